import { districtHour, districtIso } from '@contract/time.ts'
import { expect, test } from 'vitest'
import { indicatorOf } from '../../server/indicators/index.ts'
import { counted, figuresView, withheld } from '../picture/figures.fixture.ts'
import { HOUR_MS, WEEK_MS } from '../picture/hours.ts'
import type { PictureView } from '../picture/view.ts'
import { anyView } from '../picture/view.fixture.ts'
import { dimmed } from './theme.ts'
import { niceTop } from './axes.ts'
import { classesToday, complaintClasses } from './complaint-classes.chart.ts'
import { complaints24h, curveOf } from './complaints-24h.chart.ts'
import type { Chart } from './chart.ts'
import { runsOf } from './gaps.ts'
import { charts } from './index.ts'
import { partedHours, sumsOf } from './part-of-hours.ts'
import { anyPen } from './pen.fixture.ts'
import { loadsOf, stationLoads } from './station-loads.chart.ts'

const now = Date.parse('2026-11-23T09:41:00+08:00')
const noted = (chart: Chart, view: PictureView) => chart.note(view, now, anyPen).map(({ text }) => text)
const hour = (back: number) => districtHour(now - back * HOUR_MS)
const numbersIn = (value: unknown): number[] => {
  if (typeof value === 'number') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : []
}

const count = (value: number) => ({ value, numerator: value, denominator: null, from: null })
const hidden = { value: null, numerator: null, denominator: null, from: null, withheld: true as const }
/** Loads of three stations: one may not be known, one was sent nothing. */
const loads = {
  'stations.wouldBe': count(16),
  'stations.actual': count(2),
  'interception.avoided': hidden,
  'stations.wouldBe|station=st-1': count(9),
  'stations.actual|station=st-1': count(2),
  'interception.avoided|station=st-1': count(1),
  'stations.wouldBe|station=st-2': hidden,
  'stations.wouldBe|station=st-3': count(7),
}

test('hours before the first fact are gaps, hours without a complaint are zero', () => {
  const view = anyView({
    tallies: { [`complaint|${hour(3)}`]: 5, [`complaint|${hour(0)}`]: 2 },
    marks: { firstFactAt: now - 3 * HOUR_MS },
  })
  const counts = curveOf(view, now).map((one) => one.count)
  expect(counts.slice(0, 20)).toEqual(Array(20).fill(null))
  expect(counts.slice(20)).toEqual([5, 0, 0, 2])
})
test('after the feed fell silent the curve has a gap, not a quiet hour', () => {
  const feed = {
    feed: 'complaints-12315',
    title: { zh: '', en: '' },
    nature: 'periodic',
    everyMs: 1,
    staleAfterMs: 60_000,
  } as const
  const counters = { fault: null, circuit: 'closed', accepted: 0, duplicates: 0, rejected: 0 } as const
  const view = anyView({
    feeds: { 'complaints-12315': { ...feed, ...counters, heardAt: now - 2 * HOUR_MS, state: 'stale' } },
    marks: { firstFactAt: 0 },
  })
  expect(
    curveOf(view, now)
      .map((one) => one.count)
      .slice(-3),
  ).toEqual([0, null, null])
})
test('the band of an hour is the same weekday and hour of earlier weeks', () => {
  const weeks = [1, 2, 3, 4].map((week) => [`complaint|${districtHour(now - week * WEEK_MS)}`, week * 10])
  const view = anyView({
    tallies: Object.fromEntries(weeks) as Record<string, number>,
    marks: { firstFactAt: now - 5 * WEEK_MS },
  })
  expect(curveOf(view, now).at(-1)?.normal).toEqual({ weeks: 4, low: 17.5, median: 25, high: 32.5 })
})
test('with fewer than four weeks the normal is called provisional', () => {
  const view = anyView({ tallies: { [`complaint|${hour(1)}`]: 4 }, marks: { firstFactAt: now - 2 * WEEK_MS } })
  expect(noted(complaints24h, view)).toContain('state.provisional')
  const known = anyView({ tallies: { [`complaint|${hour(1)}`]: 4 }, marks: { firstFactAt: now - 5 * WEEK_MS } })
  expect(noted(complaints24h, known)).not.toContain('state.provisional')
})
test('the running hour is drawn apart from the finished ones', () => {
  const view = anyView({ tallies: { [`complaint|${hour(0)}`]: 9 }, marks: { firstFactAt: 0 } })
  const series = complaints24h.option(view, now, anyPen)?.series
  const lines = Array.isArray(series) ? series.map((one) => one.data as (number | null)[]) : []
  expect(lines[2]?.at(-1)).toBeNull()
  expect(lines[3]?.at(-1)).toBe(9)
})
const ofClasses = (counts: Readonly<Record<string, number>>) =>
  figuresView(
    {
      'complaints.received': counted(50),
      ...Object.fromEntries(
        Object.entries(counts).map(([name, n]) => [`complaints.received|class=${name}`, counted(n)]),
      ),
    },
    now,
  )
