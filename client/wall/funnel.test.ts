import type { Dues, LaneLoad, StationLoad } from '@contract/picture.ts'
import { expect, test } from 'vitest'
import { counted, figuresView, withheld } from '../picture/figures.fixture.ts'
import { figureNow, figuresOf, type Where } from '../picture/figures.ts'
import { closesAt } from './closes-at.ts'
import { comparedOf } from './compared.ts'
import { fitLanes, flowsOf, funnelOf, nextDueAt } from './funnel.ts'
import { responsesOf } from './response.ts'

const now = Date.parse('2026-11-27T09:30:00+08:00')
const HOUR = 3_600_000
const lane = (code: string, over: Partial<LaneLoad> = {}): LaneLoad => ({
  ...{ code, title: { zh: code, en: code }, colour: '#2aa198', rank: 1, is: 'lane' },
  ...{ open: 0, dues: [], lateTold: 0, ...over },
})
const station = (id: string, dues: Dues | null = []): StationLoad => ({
  ...{ station: id, name: id, from: 0, wouldBe: 0, actual: 0, avoided: 0, open: 0, dues },
})
const viewOf = (
  lanes: readonly LaneLoad[],
  indicators: Parameters<typeof figuresView>[0] = {},
  loads: readonly StationLoad[] = [],
) =>
  figuresView(indicators, now, {
    lanes: Object.fromEntries(lanes.map((each) => [each.code, each])),
    stationLoads: Object.fromEntries(loads.map((each) => [each.station, each])),
  })
const funnel = (view: ReturnType<typeof viewOf>) =>
  funnelOf(view, (id, where) => figureNow(view, figuresOf(view), now, id, where))

test('time passes on the wall without a word from the server: the next deadline is the first that is not over', () => {
  const dues = [
    [now, 2],
    [now + HOUR, 3],
  ] as const
  expect(nextDueAt(dues, now - 1)).toBe(now)
  expect(nextDueAt(dues, now)).toBe(now + HOUR)
  expect(nextDueAt(dues, now + HOUR)).toBeNull()
  expect(nextDueAt(null, now)).toBeNull()
})

test.each([1, 5, 12, 60])(
  'of %i lanes none is lost: those shown and the rest are all of them, in the order of the model',
  (n) => {
    const all = Array.from({ length: n }, (_, i) => lane(`L${i}`, { rank: i + 1 }))
    const open = Object.fromEntries(all.map(({ code }, i) => [`matters.open|lane=${code}`, counted((i * 7) % 11)]))
    const { lanes } = funnel(viewOf(all, { 'matters.open': counted(99), ...open }))
    const { shown, rest } = fitLanes(lanes, 5)
    expect(shown).toHaveLength(Math.min(n, 5))
    expect([...shown, ...rest].map(({ key }) => key).sort()).toEqual(all.map(({ code }) => code).sort())
    expect(shown.map(({ load }) => load!.rank)).toEqual(shown.map(({ load }) => load!.rank).sort((a, b) => a - b))
  },
)

test('where there is no room for all lanes, one with something overdue is never among the rest', () => {
  const view = viewOf([lane('full', { rank: 1 }), lane('late', { rank: 2 })], {
    ...{ 'matters.open': counted(91), 'matters.open|lane=full': counted(90), 'matters.open|lane=late': counted(1) },
    ...{ 'matters.overdue': counted(1), 'matters.overdue|lane=late': counted(1) },
  })
  expect(fitLanes(funnel(view).lanes, 1).shown.map(({ key }) => key)).toEqual(['late'])
})

test('desk, lanes and stations hold what the house counts there, and each opens its own page', () => {
  const view = viewOf([lane('@desk', { is: 'desk', rank: 0 }), lane('C1')], {
    ...{ 'matters.open': counted(12), 'matters.open|place=desk': counted(6) },
    ...{ 'matters.open|lane=C1': counted(2), 'matters.open|place=station': counted(4) },
  })
  const { desk, lanes, stations } = funnel(view)
  expect([desk!.open.value, lanes[0]!.open.value, stations.open.value]).toEqual([6, 2, 4])
  expect(lanes[0]!.open.address).toContain('/figure/matters.open?')
  const wheres: Where[] = [desk!.where, lanes[0]!.where, stations.where]
  expect(wheres).toEqual([{ place: 'desk' }, { lane: 'C1' }, { place: 'station' }])
})

test('a public wall is told no deadlines: withheld, and never nought', () => {
  const view = viewOf([lane('C1', { open: null, dues: null })], { 'matters.overdue': withheld }, [station('a', null)])
  const { lanes, stations } = funnel(view)
  expect(lanes[0]).toMatchObject({ dues: null, overdue: { value: null, standing: { state: 'withheld' } } })
  expect(stations.dues).toBeNull()
})

test('the next deadline of the stations is the earliest of all of them', () => {
  const loads = [station('a', [[now + 2 * HOUR, 2]]), station('b', [[now + HOUR, 1]])]
  expect(nextDueAt(funnel(viewOf([], {}, loads)).stations.dues, now)).toBe(now + HOUR)
})

test('in a house that nobody tells what comes in, no nought of what became of it stands as counted', () => {
  const states = (received: number, settled: number) => {
    const indicators = {
      ...{ 'complaints.matters': counted(received), 'matters.settled': counted(settled) },
      ...{ 'matters.returned': counted(0), 'matters.dispatched': counted(0) },
    }
    const view = viewOf([], indicators)
    return flowsOf((id, where) => figureNow(view, figuresOf(view), now, id, where)).map(
      ({ told }) => told.standing.state,
    )
  }
  expect(states(0, 0)).toEqual(['missing', 'missing', 'missing', 'missing'])
  // What people did all the same is told.
  expect(states(0, 2)).toEqual(['missing', 'fresh', 'missing', 'missing'])
  expect(states(5, 0)).toEqual(['provisional', 'fresh', 'fresh', 'fresh'])
})

test('a legal day ends at 24:00 of its last day; within a day the time left is counted', () => {
  expect(closesAt(Date.parse('2026-12-03T00:00:00+08:00'), now)).toBe('12-02 24:00')
  expect(closesAt(Date.parse('2026-12-02T15:20:00+08:00'), now)).toBe('12-02 15:20')
  expect(closesAt(now + HOUR, now)).toBeNull()
})

test('a rate stands against the half-year before, or with the reason why it does not', () => {
  const against = { with: 'previous', value: 20, numerator: 2, denominator: 10, change: -1.5, reason: null }
  const told = (over: object) => ({ address: '/figure/x?at=1', comparisons: [{ ...against, ...over }] })
  expect(comparedOf(told({}))).toMatchObject({ is: 'down', address: '/figure/x?at=1&compare=previous' })
  expect(comparedOf(told({ change: 0 })).is).toBe('same')
  const reason = { zh: '没有记录', en: 'nothing recorded' }
  expect(comparedOf(told({ value: null, change: null, reason }))).toMatchObject({ is: 'unknown', against: { reason } })
  expect(() => comparedOf({ error: 'no' })).toThrow()
})

test('a target is kept by the records themselves: a share that only rounding lifts over it does not', () => {
  const met = (n: number, d: number) => {
    const view = figuresView({ 'alarms.acknowledge': counted(n, d) }, now)
    return responsesOf((id) => figureNow(view, figuresOf(view), now, id))[0]!.met
  }
  expect(met(9, 10)).toBe(true)
  expect(met(89_999, 100_000)).toBe(false)
  expect(met(0, 0)).toBeNull()
})
