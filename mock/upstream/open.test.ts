import { afterEach, expect, test } from 'vitest'
import { demoDistrict, openUpstream, scripts } from '../index.ts'
import { inRing } from '../district/ring.ts'
import { ask, handClock, MONDAY_NOON, readAll } from './reader.fixture.ts'
import type { Upstream, UpstreamWish } from './open.ts'

const open: Upstream[] = []
async function play(wish: UpstreamWish = {}) {
  const upstream = await openUpstream({ size: 0.05, ...wish })
  open.push(upstream)
  return upstream
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((upstream) => upstream.close()))
})

const lists = [
  ['/registry/v1/sites', 'sites', 'siteId', 'updatedAt'],
  ['/12315/v1/orders', 'orders', 'orderNo', 'registeredAt'],
  ['/iot/elevators/events', 'events', 'no', 'occurredAt'],
  ['/pharmacy/v1/sales', 'sales', 'no', 'soldAt'],
  ['/market/v1/quick-tests', 'tests', 'sampleNo', 'testedAt'],
  ['/market/v1/evaluations', 'evaluations', 'no', 'evaluatedAt'],
] as const

test.each(lists)(
  '%s told page by page tells every row once, whatever the page size',
  async (path, list, number, time) => {
    const clock = handClock(MONDAY_NOON)
    const upstream = await play({ now: clock.now })
    const whole = await readAll(upstream, path, list, 1_000)
    const bits = await readAll(upstream, path, list, 7)
    expect(bits.rows).toEqual(whole.rows)
    expect(new Set(whole.rows.map((row) => row[number])).size).toBe(whole.rows.length)
    expect(whole.rows.length).toBeGreaterThan(10)
    for (const row of whole.rows) {
      expect(row[time]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/)
      expect(Date.parse(String(row[time]))).toBeLessThanOrEqual(MONDAY_NOON)
    }
  },
)

test('what happens after a cursor is told after it, and nothing twice', async () => {
  const clock = handClock(MONDAY_NOON)
  const upstream = await play({ now: clock.now })
  const before = await readAll(upstream, '/pharmacy/v1/sales', 'sales')
  clock.move(20 * 3_600_000)
  const after = await readAll(upstream, '/pharmacy/v1/sales', 'sales', 50, before.next)
  expect(after.rows.length).toBeGreaterThan(100)
  const told = new Set(before.rows.map((row) => row.no))
  expect(after.rows.some((row) => told.has(row.no))).toBe(false)
  expect(String(after.rows[0]?.soldAt) >= String(before.rows.at(-1)?.soldAt)).toBe(true)
})

test('a restart in the same play goes on at the same cursor; another play begins at the beginning', async () => {
  const clock = handClock(MONDAY_NOON)
  const first = await play({ now: clock.now })
  const { next, rows } = await readAll(first, '/12315/v1/orders', 'orders')
  clock.move(600_000)
  const again = await readAll(await play({ now: clock.now }), '/12315/v1/orders', 'orders', 1_000, next)
  const told = new Set(rows.map((row) => row.orderNo))
  expect(again.rows.some((row) => told.has(row.orderNo))).toBe(false)
  const other = await readAll(await play({ now: clock.now, seed: 2 }), '/12315/v1/orders', 'orders', 1_000, next)
  expect(other.rows.length).toBeGreaterThan(200)
})

test('nothing new is 304, even to a fetch, which says no-cache of its own accord', async () => {
  const clock = handClock(MONDAY_NOON)
  const upstream = await play({ now: clock.now })
  const { next } = await readAll(upstream, '/pharmacy/v1/sales', 'sales')
  const path = `/pharmacy/v1/sales?since=${next}`
  const first = await ask(upstream, path)
  expect(first.body).toEqual({ sales: [], next, more: false })
  const second = await ask(upstream, path, { 'if-none-match': first.etag ?? '' })
  expect([second.status, second.text]).toEqual([304, ''])
  clock.move(3_600_000)
  const third = await ask(upstream, path, { 'if-none-match': first.etag ?? '' })
  expect(third.status).toBe(200)
  expect((third.body.sales as unknown[]).length).toBeGreaterThan(0)
})

test('history of orders goes back 36 days, enough for four earlier weeks; of sales two, of evaluations a year', async () => {
  const upstream = await play({ now: () => MONDAY_NOON })
  const daysBack = async (path: string, list: string, time: string) => {
    const { rows } = await readAll(upstream, path, list)
    return (MONDAY_NOON - Date.parse(String(rows[0]?.[time]))) / 86_400_000
  }
  expect(await daysBack('/12315/v1/orders', 'orders', 'registeredAt')).toBeGreaterThan(35)
  expect(await daysBack('/12315/v1/orders', 'orders', 'registeredAt')).toBeLessThan(36.6)
  expect(await daysBack('/pharmacy/v1/sales', 'sales', 'soldAt')).toBeLessThan(2.6)
  const { rows } = await readAll(upstream, '/market/v1/evaluations', 'evaluations')
  expect(new Set(rows.map((row) => row.issueNo)).size).toBe(4)
})

