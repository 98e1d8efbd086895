import { expect, test } from 'vitest'
import { adminMessages } from './messages.ts'
import { lastingOf, phraseOf, wordKeyOf } from './phrases.ts'

const say = (sentence: string) => {
  const said = phraseOf(sentence)
  if (!said) return null
  const text = (adminMessages['zh-CN'].said as Record<string, string>)[said.key.replace('admin.said.', '')]!
  return text.replace(/\{(\w+)\}/g, (_, name: string) => said.named[name] ?? '')
}

test.each([
  ['is missing', '缺少此项'],
  ['must be one of WGS84, GCJ02, and is text (“x”)', '应为下列之一：WGS84, GCJ02；实为text (“x”)'],
  ['must be at least 0, and is -5', '应不小于 0，实为-5'],
  ['is longer than 200 characters', '超过 200 个字符'],
  [
    '“alarm.raised” is not something a source may tell; it may tell site.registered, reading',
    '“alarm.raised”不是可以报送的类型；可以报送：site.registered, reading',
  ],
  [
    "2026-11-23T10:00:00+08:00 is in the future: the server's clock says 2026-11-23T09:00:00+08:00; check the clock of the source",
    '2026-11-23T10:00:00+08:00 在将来：服务器时间为 2026-11-23T09:00:00+08:00，请检查来源的时钟',
  ],
  ['is none of this district’s stations; “龙城所” is the nearest name', '本辖区没有这个监管所，最相近的是“龙城所”'],
  ['is after the receipt (2026-11-23T09:00:00+08:00): check both', '晚于收到的时间 2026-11-23T09:00:00+08:00，请核对'],
  ['column “金额” holds “abc”, which is no number', '“金额”列的内容是“abc”，不是数'],
  // As the list of reasons says it, values left out.
  ['column “金额” holds …, which is no number', '“金额”列的内容是“…”，不是数'],
  ['has 2 cells where the header has 3', '此行有 2 格，表头有 3 格'],
])('“%s” is said in Chinese', (sentence, chinese) => {
  expect(say(sentence)).toBe(chinese)
})

test('a sentence that is not known stands as it is', () => {
  expect(phraseOf('上游回答 500')).toBeNull()
})

test('words inside a sentence are words, values are values', () => {
  expect(wordKeyOf('a number')).toBe('admin.word.number')
  expect(wordKeyOf('constructor')).toBeNull()
  expect(wordKeyOf('text (“x”)')).toBeNull()
})

test.each([
  [30_000, 'seconds', 30],
  [60_000, 'minutes', 1],
  [90_000, 'seconds', 90],
  [3 * 3_600_000, 'hours', 3],
  [250, 'ms', 250],
])('%d ms is said as %s %d', (ms, unit, n) => {
  expect(lastingOf(ms)).toEqual({ key: `admin.lasting.${unit}`, n })
})
