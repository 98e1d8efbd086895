import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ComplaintKept } from '../contract/picture.ts'
import { haversine, METRES_PER_DEGREE } from './earth.ts'
import { changesOf, findHotspots } from './hotspots.ts'
import { poissonTail } from './poisson.ts'

const now = Date.parse('2026-11-23T12:00:00+08:00')
const HOUR = 3_600_000
const WEEK = 7 * 24 * HOUR
let serial = 0
const mark = (over: Partial<ComplaintKept> & { east?: number; north?: number }): ComplaintKept => {
  const { east = 0, north = 0, ...rest } = over
  return {
    id: `c-${++serial}`,
    at: now - HOUR,
    kind: 'complaint',
    problemClass: '价格',
    channel: '12345',
    siteId: null,
    respondent: over.siteId ?? `respondent ${serial}`,
    station: null,
    seenAt: now - HOUR,
    streetCode: null,
    lng: 114.2 + east / METRES_PER_DEGREE / Math.cos((22.7 * Math.PI) / 180),
    lat: 22.7 + north / METRES_PER_DEGREE,
    ...rest,
  }
}
/** `count` complaints in a loose ring of `radius` metres. */
const crowd = (count: number, over: Parameters<typeof mark>[0] = {}, radius = 100) =>
  Array.from({ length: count }, (_, i) =>
    mark({
      ...over,
      east: (over.east ?? 0) + radius * Math.cos(i) + (serial % 97) / 10,
      north: (over.north ?? 0) + radius * Math.sin(i),
    }),
  )

test('six complaints within a street are a hotspot, four are not', () => {
  const { hotspots } = findHotspots({ complaints: [...crowd(6), ...crowd(4, { east: 5_000 })], now })
  expect(hotspots).toHaveLength(1)
  expect(hotspots[0]).toMatchObject({ count: 6, topClass: '价格', windowMs: 24 * HOUR })
  expect(hotspots[0]!.radiusM).toBeGreaterThan(80)
  expect(hotspots[0]!.radiusM).toBeLessThan(130)
})

test('complaints of yesterday, of tomorrow and without a place make no hotspot', () => {
  const complaints = [
    ...crowd(6, { at: now - 25 * HOUR }),
    ...crowd(6, { at: now + HOUR }),
    ...crowd(6).map((each) => ({ ...each, lng: null, lat: null })),
  ]
  expect(findHotspots({ complaints, now }).hotspots).toEqual([])
})

test('a chain of complaints is one hotspot, a gap wider than eps makes two', () => {
  const chain = (from: number) => Array.from({ length: 12 }, (_, i) => mark({ east: from + i * 150 }))
  expect(findHotspots({ complaints: [...chain(0), ...chain(1_800)], now }).hotspots).toHaveLength(1)
  expect(findHotspots({ complaints: [...chain(0), ...chain(2_200)], now }).hotspots).toHaveLength(2)
})

test('a hotspot is held against the same weekday and hour of four weeks, not against other days', () => {
  const history = [1, 2, 3, 4].flatMap((week) => crowd(2, { at: now - week * WEEK - HOUR }))
  const otherDays = [1, 2, 3, 4].flatMap((week) => crowd(9, { at: now - week * WEEK - 30 * HOUR }))
  const old = mark({ at: now - 6 * WEEK, east: 9_000 })
  const [hotspot] = findHotspots({ complaints: [...crowd(10), ...history, ...otherDays, old], now }).hotspots
  expect(hotspot).toMatchObject({ count: 10, expected: 2, weeks: 4, ratio: 5 })
  expect(hotspot!.p).toBeCloseTo(poissonTail(10, 2), 12)
})

test('with two weeks of journal only two weeks are held against, and with none the ratio is unknown', () => {
  const history = [1, 2].flatMap((week) => crowd(5, { at: now - week * WEEK - HOUR }))
  const first = mark({ at: now - 2 * WEEK - 25 * HOUR, east: 9_000 })
  expect(findHotspots({ complaints: [...crowd(10), ...history, first], now }).hotspots[0]).toMatchObject({
    expected: 5,
    weeks: 2,
    ratio: 2,
  })
  expect(findHotspots({ complaints: crowd(10), now }).hotspots[0]).toMatchObject({ expected: 0, weeks: 0, ratio: null })
})