test('the mock never tells the future: it runs fast through the past and then keeps real time', async () => {
  const clock = handClock(MONDAY_NOON)
  const upstream = await play({ now: clock.now, speed: 60 })
  expect(upstream.now()).toBe(MONDAY_NOON - 86_400_000)
  clock.move(60_000)
  expect(upstream.now()).toBe(MONDAY_NOON - 86_400_000 + 3_600_000)
  clock.move(86_400_000)
  expect(upstream.now()).toBe(MONDAY_NOON + 60_000 + 86_400_000)
  await expect(openUpstream({ speed: -1 })).rejects.toThrow('speed must be 0 or more')
})

test('a complainant appears in the 12315 orders and nowhere else', async () => {
  const upstream = await play({ now: () => MONDAY_NOON })
  const { rows } = await readAll(upstream, '/12315/v1/orders', 'orders')
  const complainants = rows.map((row) => row.complainant as { name: string; phone: string; idNo?: string })
  for (const { name, phone, idNo } of complainants) {
    expect(name.length).toBeGreaterThan(1)
    expect(phone).toMatch(/^1990000\d{4}$/)
    if (idNo !== undefined) expect(idNo).toMatch(/^990000\d{11}[\dX]$/)
  }
  const elsewhere = ['/iot/elevators/readings', '/pharmacy/v1/fridges']
  const answers = await Promise.all([
    ...lists
      .filter(([, list]) => list !== 'orders')
      .map(([path, list]) => readAll(upstream, path, list).then(({ rows: all }) => JSON.stringify(all))),
    ...elsewhere.map((path) => ask(upstream, path).then(({ text }) => text)),
  ])
  for (const text of answers) {
    expect(text).not.toMatch(/complainant|phone|idNo|1990000\d{4}|990000\d{11}/)
  }
})

test('the register and the platform speak GCJ-02 and BD-09, so raw positions are half a kilometre off', async () => {
  const upstream = await play({ now: () => MONDAY_NOON })
  const { rows } = await readAll(upstream, '/registry/v1/sites', 'sites')
  const positions = rows.map((row) => row.position as { lng: number; lat: number; crs: string })
  expect(new Set(positions.map(({ crs }) => crs))).toEqual(new Set(['GCJ02']))
  const outline = demoDistrict().outline[0] ?? []
  // Undo the offset of the domain notes for the district's centre: close enough to be inside again, nearly everywhere.
  const back = positions.filter(({ lng, lat }) => inRing(outline, [lng - 0.00488, lat + 0.00281])).length
  expect(back / positions.length).toBeGreaterThan(0.99)
  const orders = await readAll(upstream, '/12315/v1/orders', 'orders')
  const first = orders.rows.find((row) => row.position !== undefined)
  expect(first?.position).toMatchObject({ crs: 'BD09' })
})

test('rolling readings are new samples, bounded, of lifts and fridges that the register has', async () => {
  const clock = handClock(MONDAY_NOON)
  const upstream = await play({ now: clock.now })
  const ids = new Set((await readAll(upstream, '/registry/v1/sites', 'sites')).rows.map((row) => row.siteId))
  const readings = await ask(upstream, '/iot/elevators/readings')
  const fridges = await ask(upstream, '/pharmacy/v1/fridges')
  for (const [{ body }, list] of [
    [readings, 'readings'],
    [fridges, 'fridges'],
  ] as const) {
    const rows = body[list] as { siteId: string; at: string }[]
    expect(rows.length).toBeGreaterThan(50)
    expect(rows.length).toBeLessThanOrEqual(2_000)
    expect(rows.every(({ siteId, at }) => ids.has(siteId) && MONDAY_NOON - Date.parse(at) <= 60_000)).toBe(true)
  }
  clock.move(10_000)
  expect((await ask(upstream, '/iot/elevators/readings')).text).not.toBe(readings.text)
})

test('a bad cursor, a bad limit and an unknown path each get a sentence', async () => {
  const upstream = await play({ now: () => MONDAY_NOON })
  const answers = await Promise.all(
    ['/12315/v1/orders?since=%00x', '/12315/v1/orders?limit=-1', '/12315/v2/orders'].map((path) => ask(upstream, path)),
  )
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 404])
  for (const { body } of answers) expect(String(body.error).length).toBeGreaterThan(10)
  const most = await ask(upstream, '/registry/v1/sites?limit=999999')
  expect((most.body.sites as unknown[]).length).toBeLessThanOrEqual(2_000)
})

test('every script has a name to open it by, and no other name opens anything', async () => {
  expect(scripts).toEqual(['ordinary-day', 'price-surge', 'late-feed', 'silent-feed', 'garbled-feed'])
  await expect(openUpstream({ script: 'no-such' })).rejects.toThrow('there are ordinary-day')
})
