import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openCalendar } from './calendar.ts'
import { addDays, dayNumber, dayText } from './day.ts'
import { publishedYears } from './index.ts'
import { official2027 } from './official-2027.fixture.ts'

const calendar = openCalendar()
const everyDayOf = (year: number) => {
  const first = dayNumber(`${year}-01-01`)
  return Array.from({ length: dayNumber(`${year + 1}-01-01`) - first }, (_, at) => dayText(first + at))
}

describe('working days as the notices have them', () => {
  test.each([
    ['2026-02-13', 7, '2026-03-02'],
    ['2026-04-30', 7, '2026-05-13'],
    ['2026-06-18', 7, '2026-06-30'],
    ['2026-09-24', 7, '2026-10-12'],
    ['2026-09-24', 15, '2026-10-22'],
    ['2022-01-28', 7, '2022-02-11'],
    ['2022-04-29', 7, '2022-05-12'],
    ['2022-03-09', 45, '2022-05-13'],
  ])('%s and %i working days is %s', (day, n, expected) => {
    expect(calendar.addWorkingDays(day, n)).toEqual({ day: expected, provisional: false })
  })

  test('2026 has 248 working days, 2022 has 249', () => {
    // 2022: 365 days, 105 on weekends, 18 weekdays off, 7 weekend days worked.
    const worked = (year: number) => everyDayOf(year).filter((day) => calendar.isWorkingDay(day).working).length
    expect([worked(2026), worked(2022)]).toEqual([248, 249])
  })

  test('a holiday is not worked, a weekend that the notice names is', () => {
    expect(calendar.isWorkingDay('2026-10-07')).toEqual({ working: false, provisional: false })
    expect(calendar.isWorkingDay('2026-10-10')).toEqual({ working: true, provisional: false })
    expect(calendar.isWorkingDay('2026-10-11')).toEqual({ working: false, provisional: false })
  })

  test('every year names its notice, and the register is in order', () => {
    expect(publishedYears.map(({ year }) => year)).toEqual([2022, 2026])
    for (const { year, source } of publishedYears) expect(source).toContain(`${year}年部分节假日安排的通知`)
  })
})

describe('the last day of a period (Art. 45)', () => {
  test.each([
    ['2026-10-06', '2026-10-08', 'holiday', '60 days from 2026-08-07: National Day'],
    ['2026-06-19', '2026-06-22', 'holiday', '60 days from 2026-04-20: Dragon Boat'],
    ['2026-02-14', '2026-02-14', 'nothing', 'a Saturday that is worked'],
    ['2026-07-04', '2026-07-06', 'weekend', 'an ordinary Saturday'],
    ['2026-08-05', '2026-08-05', 'nothing', 'a Wednesday'],
    ['2026-01-03', '2026-01-04', 'holiday', 'a Saturday off before a Sunday that is worked'],
  ])('%s becomes %s (%s: %s)', (day, expected, over) => {
    expect(calendar.rollHoliday(day)).toEqual({ day: expected, provisional: false, over })
  })

  test('on the strict reading an ordinary weekend stands, a holiday does not', () => {
    expect(calendar.rollHoliday('2026-07-04', { weekendsToo: false }).day).toBe('2026-07-04')
    expect(calendar.rollHoliday('2026-10-06', { weekendsToo: false }).day).toBe('2026-10-08')
  })
})

