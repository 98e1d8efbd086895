import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Fact, Stands } from '../contract/fact.ts'
import type { LaneModel } from '../contract/picture.ts'
import { openPicture, type Picture } from './picture.ts'
import { hashOf, pack, textOf, unpack } from './store.ts'

const NINE = Date.parse('2026-11-23T09:00:00+08:00')
const DAY = 86_400_000
let seq = 0
const recorded = (facts: readonly Fact[]) => facts.map((fact) => ({ seq: (seq += 1), fact }))
const received = (id: string, over: Partial<Fact<'complaint.received'>['body']> = {}, seenAt = NINE): Fact => ({
  ...{ id: `r-${id}`, source: 'test', kind: 'complaint.received', subject: null, at: NINE, seenAt },
  body: {
    ...{ complaintId: id, kind: 'complaint', channel: '12345', receivedAt: NINE, respondent: { name: '独一无二的店' } },
    ...{ place: { lng: 114.2, lat: 22.7 }, wouldBeStation: 'st-1', streetCode: '440307001', ...over },
  },
})
const at = (over: Partial<Stands> = {}): Stands => ({
  ...{ state: 'atDesk', open: true, lane: null, station: null, wouldBeStation: 'st-1', receivedAt: NINE },
  ...{ due: { kind: 'acceptance', at: NINE + 9 * DAY }, counted: 1, intercepted: 0, ...over },
})
const inLane = (lane: string) => at({ state: 'inLane', lane, due: { kind: 'lane', at: NINE + 3 * DAY } })
const ended = at({ state: 'settled', open: false, due: null, intercepted: 1 })
const sent = (station: string) => at({ state: 'dispatched', station })
type Body = Fact<'complaint.stepped'>['body']
const step = (id: string, what: string, stood: Stands | null, stands: Stands, over: Partial<Body> = {}): Fact => ({
  ...{
    id: `s-${id}-${what}-${(seq += 1)}`,
    source: 'desk',
    kind: 'complaint.stepped',
    subject: id,
    at: NINE,
    seenAt: NINE,
  },
  body: { complaintId: id, of: id, what, step: {}, stood, stands, counts: null, lane: null, laneTitle: null, ...over },
})
const model = (...codes: string[]): LaneModel => ({
  core: { code: 'centre', title: { zh: '中心', en: 'Centre' }, colour: '#2f7de1' },
  lanes: codes.map((code) => ({ code, title: { zh: `${code} 通道`, en: code }, colour: '#2aa198' })),
})
const open = (...facts: Fact[]) => {
  const picture = openPicture()
  picture.setModel(model('C1', 'C2'), [
    { id: 'st-1', name: '一所' },
    { id: 'st-2', name: '二所' },
  ])
  picture.apply(recorded(facts))
  return picture
}
const lanesOf = (picture: Picture) => picture.snapshot(NINE, 'wall').shelves.lanes
const loadsOf = (picture: Picture) => picture.snapshot(NINE, 'wall').shelves.stationLoads

test('a complaint that nobody touched waits at the desk; taken and routed it stands in its lane and nowhere else', () => {
  const picture = open(received('a'), received('b'), received('talk', { kind: 'consult' }))
  expect(lanesOf(picture)).toMatchObject({ '@desk': { open: 2 }, C1: { open: 0 }, C2: { open: 0 } })
  picture.apply(
    recorded([
      step('a', 'received', null, at({ state: 'received' })),
      step('a', 'taken', at({ state: 'received' }), at()),
      step('a', 'routed', at(), inLane('C1'), { counts: 'routed', lane: 'C1' }),
    ]),
  )
  expect(lanesOf(picture)).toMatchObject({ '@desk': { open: 1 }, C1: { open: 1, dues: [[NINE + 3 * DAY, 1]] } })
  picture.apply(recorded([step('a', 'settled', inLane('C1'), ended, { counts: 'settled', lane: 'C1' })]))
  expect(lanesOf(picture)).toMatchObject({ '@desk': { open: 1 }, C1: { open: 0, dues: [] } })
  expect(picture.state.shelves.tallies.get('matter.settled/C1|2026-11-23T09')).toBe(1)
})

