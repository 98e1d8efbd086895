import { expect, test } from 'vitest'
import { recommend, type Candidate, type Need } from './recommend.ts'

const NOW = Date.parse('2026-11-27T10:00:00+08:00')
const need: Need = {
  kind: 'rescue',
  siteKind: 'elevator',
  lng: 114.2,
  lat: 22.7,
  station: 'st-1',
  streetCode: '440307001',
}
const somebody = (id: string, over: Partial<Candidate> = {}): Candidate => ({
  ...{ id, name: id, stations: [], streets: [], skills: null, position: null, open: 0 },
  ...{ given: { shift: 0, week: 0 }, busyWith: null, roster: null },
  ...over,
})
const here = (minutesAgo: number, lng = 114.21) => ({ lng, lat: 22.7, accuracyM: 20, at: NOW - minutesAgo * 60_000 })
const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code)
const first = (...all: Candidate[]) => recommend(need, all, NOW)[0]!

test('whoever answers for the area comes before a stranger', () => {
  expect(first(somebody('a'), somebody('b', { stations: ['st-1'] })).id).toBe('b')
  expect(first(somebody('a'), somebody('b', { streets: ['440307001'] })).id).toBe('b')
})

test('the nearer goes first, and the time on the way is said as an estimate', () => {
  const ranked = recommend(
    need,
    [somebody('far', { position: here(1, 114.3) }), somebody('near', { position: here(1) })],
    NOW,
  )
  expect(ranked.map(({ id }) => id)).toEqual(['near', 'far'])
  // 1.03 km straight × 1.4 at 30 km/h.
  expect(ranked[0]!.travelMin).toBe(3)
  expect(ranked[0]!.reasons.find(({ code }) => code === 'near')!.zh).toContain('估计 3 分钟')
})

test('a position older than ten minutes is said and not trusted', () => {
  const { travelMin, cautions, reasons } = first(somebody('a', { position: here(11) }))
  expect(travelMin).toBeNull()
  expect(cautions.find(({ code }) => code === 'stalePosition')).toMatchObject({ value: 11 })
  expect(codes(reasons)).not.toContain('near')
  expect(first(somebody('a', { position: here(10) })).travelMin).not.toBeNull()
})

test('what is not known is said and gives no points', () => {
  const { score, cautions, travelMin } = first(somebody('a'))
  expect([score, travelMin]).toEqual([0, null])
  expect(codes(cautions)).toEqual(['otherArea', 'skillUnknown', 'noPosition', 'rosterUnknown'])
})

test('somebody on a task stands behind somebody free, and the task is named', () => {
  const busy = somebody('a', { position: here(1), open: 1, busyWith: 'RW1' })
  const ranked = recommend(need, [busy, somebody('b', { position: here(1, 114.23) })], NOW)
  expect(ranked.map(({ id }) => id)).toEqual(['b', 'a'])
  expect(ranked[1]!.cautions.find(({ code }) => code === 'busy')!.zh).toContain('RW1')
})

const HOUR = 3_600_000
const TIRED = { on: { from: NOW - HOUR, to: NOW + HOUR }, last: { from: NOW - 9 * HOUR, to: NOW - 2 * HOUR } }

test('work is shared: whoever had less this week comes first, and whoever has not rested comes last', () => {
  const given = (week: number) => ({ given: { shift: 0, week } })
  const ranked = recommend(
    need,
    [somebody('much', given(5)), somebody('little', given(1)), somebody('rests', { roster: TIRED })],
    NOW,
  )
  expect(ranked.map(({ id }) => id)).toEqual(['little', 'much', 'rests'])
})