test('a week of which the journal knows only a part is not held against', () => {
  const history = [1, 2].flatMap((week) => crowd(5, { at: now - week * WEEK - HOUR }))
  const partly = crowd(4, { at: now - 3 * WEEK - HOUR })
  expect(findHotspots({ complaints: [...crowd(10), ...history, ...partly], now }).hotspots[0]).toMatchObject({
    expected: 5,
    weeks: 2,
  })
})

test('a complaint halfway between two hotspots belongs to the same one whatever the order', () => {
  const at = (id: string, lng: number) => mark({ id, lng, lat: 0 })
  const side = (name: string, sign: number) => [3, 4, 5, 6, 7].map((step) => at(`${name}${step}`, sign * step * 0.001))
  const between = at('middle', 0)
  const forth = [...side('a', -1), between, ...side('b', 1)]
  // 0.003 degrees are 334 m: the middle reaches one core on each side, and the two cores do not reach each other.
  const homes = [forth, [...forth].reverse()].map((complaints) => {
    const { hotspots } = findHotspots({ complaints, now, eps: 340 })
    expect(hotspots).toHaveLength(2)
    return hotspots.find(({ complaintIds }) => complaintIds.includes('middle'))!.complaintIds.join()
  })
  expect(homes[0]).toBe(homes[1])
})

test('the more surprising hotspot stands first, not the larger one', () => {
  const busy = [1, 2, 3, 4].flatMap((week) => crowd(20, { at: now - week * WEEK - HOUR }))
  const old = mark({ at: now - 6 * WEEK, east: 20_000 })
  const complaints = [...crowd(22), ...busy, old, ...crowd(8, { east: 5_000 })]
  expect(findHotspots({ complaints, now }).hotspots.map(({ count }) => count)).toEqual([8, 22])
})

test('complaints of all sorts on one exact coordinate are a geocoding default, not a hotspot', () => {
  const classes = ['价格', '质量', '售后', '食品', '广告']
  const stack = Array.from({ length: 20 }, (_, i) => mark({ problemClass: classes[i % 5]!, siteId: `s-${i}` }))
  const { hotspots, defaults } = findHotspots({ complaints: [...stack, ...crowd(6, { east: 5_000 })], now })
  expect(defaults).toMatchObject([{ lng: 114.2, lat: 22.7, count: 20 }])
  expect(hotspots.map(({ count }) => count)).toEqual([6])
})

test('complaints on one coordinate that name no site are a geocoding default too', () => {
  expect(findHotspots({ complaints: Array.from({ length: 6 }, () => mark({})), now }).defaults).toMatchObject([
    { count: 6 },
  ])
})

test('a busy market is its own coordinate, whatever is complained about', () => {
  const classes = ['价格', '质量', '售后', '食品', '广告']
  const complaints = Array.from({ length: 20 }, (_, i) => mark({ problemClass: classes[i % 5]!, siteId: 'mkt-0001' }))
  const { hotspots, defaults } = findHotspots({ complaints, now })
  expect(defaults).toEqual([])
  expect(hotspots[0]).toMatchObject({ count: 20, radiusM: 0 })
})

test('a surge about one unregistered car park, geocoded to one point, is a hotspot and no default', () => {
  const complaints = Array.from({ length: 20 }, () => mark({ respondent: '某某停车场' }))
  const { hotspots, defaults } = findHotspots({ complaints, now })
  expect(defaults).toEqual([])
  expect(hotspots[0]).toMatchObject({ count: 20, topClass: '价格' })
})

test('a hotspot keeps its id while it goes on, and a split leaves the id with the larger part', () => {
  const left = crowd(9)
  const right = crowd(7, { east: 700 })
  const bridge = [mark({ east: 350, at: now - 23 * HOUR }), mark({ east: 352, at: now - 23 * HOUR })]
  const first = findHotspots({ complaints: [...left, ...right, ...bridge], now }).hotspots
  expect(first).toHaveLength(1)
  const id = first[0]!.hotspotId
  const later = findHotspots({
    complaints: [...left, ...right, ...bridge, ...crowd(3)],
    now: now + 2 * HOUR,
    known: first,
  }).hotspots
  expect(later.find(({ hotspotId }) => hotspotId === id)?.count).toBe(12)
  expect(new Set(later.map(({ hotspotId }) => hotspotId)).size).toBe(2)
})