test('what a station would have had stands beside what it has: settled before it is load avoided, sent elsewhere is the other’s', () => {
  const picture = open(received('a'), received('b'), received('c', { kind: 'mixed' }))
  expect(loadsOf(picture)['st-1']).toMatchObject({ name: '一所', wouldBe: 4, actual: 0, avoided: 0 })
  picture.apply(
    recorded([
      step('a', 'received', null, at()),
      step('a', 'settled', at(), ended),
      step('b', 'received', null, at()),
      step('b', 'dispatched', at(), sent('st-2')),
    ]),
  )
  expect(loadsOf(picture)).toMatchObject({
    'st-1': { wouldBe: 4, actual: 0, avoided: 1, open: 0 },
    'st-2': { wouldBe: 0, actual: 1, avoided: 0, open: 1 },
  })
  picture.apply(recorded([step('b', 'returned', sent('st-2'), at()), step('a', 'reopened', ended, at())]))
  expect(loadsOf(picture)).toMatchObject({ 'st-1': { avoided: 0 }, 'st-2': { actual: 0, open: 0 } })
})

test('the halves of a mixed submission are counted in its stead, and its mark keeps the earlier deadline of the two', () => {
  const picture = open(received('m', { kind: 'mixed' }))
  const tip = at({ state: 'verifying', due: { kind: 'reportVerification', at: NINE + 20 * DAY } })
  picture.apply(
    recorded([
      step('m', 'received', null, at({ counted: 2 })),
      step('m', 'split', at({ counted: 2 }), at({ state: 'split', open: false, due: null, counted: 0 })),
      step('m/t', 'received', null, tip, { of: 'm' }),
      step('m/c', 'received', null, at(), { of: 'm' }),
    ]),
  )
  expect(loadsOf(picture)['st-1']).toMatchObject({ wouldBe: 2 })
  expect(lanesOf(picture)['@desk']).toMatchObject({ open: 2 })
  expect(picture.snapshot(NINE, 'wall').shelves.complaints.m).toMatchObject({
    dueKind: 'acceptance',
    dueAt: NINE + 9 * DAY,
  })
})

test('a mark has a deadline while something of it is open, and none when all is done', () => {
  const picture = open(received('a'))
  picture.setDeadlines(() => ({ kind: 'acceptance', at: NINE + 9 * DAY }))
  const mark = () => picture.snapshot(NINE, 'wall').shelves.complaints.a
  expect(mark()).toMatchObject({ dueAt: NINE + 9 * DAY })
  expect(picture.due('overdue', NINE + 9 * DAY)).toEqual(['a'])
  expect(picture.due('soon', NINE + 9 * DAY - 1)).toEqual(['a'])
  picture.apply(recorded([step('a', 'received', null, at()), step('a', 'settled', at(), ended)]))
  expect(mark()).not.toHaveProperty('dueAt')
  expect(picture.due('overdue', NINE + 99 * DAY)).toEqual([])
})

test('what was told only after its deadline was over is counted by itself and not called overdue', () => {
  const picture = open(received('late', {}, NINE + 30 * DAY), received('in time'))
  picture.setDeadlines((_kind, receivedAt) => ({ kind: 'acceptance', at: receivedAt + 9 * DAY }))
  expect(lanesOf(picture)['@desk']).toMatchObject({ open: 2, lateTold: 1 })
  expect(lanesOf(picture)['@desk']?.dues?.reduce((sum, [, n]) => sum + n, 0)).toBe(1)
  expect(picture.due('overdue', NINE + 60 * DAY)).toEqual(['in time'])
})

