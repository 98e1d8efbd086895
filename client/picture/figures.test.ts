import type { FeedHealth } from '@contract/picture.ts'
import { expect, test } from 'vitest'
import { counted, figuresView, withheld } from './figures.fixture.ts'
import { addressOf, figureNow, figuresLeftOut, figuresOf, marksOf, tells } from './figures.ts'
import { anyView } from './view.fixture.ts'

const now = Date.parse('2026-11-23T09:41:00+08:00')
const feed = (name: string, over: Partial<FeedHealth> = {}): FeedHealth => ({
  ...{ feed: name, title: { zh: name, en: name }, nature: 'periodic', everyMs: 5_000, staleAfterMs: 60_000 },
  ...{ heardAt: now - 1_000, state: 'fresh', fault: null, circuit: 'closed', accepted: 0, duplicates: 0, rejected: 0 },
  ...over,
})
const feeds = { 'complaints-12315': feed('complaints-12315'), market: feed('market') }
const at = (view: ReturnType<typeof anyView>, id: string, where = {}, when = now) =>
  figureNow(view, figuresOf(view), when, id, where)

test('every figure is opened at the moment and the version that are shown, what no journal holds too', () => {
  const view = figuresView({ 'hotspots.standing': counted(2), 'tasks.open': counted(1) }, now, { feeds })
  expect(at(view, 'hotspots.standing').address).toBe(`/figure/hotspots.standing?at=${now}&version=7&scope=all`)
  expect(at(view, 'tasks.open').address).toContain('version=7')
})

test('a figure stands with its value, what it is made of, and the page that says the same', () => {
  const view = figuresView({ 'markets.positive': counted(7, 200) }, now, { feeds })
  expect(at(view, 'markets.positive')).toMatchObject({
    ...{ value: 3.5, numerator: 7, denominator: 200, standing: { state: 'fresh', asOf: now - 1_000 } },
    address: `/figure/markets.positive?at=${now}&version=7&scope=all`,
  })
})
test('a lane for which nothing was counted holds nought; before anything is counted it is missing', () => {
  const view = figuresView({ 'matters.open': counted(9), 'matters.open|lane=C1': counted(2) }, now, { feeds })
  expect(at(view, 'matters.open', { lane: 'C1' })).toMatchObject({ value: 2 })
  expect(at(view, 'matters.open', { lane: 'C2' })).toMatchObject({ value: 0, denominator: null })
  expect(at(view, 'matters.open', { lane: 'C2' }).address).toContain('where.lane=C2')
  const before = at(anyView({ feeds }), 'matters.open', { lane: 'C2' })
  expect(before).toMatchObject({ value: null, address: null, standing: { state: 'missing' } })
  expect(tells(before)).toBe(false)
})
test('of a share an unknown value has nothing to divide by, and not 0 %', () => {
  const view = figuresView({ 'tasks.onTime': counted(3, 4) }, now)
  expect(at(view, 'tasks.onTime', { station: 'st-9' })).toMatchObject({ value: null, numerator: 0, denominator: 0 })
})
test('what is withheld is withheld lane by lane too, and leads nowhere', () => {
  const view = figuresView({ 'matters.overdue': withheld }, now, { feeds })
  for (const where of [{}, { lane: 'C1' }])
    expect(at(view, 'matters.overdue', where)).toMatchObject({
      ...{ value: null, address: null, standing: { state: 'withheld' } },
    })
})
test('a figure is stale when its feed is silent, and when nobody has counted for a minute', () => {
  const silent = { 'complaints-12315': feed('complaints-12315', { state: 'stale', heardAt: now - 600_000 }) }
  const figures = { 'complaints.received': counted(5), 'tasks.open': counted(1) }
  const view = figuresView(figures, now, { feeds: silent })
  expect(at(view, 'complaints.received').standing).toEqual({ state: 'stale', asOf: now - 600_000 })
  // What people do in the house waits for no feed.
  expect(at(view, 'tasks.open').standing).toEqual({ state: 'fresh', asOf: now })
  expect(at(view, 'tasks.open', {}, now + 60_001).standing).toEqual({ state: 'stale', asOf: now })
})
test('without a word of its feed a figure of nothing is missing, and one of something provisional', () => {
  const view = figuresView({ 'markets.tests': counted(0), 'markets.positive': counted(1, 2) }, now)
  expect(at(view, 'markets.tests').standing.state).toBe('missing')
  expect(at(view, 'markets.positive').standing.state).toBe('provisional')
})
test('of something that came by another door a lane that holds nothing holds nought, and is not missing', () => {
  const view = figuresView({ 'matters.open': counted(9), 'matters.open|lane=C1': counted(9) }, now)
  expect(at(view, 'matters.open', { lane: 'C2' })).toMatchObject({ value: 0, standing: { state: 'provisional' } })
  const nothing = figuresView({ 'matters.open': counted(0) }, now)
  expect(at(nothing, 'matters.open', { lane: 'C2' }).standing.state).toBe('missing')
})
test('another period or grouping of a figure is asked at the same version', () => {
  const view = figuresView({ 'complaints.received': counted(5) }, now)
  const asked = { id: 'complaints.received', from: '2026-11-23T00:00:00+08:00', to: '2026-11-23T09:00:00+08:00' }
  const address = addressOf(figuresOf(view), { ...asked, by: ['hour'] })!
  expect(decodeURIComponent(address)).toBe(
    `/figure/complaints.received?from=${asked.from}&to=${asked.to}&at=${now}&version=7&scope=all&by=hour`,
  )
  expect(addressOf({ ...figuresOf(view), asOf: null }, asked)).toBeNull()
})
test('whoever answers for a part is given no figures of the district, and his own address names none', () => {
  const view = anyView({ marks: { indicatorsAt: now } })
  expect(figuresLeftOut(view)).toBe(true)
  expect(figuresLeftOut(anyView())).toBe(false)
  const own = { values: new Map([['tasks.open', counted(2)]]), asOf: now, version: 9, of: 'part' } as const
  expect(figureNow(view, own, now, 'tasks.open').address).toBe(`/figure/tasks.open?at=${now}&version=9`)
})
test('an element that shows a figure says which, of what, from where, and how far to believe it', () => {
  const view = figuresView({ 'matters.open': counted(9) }, now, { feeds })
  expect(marksOf(at(view, 'matters.open', { place: 'desk' }))).toEqual({
    'data-indicator': 'matters.open',
    'data-where': 'place=desk',
    'data-address': `/figure/matters.open?at=${now}&version=7&scope=all&where.place=desk`,
    'data-state': 'fresh',
  })
})