test('of the day’s classes the seven largest are drawn and every one stands in the table, as the house counts them', () => {
  const view = ofClasses(Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`类${index}`, index + 1])))
  const series = complaintClasses.option(view, now, anyPen)?.series
  expect(Array.isArray(series) ? series[0]?.data : []).toEqual([9, 8, 7, 6, 5, 4, 3])
  expect(complaintClasses.table(view, now, anyPen).rows).toHaveLength(9)
  expect(complaintClasses.note(view, now, anyPen)).toMatchObject([{ asked: { id: 'complaints.received' } }])
})
test('of as many complaints the class that comes first by name comes first, and a withheld one is no bar', () => {
  const view = ofClasses({ 质量: 5, 价格: 5 })
  const names = (of: typeof view) => classesToday(of).map(({ name }) => name)
  expect(names(view)).toEqual(['价格', '质量'])
  const kept = new Map([...view.shelves.indicators, ['complaints.received|class=价格', withheld] as const])
  expect(names({ ...view, shelves: { ...view.shelves, indicators: kept } })).toEqual(['质量'])
})
test('a bar of a class opens the figure of that class', () => {
  const view = ofClasses({ 价格: 3 })
  expect(complaintClasses.asked(view, now, 0)).toEqual({ id: 'complaints.received', where: { class: '价格' } })
})
test('a part is never larger than its whole, and hours to come are neither zero nor missing', () => {
  const what = { source: 'markets', whole: 'quickTest', part: 'quickTest.positive', colour: '--p2' } as const
  const view = anyView({
    tallies: { [`quickTest|${hour(0)}`]: 2, [`quickTest.positive|${hour(0)}`]: 5 },
    marks: { firstFactAt: 0 },
  })
  const hours = partedHours(view, now, [now - HOUR_MS - (now % HOUR_MS), now - (now % HOUR_MS), now + HOUR_MS], what)
  expect(hours.map(({ whole, part, missing }) => [whole, part, missing])).toEqual([
    [0, 0, false],
    [2, 2, false],
    [null, null, false],
  ])
  expect(sumsOf(hours)).toEqual({ whole: 2, part: 2 })
})
test('no chart draws anything when nothing was ever told', () => {
  for (const chart of charts) {
    expect(chart.option(anyView(), now, anyPen), chart.name).toBeNull()
    expect(chart.note(anyView(), now, anyPen), chart.name).toEqual([])
  }
})
test('no chart holds a number that is none', () => {
  const tallies: Record<string, number> = {}
  for (const name of [
    'complaint',
    'elevator.alarm',
    'entrapment',
    'quickTest',
    'quickTest.positive',
    'sale',
    'sale.unrecorded',
  ])
    for (let back = 0; back < 40; back += 3) tallies[`${name}|${hour(back)}`] = back
  const indicators = { ...loads, 'complaints.received|class=质量': counted(4) }
  const view = anyView({ tallies, indicators, marks: { firstFactAt: now - 30 * HOUR_MS } })
  for (const chart of charts) {
    const option = chart.option(view, now, anyPen)
    expect(option, chart.name).not.toBeNull()
    expect(
      numbersIn(option).filter((number) => !Number.isFinite(number)),
      chart.name,
    ).toEqual([])
  }
})
test('every chart says which figure it draws, and the whole of it opens told apart as it is drawn', () => {
  for (const chart of charts) {
    const { id, by } = chart.asked(anyView(), now, null)
    const { defined } = indicatorOf.get(id)!
    expect(chart.indicator, chart.name).toBe(id)
    expect(defined.dimensions, chart.name).toContain(by![0])
  }
})
test('an hour of a curve opens the figure of that hour, the running one up to now', () => {
  const start = now - (now % HOUR_MS)
  expect(complaints24h.asked(anyView(), now, 22)).toMatchObject({
    from: districtIso(start - HOUR_MS),
    to: districtIso(start),
  })
  expect(complaints24h.asked(anyView(), now, 23)).toMatchObject({ from: districtIso(start), to: districtIso(now) })
})
test('gaps are runs of neighbours', () => {
  expect(runsOf([1, 2, 3, 7, 9, 10])).toEqual([
    [1, 3],
    [7, 7],
    [9, 10],
  ])
})
test('an axis ends on a round even number above the largest count', () => {
  expect([0, 3, 5, 47, 99, 101, 640].map(niceTop)).toEqual([4, 4, 6, 50, 100, 120, 800])
})
test('the load of each station is the figure that the house counts; what may not be known is not nothing', () => {
  const view = anyView({ indicators: loads })
  expect(loadsOf(view)).toEqual([
    { station: 'st-1', wouldBe: 9, actual: 2, avoided: 1 },
    { station: 'st-3', wouldBe: 7, actual: 0, avoided: null },
    { station: 'st-2', wouldBe: null, actual: 0, avoided: null },
  ])
  expect(stationLoads.note(view, now, anyPen)).toEqual([
    { text: 'chart.loads.actual {"n":"2"}', asked: { id: 'stations.actual' } },
    { text: 'chart.loads.wouldBe {"n":"16"}', asked: { id: 'stations.wouldBe' } },
    { text: 'chart.loads.avoided {"n":"state.withheld"}', asked: null },
  ])
})
test('every sum beside a title says which figure of the house it is', () => {
  const tallies: Record<string, number> = {}
  for (const name of [
    'complaint',
    'elevator.alarm',
    'entrapment',
    'quickTest',
    'quickTest.positive',
    'sale',
    'sale.unrecorded',
  ])
    for (let back = 0; back < 9; back++) tallies[`${name}|${hour(back)}`] = 3
  const view = anyView({ tallies, indicators: loads, marks: { firstFactAt: now - 30 * HOUR_MS } })
  for (const chart of charts) {
    const sums = chart.note(view, now, anyPen).filter(({ text, asked }) => asked === null && /\d/.test(text))
    expect(sums, chart.name).toEqual([])
    for (const { asked } of chart.note(view, now, anyPen))
      if (asked) expect(indicatorOf.has(asked.id), asked.id).toBe(true)
  }
})

test('nothing of a stale chart that stands for a number is drawn in full strength, people shut in a lift included', () => {
  for (const token of ['--data', '--data2', '--ink', '--p1']) expect(dimmed(token)).not.toBe(token)
})