test('parted by the house and still touched by nobody it stays apart; whoever takes it takes its deadline too', () => {
  const byHouse = { step: { by: { role: 'house' } } }
  const whole = at({ counted: 2 })
  const picture = open(received('m', { kind: 'mixed' }, NINE + 30 * DAY))
  picture.apply(
    recorded([
      step('m', 'received', null, whole, byHouse),
      step('m', 'split', whole, at({ state: 'split', open: false, due: null, counted: 0 }), byHouse),
      step('m-c', 'received', null, at(), { of: 'm', ...byHouse }),
    ]),
  )
  const desk = () => lanesOf(picture)['@desk']!
  const dues = () => desk().dues?.reduce((sum, [, n]) => sum + n, 0)
  expect([desk().open, desk().lateTold, dues()]).toEqual([1, 1, 0])
  picture.apply(recorded([step('m-c', 'recounted', at(), at(), { of: 'm', ...byHouse })]))
  expect([desk().open, desk().lateTold, dues()]).toEqual([1, 1, 0])
  picture.apply(recorded([step('m-c', 'taken', at(), at(), { of: 'm', step: { by: { role: 'deskOfficer' } } })]))
  expect([desk().open, desk().lateTold, dues()]).toEqual([1, 0, 1])
  picture.apply(recorded([step('m-c', 'settled', at(), ended, { of: 'm' })]))
  expect(desk()).toMatchObject({ open: 0, dues: [] })
})

test('a lane that left the model stays as long as it holds something, under the name it was routed by', () => {
  const picture = open(
    received('a'),
    step('a', 'received', null, at()),
    step('a', 'routed', at(), inLane('C2'), { laneTitle: '旧通道' }),
  )
  picture.setModel(model('X'))
  expect(lanesOf(picture)).toMatchObject({ X: { open: 0 }, C2: { open: 1, retired: true, title: { zh: '旧通道' } } })
  expect(lanesOf(picture)).not.toHaveProperty('C1')
  picture.apply(recorded([step('a', 'settled', inLane('C2'), ended)]))
  expect(Object.keys(lanesOf(picture)).sort()).toEqual(['@desk', 'X'])
})

test('a step told before the funnel lived moves nothing and costs nothing', () => {
  const faults: unknown[] = []
  const picture = openPicture({ onFault: (fact) => faults.push(fact) })
  const old = { complaintId: 'a', what: 'taken', step: {} }
  picture.apply(
    recorded([
      received('a'),
      { ...step('a', 'taken', null, at()), body: old } as Fact,
      step('a', 'routed', at(), inLane('C1')),
    ]),
  )
  expect(faults).toEqual([])
  expect(lanesOf(picture)).toMatchObject({ '@desk': { open: 0 }, C1: { open: 1 } })
})

test('who was complained about is in no sentence of a step, and a station’s officer reads his own only', () => {
  const picture = open(
    received('a', { kind: 'tipOff' }),
    step('a', 'received', null, at()),
    step('a', 'dispatched', at(), sent('st-1'), { counts: 'dispatched', streetCode: '440307001' }),
    step(
      'b',
      'dispatched',
      at({ wouldBeStation: 'st-2' }),
      at({ state: 'dispatched', station: 'st-2', wouldBeStation: 'st-2' }),
    ),
  )
  const lines = Object.values(picture.snapshot(NINE, 'wall').shelves.happenings).filter(
    ({ kind }) => kind === 'complaint.stepped',
  )
  expect(lines).toHaveLength(2)
  expect(JSON.stringify(lines)).not.toContain('独一无二')
  const part = { audience: 'officer' as const, stations: ['st-1'], streets: ['440307001'] }
  const mine = picture.snapshot(NINE, part).shelves
  expect(JSON.stringify([mine.happenings, mine.stationLoads])).not.toContain('st-2')
  expect(Object.keys(mine.stationLoads)).toEqual(['st-1'])
})

