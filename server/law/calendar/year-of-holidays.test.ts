import { expect, test } from 'vitest'
import { openCalendar } from './calendar.ts'
import { publishedYears } from './index.ts'
import { official2027 } from './official-2027.fixture.ts'
import { yearOfHolidays } from './year-of-holidays.ts'

const sentences = (list: unknown) => yearOfHolidays.safeParse(list).error?.issues.map(({ message }) => message) ?? []

test('the lists that come with the program are sound', () => {
  for (const list of publishedYears) expect(sentences(list)).toEqual([])
})

test('an empty list is not a published year: it would make New Year’s Day a workday', () => {
  expect(sentences({ ...official2027, off: [], work: [] })).toEqual([
    '缺少法定节假日 2027-01-01，这份名单不完整，请按国务院办公厅通知补全。',
  ])
})

test.each([
  ['a day of another year', { off: [...official2027.off, '2028-01-01'] }, '2028-01-01 不在 2027 年'],
  ['a November of the year before', { off: [...official2027.off, '2026-11-30'] }, '2026-11-30 不在 2027 年'],
  ['a weekday as a weekend workday', { work: ['2027-03-03'] }, '2027-03-03 不是周末'],
  ['a day both off and worked', { work: ['2027-02-07'] }, '2027-02-07 出现了两次'],
  ['a day that does not exist', { off: [...official2027.off, '2027-02-30'] }, '请写成 YYYY-MM-DD'],
  ['no source', { source: '  ' }, '请写明依据'],
])('%s is refused with a sentence', (_what, part, sentence) => {
  expect(sentences({ ...official2027, ...part }).join()).toContain(sentence)
  expect(() => openCalendar([{ ...official2027, ...part }])).toThrow()
})