describe('a year that is not published', () => {
  test('2027 is provisional, and New Year’s Day of it is no workday', () => {
    expect(calendar.isWorkingDay('2027-01-01')).toEqual({ working: false, provisional: true })
  })

  test.each(['2027-01-01', '2028-05-01', '2028-05-02', '2027-10-01', '2028-10-02', '2028-10-03'])(
    '%s, a weekday, is fixed by law and off all the same',
    (day) => expect(calendar.isWorkingDay(day).working).toBe(false),
  )

  test('lunar holidays are not guessed: the Spring Festival of 2027 counts until it is published', () => {
    // 2027-02-08 is a Monday within the festival.
    expect(calendar.isWorkingDay('2027-02-08')).toEqual({ working: true, provisional: true })
  })

  test('2 May is off by law since 2025 only', () => {
    expect(calendar.isWorkingDay('2024-05-02').working).toBe(true)
    expect(calendar.isWorkingDay('2025-05-02').working).toBe(false)
  })

  test('a span from 2026 into 2027 is provisional, one that ends in 2026 is not', () => {
    expect(calendar.addWorkingDays('2026-12-28', 7)).toEqual({ day: '2027-01-07', provisional: true })
    expect(calendar.addWorkingDays('2026-12-28', 3)).toEqual({ day: '2026-12-31', provisional: false })
  })

  test('a start in an unpublished year is no doubt when every counted day is published', () => {
    expect(calendar.addWorkingDays('2025-12-31', 5)).toEqual({ day: '2026-01-08', provisional: false })
  })

  test('the official list takes the mark away and may move the date', () => {
    const before = calendar.addWorkingDays('2027-02-03', 7)
    const after = openCalendar([official2027]).addWorkingDays('2027-02-03', 7)
    expect(before).toEqual({ day: '2027-02-12', provisional: true })
    expect(after).toEqual({ day: '2027-02-18', provisional: false })
  })

  test('an administrator’s list replaces the year that came with the program', () => {
    const [, year2026] = publishedYears
    const later = { ...year2026!, off: [...year2026!.off, '2026-09-03'], source: '补充通知' }
    expect(openCalendar([later]).isWorkingDay('2026-09-03').working).toBe(false)
    expect(calendar.isWorkingDay('2026-09-03').working).toBe(true)
  })

  test('a notice may move days of the December before, as the one for 2019 did', () => {
    const list = { ...official2027, off: ['2026-12-31', ...official2027.off], work: ['2026-12-26'] }
    const opened = openCalendar([list])
    expect(opened.isWorkingDay('2026-12-31').working).toBe(false)
    expect(opened.isWorkingDay('2026-12-26').working).toBe(true)
  })
})

describe('what is no day or no number is refused', () => {
  test.each(['2026-02-30', '2026-2-3', '', '20260203', '2026-13-01', '2026-01-01T00:00:00Z'])('“%s”', (day) => {
    expect(() => calendar.isWorkingDay(day)).toThrow('不是日期')
  })
  test.each([-1, 1.5, Number.NaN, 5001])('%d working days', (n) => {
    expect(() => calendar.addWorkingDays('2026-01-01', n)).toThrow('工作日数')
  })
})

describe('adding working days, whatever the day', () => {
  const day = fc.integer({ min: dayNumber('2021-06-01'), max: dayNumber('2028-06-01') }).map(dayText)
  const few = fc.integer({ min: 0, max: 120 })

  test('a later start and more days never end earlier', () => {
    fc.assert(
      fc.property(day, few, few, fc.integer({ min: 0, max: 60 }), (from, n, more, later) => {
        const end = calendar.addWorkingDays(from, n).day
        expect(calendar.addWorkingDays(addDays(from, later), n).day >= end).toBe(true)
        expect(calendar.addWorkingDays(from, n + more).day >= end).toBe(true)
      }),
    )
  })

  test('never lands on a day off', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 120 }), (from, n) => {
        expect(calendar.isWorkingDay(calendar.addWorkingDays(from, n).day).working).toBe(true)
      }),
    )
  })

  test('n and then m is n + m', () => {
    fc.assert(
      fc.property(day, few, few, (from, n, m) => {
        const once = calendar.addWorkingDays(from, n + m)
        fc.pre(!once.provisional)
        expect(calendar.addWorkingDays(calendar.addWorkingDays(from, n).day, m)).toEqual(once)
      }),
    )
  })

  test('what is added is what lies between', () => {
    fc.assert(
      fc.property(day, few, (from, n) => {
        const end = calendar.addWorkingDays(from, n)
        expect(calendar.workingDaysBetween(from, end.day)).toEqual({ days: n, provisional: end.provisional })
      }),
    )
  })

  test('a rolled day is worked, and nothing is skipped on the way to it', () => {
    fc.assert(
      fc.property(day, (from) => {
        const { day: to, over } = calendar.rollHoliday(from)
        expect(calendar.isWorkingDay(to).working).toBe(true)
        expect(over === 'nothing').toBe(to === from)
        if (to !== from) expect(calendar.workingDaysBetween(from, to).days).toBe(1)
      }),
    )
  })
})