/** Everything a journal may say of a handful of complaints: each step from how its matter stood to how it stands. */
const journals = fc
  .array(
    fc.record({
      id: fc.nat(6).map((n) => `c${n}`),
      to: fc.constantFrom(at(), inLane('C1'), inLane('C2'), sent('st-1'), sent('st-2'), ended),
    }),
    { maxLength: 30 },
  )
  .map((moves) => {
    const stood = new Map<string, Stands>()
    const facts: Fact[] = Array.from({ length: 7 }, (_, n) => received(`c${n}`))
    for (const { id, to } of moves) {
      facts.push(step(id, 'moved', stood.get(id) ?? null, to))
      stood.set(id, to)
    }
    return { facts, stood }
  })

test('the places add up to what is open, whatever happened; N never exceeds D, and a restart changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(journals, fc.nat(30), async ({ facts, stood }, cut) => {
      const records = recorded(facts)
      const picture = openPicture()
      picture.setModel(model('C1', 'C2'))
      picture.apply(records)
      const { lanes, stationLoads } = picture.snapshot(NINE, 'wall').shelves
      const held = [...Object.values(lanes), ...Object.values(stationLoads)].reduce(
        (sum, each) => sum + (each.open ?? 0),
        0,
      )
      const open = 7 - [...stood.values()].filter((each) => !each.open).length
      expect(held).toBe(open)
      const load = stationLoads['st-1']
      expect(load?.wouldBe).toBe(7)
      expect(load?.avoided).toBe(7 - open)
      expect((load?.actual ?? 0) + (stationLoads['st-2']?.actual ?? 0)).toBe(
        [...stood.values()].filter(({ station }) => station !== null).length,
      )

      const early = openPicture()
      early.apply(records.slice(0, cut))
      const restored = openPicture({ state: await unpack(await pack(textOf(early.state))) })
      restored.setModel(model('C1', 'C2'))
      restored.apply(records.slice(cut))
      expect(hashOf(restored.state)).toBe(hashOf(picture.state))
      expect(restored.snapshot(NINE, 'wall').shelves.lanes).toEqual(lanes)
    }),
    { numRuns: 60 },
  )
})

test('frames bring a screen to what a snapshot shows, and in public no count of one or two, no deadline, no flow', () => {
  fc.assert(
    fc.property(journals, fc.integer({ min: 1, max: 9 }), ({ facts }, size) => {
      const picture = openPicture()
      picture.setModel(model('C1', 'C2'))
      const seen = {
        wall: structuredClone(picture.snapshot(NINE, 'wall').shelves) as Record<string, Record<string, unknown>>,
        public: structuredClone(picture.snapshot(NINE, 'public').shelves) as Record<string, Record<string, unknown>>,
      }
      const records = recorded(facts)
      for (let from = 0; from < records.length; from += size) {
        picture.apply(records.slice(from, from + size))
        const frames = picture.step(NINE, ['wall', 'public'])
        for (const view of ['wall', 'public'] as const) {
          const frame = frames?.[view]
          for (const [name, rows] of Object.entries(frame?.put ?? {})) Object.assign(seen[view][name]!, rows)
          for (const [name, keys] of Object.entries(frame?.drop ?? {}))
            for (const key of keys) delete seen[view][name]![key]
        }
        const sums = [
          ...Object.values(seen.public['lanes']!),
          ...Object.values(seen.public['stationLoads']!),
        ] as Record<string, unknown>[]
        for (const { open, wouldBe = 0, actual = 0, avoided = 0, dues } of sums) {
          expect(dues).toBeNull()
          for (const count of [open, wouldBe, actual, avoided]) expect([1, 2]).not.toContain(count)
        }
        expect(Object.keys(seen.public['tallies']!).filter((key) => key.startsWith('matter.'))).toEqual([])
      }
      for (const view of ['wall', 'public'] as const) {
        const { lanes, stationLoads } = picture.snapshot(NINE, view).shelves
        expect({ lanes: seen[view]['lanes'], stationLoads: seen[view]['stationLoads'] }).toEqual({
          lanes,
          stationLoads,
        })
      }
    }),
    { numRuns: 60 },
  )
})