test('only what changed is told: new, grown, gone', () => {
  const a = crowd(6)
  const b = crowd(6, { east: 5_000 })
  const c = crowd(6, { north: 5_000 })
  const first = findHotspots({ complaints: [...a, ...b], now }).hotspots
  expect(changesOf([], first).found).toHaveLength(2)
  const second = findHotspots({ complaints: [...a, ...c], now, known: first }).hotspots
  const changes = changesOf(first, second)
  expect(changes.found.map(({ complaintIds }) => complaintIds)).toEqual([c.map(({ id }) => id).sort()])
  expect(changes.gone).toHaveLength(1)
  expect(
    changesOf(second, findHotspots({ complaints: [...c, ...a], now: now + 1_000, known: second }).hotspots),
  ).toEqual({ found: [], gone: [] })
})

test('the Poisson tail agrees with tables and keeps its small values', () => {
  expect(poissonTail(5, 2)).toBeCloseTo(0.052653, 6)
  expect(poissonTail(1, 0.5)).toBeCloseTo(1 - Math.exp(-0.5), 12)
  expect(poissonTail(100, 120)).toBeCloseTo(0.9721, 3)
  expect(poissonTail(60, 10) / 6.52190332781833e-27).toBeCloseTo(1, 9)
  expect(poissonTail(3, 0)).toBe(0)
  expect(poissonTail(0, 0)).toBe(1)
})

const cloud = fc.array(
  fc.record({
    east: fc.integer({ min: 0, max: 3_000 }),
    north: fc.integer({ min: 0, max: 1_500 }),
    hours: fc.integer({ min: 0, max: 900 }),
    siteId: fc.constantFrom('a', 'b', null),
  }),
  { maxLength: 80 },
)
const marksOf = (points: { east: number; north: number; hours: number; siteId: string | null }[]) =>
  points.map(({ hours, ...point }, i) =>
    mark({ ...point, id: `p-${i}`, at: now - (i % 3 ? hours % 24 : hours) * HOUR }),
  )

test('the order in which complaints come does not matter', () => {
  fc.assert(
    fc.property(
      cloud.chain((points) =>
        fc.tuple(fc.constant(marksOf(points)), fc.shuffledSubarray(marksOf(points), { minLength: points.length })),
      ),
      ([a, b]) => {
        expect(findHotspots({ complaints: b, now })).toEqual(findHotspots({ complaints: a, now }))
      },
    ),
  )
})

test('every hotspot has minPoints complaints, chained within eps, each in one hotspot, by the definition of DBSCAN', () => {
  fc.assert(
    fc.property(cloud, fc.integer({ min: 2, max: 7 }), fc.integer({ min: 50, max: 600 }), (points, minPoints, eps) => {
      const complaints = marksOf(points)
      const { hotspots, defaults } = findHotspots({ complaints, now, minPoints, eps })
      const byId = new Map(complaints.map((each) => [each.id, each]))
      const near = (a: string, b: string) =>
        haversine(byId.get(a)!.lng!, byId.get(a)!.lat!, byId.get(b)!.lng!, byId.get(b)!.lat!) <= eps
      const excluded = new Set(defaults.map(({ lng, lat }) => `${lng},${lat}`))
      const live = complaints.filter(({ at, lng, lat }) => at > now - 24 * HOUR && !excluded.has(`${lng},${lat}`))
      const isCore = (id: string) => live.filter((other) => near(id, other.id)).length >= minPoints
      const home = new Map(
        hotspots.flatMap(({ complaintIds, hotspotId }) => complaintIds.map((id) => [id, hotspotId] as const)),
      )
      expect(home.size).toBe(hotspots.reduce((sum, { count }) => sum + count, 0))
      for (const { complaintIds, count } of hotspots) {
        expect(count).toBeGreaterThanOrEqual(minPoints)
        const reached = new Set([complaintIds.find(isCore)!])
        for (const id of reached)
          if (isCore(id)) for (const other of complaintIds) if (near(id, other)) reached.add(other)
        expect(reached.size).toBe(count)
      }
      // Two cores within eps of each other are never parted.
      for (const { id } of live)
        if (home.has(id) && isCore(id))
          for (const other of live)
            if (isCore(other.id) && near(id, other.id)) expect(home.get(other.id)).toBe(home.get(id))
    }),
    { numRuns: 300 },
  )
})
