import type { LaneLoad, StationLoad } from '@contract/picture.ts'
import { expect, test } from 'vitest'
import { anyView } from '../picture/view.fixture.ts'
import { closesAt } from './closes-at.ts'
import { clocksAt, fitLanes, flowRecords, funnelOf, openRecords, restOf } from './funnel.ts'
import { points, rateOf } from './rate.ts'

const now = Date.parse('2026-11-27T09:30:00+08:00')
const HOUR = 3_600_000
const lane = (code: string, over: Partial<LaneLoad> = {}): LaneLoad => ({
  ...{ code, title: { zh: code, en: code }, colour: '#2aa198', rank: 1, is: 'lane' },
  ...{ open: 0, dues: [], lateTold: 0, ...over },
})
const station = (id: string, over: Partial<StationLoad> = {}): StationLoad => ({
  ...{ station: id, name: id, from: 0, wouldBe: 0, actual: 0, avoided: 0, open: 0, dues: [], ...over },
})
const viewOf = (lanes: readonly LaneLoad[], tallies: Record<string, number> = {}, loads: readonly StationLoad[] = []) =>
  anyView({
    lanes: Object.fromEntries(lanes.map((each) => [each.code, each])),
    stationLoads: Object.fromEntries(loads.map((each) => [each.station, each])),
    tallies,
  })

test('time passes on the wall without a word from the server: what was nearly due is overdue at its very moment', () => {
  const dues = [
    [now, 2],
    [now + HOUR, 3],
    [now + 25 * HOUR, 4],
  ] as const
  expect(clocksAt(dues, now - 1)).toEqual({ overdue: 0, soon: 5, nextAt: now })
  expect(clocksAt(dues, now)).toEqual({ overdue: 2, soon: 3, nextAt: now + HOUR })
  expect(clocksAt(dues, now + 30 * HOUR)).toEqual({ overdue: 9, soon: 0, nextAt: null })
  expect(clocksAt(null, now)).toBeNull()
})

test.each([1, 5, 12, 60])(
  'of %i lanes none is lost: those shown and the rest are all of them, in the order of the model',
  (n) => {
    const all = Array.from({ length: n }, (_, i) => lane(`L${i}`, { rank: i + 1, open: (i * 7) % 11 }))
    const rows = funnelOf(viewOf(all), now).lanes
    const { shown, rest } = fitLanes(rows, 5)
    expect(shown).toHaveLength(Math.min(n, 5))
    expect([...shown, ...rest].map(({ key }) => key).sort()).toEqual(all.map(({ code }) => code).sort())
    expect(shown.map(({ load }) => load!.rank)).toEqual(shown.map(({ load }) => load!.rank).sort((a, b) => a - b))
  },
)

test('where there is no room for all lanes, one with something overdue is never among the rest', () => {
  const all = [lane('full', { rank: 1, open: 90 }), lane('late', { rank: 2, open: 1, dues: [[now - 1, 1]] })]
  expect(fitLanes(funnelOf(viewOf(all), now).lanes, 1).shown.map(({ key }) => key)).toEqual(['late'])
})

test('today’s flow is counted from midnight, lane by lane; consultations were not received by the funnel', () => {
  const view = viewOf([lane('C1')], {
    'complaint|2026-11-27T08': 10,
    'complaint.kind/consult|2026-11-27T08': 4,
    'complaint|2026-11-26T23': 99,
    'matter.settled|2026-11-27T09': 3,
    'matter.settled/C1|2026-11-27T09': 2,
    'matter.returned/C1|2026-11-26T23': 9,
  })
  const funnel = funnelOf(view, now)
  expect(funnel).toMatchObject({ received: 6, settled: 3, returned: 0, dispatched: 0 })
  expect(funnel.lanes[0]).toMatchObject({ settled: 2, returned: 0 })
})

test('a public wall is told no deadlines and no flow: withheld, and never nought', () => {
  const funnel = funnelOf(
    viewOf([lane('C1', { open: null, dues: null })], {}, [station('a', { open: null, dues: null })]),
    now,
  )
  expect(funnel.lanes[0]).toMatchObject({ open: null, clocks: null, settled: null, returned: null })
  expect(funnel).toMatchObject({ settled: null, dispatched: null, stations: { open: null, clocks: null } })
})

test('what has no room on a public wall is withheld together, and never nought', () => {
  const late: Partial<LaneLoad> = { open: 2, dues: [[now - 1, 2]] }
  const rows = funnelOf(viewOf([lane('C1', late), lane('C2', { ...late, open: 3 })]), now).lanes
  expect(restOf(rows)).toEqual({ n: 2, open: 5, overdue: 4 })
  const withheld = funnelOf(viewOf([lane('C1', late), lane('C2', { open: null, dues: null })]), now).lanes
  expect(restOf(withheld)).toEqual({ n: 2, open: null, overdue: null })
  expect(restOf([])).toEqual({ n: 0, open: 0, overdue: 0 })
})

test('the row of the stations is the sum of all of them, its next deadline the earliest', () => {
  const loads = [
    station('a', { open: 2, dues: [[now + 2 * HOUR, 2]] }),
    station('b', { open: 1, dues: [[now + HOUR, 1]] }),
  ]
  expect(funnelOf(viewOf([], {}, loads), now).stations).toMatchObject({
    open: 3,
    clocks: { soon: 3, nextAt: now + HOUR },
  })
})

test('every number opens its records', () => {
  const { lanes, stations } = funnelOf(viewOf([lane('C1')]), now)
  expect(openRecords(lanes[0]!, 'C1', 'overdue').path).toBe('/api/v1/complaints?lane=C1&due=overdue')
  expect(openRecords(stations, '', 'open').path).toBe('/api/v1/complaints?held=station')
  expect(decodeURIComponent(flowRecords('settled', now, lanes[0]!, 'C1').path)).toBe(
    '/api/v1/complaints?from=2026-11-27T00:00:00+08:00&to=2026-11-28T00:00:00+08:00&flow=settled&lane=C1',
  )
})

test('a legal day ends at 24:00 of its last day; within a day the time left is counted', () => {
  expect(closesAt(Date.parse('2026-12-03T00:00:00+08:00'), now)).toBe('12-02 24:00')
  expect(closesAt(Date.parse('2026-12-02T15:20:00+08:00'), now)).toBe('12-02 15:20')
  expect(closesAt(now + HOUR, now)).toBeNull()
})

test('a rate is never shown without what it is of, and an answer that is none is no rate', () => {
  const answer = { cohort: { gross: { n: 6426, d: 30_000, percent: '21.42' }, period: { from: 1, to: 2 } } }
  expect(rateOf(answer)).toEqual({ n: 6426, d: 30_000, percent: '21.42', from: 1, to: 2 })
  expect(rateOf({ cohort: { gross: { n: 0, d: 0, percent: null }, period: { from: 1, to: 2 } } })?.percent).toBeNull()
  expect(rateOf({ error: 'no' })).toBeNull()
  const at = (percent: string | null) => ({ n: 0, d: 0, percent, from: 0, to: 0 })
  expect(points(at('21.42'), at('20.62'))).toBe(0.8)
  expect(points(at('21.42'), at(null))).toBeNull()
})
