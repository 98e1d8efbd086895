import { expect, test } from 'vitest'
import { silences, silentMs, stretchesOf } from './minded.ts'

/* What stands beside a figure about the silences of its feeds. */

const at = (time: string) => Date.parse(`2026-11-28T${time}:00+08:00`)
const titleOf = (feed: string) => ({ zh: feed === 'a' ? '甲源' : '乙源', en: feed })
const outage = (from: string, to: string | null, feed = 'a') => ({
  feed,
  from: at(from),
  to: to === null ? null : at(to),
})
const said = (...outages: ReturnType<typeof outage>[]) => silences(outages, titleOf).map(({ zh }) => zh)

test('a feed that answers for a moment and is silent again came and went, and is said once', () => {
  expect(said(outage('20:51', '21:46'), outage('21:46', '21:51'), outage('21:51', null))).toEqual([
    '甲源自 2026-11-28 20:51 起时断时续，现在没有应答，此后的记录可能不全。',
  ])
  expect(said(outage('08:00', '08:20'), outage('08:29', '09:00'))).toEqual([
    '甲源在 2026-11-28 08:00 至 2026-11-28 09:00 之间时断时续，这段时间的记录可能迟到或不全。',
  ])
})
test('silences apart from each other, and of different feeds, stay their own', () => {
  expect(said(outage('08:00', '08:20'), outage('08:31', '09:00'))).toHaveLength(2)
  const both = said(outage('08:00', '08:20'), outage('08:21', '09:00', 'b'), outage('08:22', '08:40'))
  expect(both).toEqual([expect.stringContaining('乙源'), expect.stringMatching(/甲源.*08:00.*08:40.*时断时续/)])
})
test('of many only the latest are said, and how many came before', () => {
  const many = ['01', '03', '05', '07', '09'].map((hour) => outage(`${hour}:00`, `${hour}:30`))
  expect(said(...many)).toEqual([
    ...['05', '07', '09'].map((hour) => expect.stringContaining(`${hour}:00`) as string),
    '另有 2 次较早的中断。',
  ])
})
test('of what stands only a silence that lasts is said, in the words of its whole stretch', () => {
  const now = at('10:00')
  const over = [outage('08:00', '08:20')]
  expect(silences(over, titleOf, now)).toEqual([])
  const lasts = [outage('09:00', '09:30'), outage('09:31', null)]
  expect(silences(lasts, titleOf, now)).toEqual(silences(lasts, titleOf))
})
test('what it answered in between is not counted as silent', () => {
  const outages = [outage('08:00', '08:20'), outage('08:29', '09:00')]
  expect(stretchesOf(outages)).toHaveLength(1)
  const day = { from: at('00:00'), to: at('23:59') }
  expect(silentMs(outages, day, at('23:59'))).toBe(51 * 60_000)
})
