import { afterEach, expect, test } from 'vitest'
import { distanceM } from '../district/ring.ts'
import { openUpstream, type Upstream, type UpstreamWish } from '../upstream/open.ts'
import { ask, handClock, MONDAY_NOON, readAll, type Row } from '../upstream/reader.fixture.ts'

const open: Upstream[] = []
async function play(wish: UpstreamWish) {
  const upstream = await openUpstream({ size: 0.05, ...wish })
  open.push(upstream)
  return upstream
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((upstream) => upstream.close()))
})
const minutes = (count: number) => count * 60_000

test('an ordinary day has no faults: every row arrives when it happens, in order and once', async () => {
  const upstream = await play({ now: () => MONDAY_NOON, script: 'ordinary-day' })
  const { rows } = await readAll(upstream, '/pharmacy/v1/sales', 'sales')
  const times = rows.map((row) => String(row.soldAt))
  expect(times).toEqual(times.toSorted())
})

test('a price surge begins 20 minutes after the start and gathers round one place', async () => {
  const clock = handClock(MONDAY_NOON)
  const upstream = await play({ now: clock.now, script: 'price-surge' })
  const before = await readAll(upstream, '/12315/v1/orders', 'orders')
  expect(before.rows.filter((row) => String(row.orderNo).startsWith('LGS'))).toEqual([])
  clock.move(minutes(65))
  const { rows, next } = await readAll(upstream, '/12315/v1/orders', 'orders', 1_000, before.next)
  const surge = rows.filter((row) => String(row.orderNo).startsWith('LGS'))
  expect(surge.length).toBeGreaterThanOrEqual(36)
  expect(surge.every((row) => row.problemClass === '价格')).toBe(true)
  expect(Date.parse(String(surge[0]?.registeredAt))).toBe(MONDAY_NOON + minutes(20))
  const at = surge.flatMap(({ position }) => (position ? [position as { lng: number; lat: number }] : []))
  const close = Math.max(...at.map((a) => at.filter((b) => distanceM([a.lng, a.lat], [b.lng, b.lat]) < 300).length))
  expect(close).toBeGreaterThan(surge.length * 0.85)
  clock.move(minutes(120))
  const rest = await readAll(upstream, '/12315/v1/orders', 'orders', 1_000, next)
  const all = [...surge, ...rest.rows.filter((row) => String(row.orderNo).startsWith('LGS'))]
  expect(new Set(all.map((row) => row.orderNo)).size).toBe(48)
})

test('a surge whose start is near midnight still happens', async () => {
  const clock = handClock(Date.parse('2026-11-23T23:30:00+08:00'))
  const upstream = await play({ now: clock.now, script: 'price-surge' })
  const { next } = await readAll(upstream, '/12315/v1/orders', 'orders')
  clock.move(minutes(180))
  const { rows } = await readAll(upstream, '/12315/v1/orders', 'orders', 1_000, next)
  expect(rows.filter((row) => String(row.orderNo).startsWith('LGS'))).toHaveLength(48)
})

test('a late feed is late, doubled, rewritten and out of order, yet loses nothing', async () => {
  const clock = handClock(MONDAY_NOON)
  const later = () => clock.now() + minutes(120)
  const plain = await play({ now: later, startAt: MONDAY_NOON, script: 'ordinary-day' })
  const late = await play({ now: later, startAt: MONDAY_NOON, script: 'late-feed' })
  const told = (await readAll(late, '/pharmacy/v1/sales', 'sales')).rows
  const tellings = new Map<unknown, Row[]>()
  for (const row of told) tellings.set(row.no, [...(tellings.get(row.no) ?? []), row])
  const twice = [...tellings.values()].filter((rows) => rows.length === 2)
  const rewritten = twice.filter(([first, second]) => JSON.stringify(first) !== JSON.stringify(second))
  expect(twice.length / tellings.size).toBeGreaterThan(0.03)
  expect(rewritten.length).toBeGreaterThan(3)
  expect(twice.length).toBeGreaterThan(rewritten.length * 1.5)
  const times = told.map((row) => String(row.soldAt))
  expect(times).not.toEqual(times.toSorted())
  const shouldBe = (await readAll(plain, '/pharmacy/v1/sales', 'sales')).rows
  const old = shouldBe.filter((row) => Date.parse(String(row.soldAt)) < plain.now() - minutes(65))
  // The first day shown lacks what was told before it; from the second on nothing may be missing.
  const missing = old.filter((row) => String(row.soldAt) > '2026-11-22' && !tellings.has(row.no))
  expect(missing).toEqual([])
})

test('a late feed really holds rows back: asked in time, it does not know 15 % of the last half hour', async () => {
  const upstream = await play({ now: () => MONDAY_NOON, script: 'late-feed', size: 0.5 })
  const plain = await play({ now: () => MONDAY_NOON, size: 0.5 })
  const since = '2026-11-23T11:30:00+08:00'
  const recent = async (from: Upstream) => {
    const { rows } = await readAll(from, '/pharmacy/v1/sales', 'sales')
    return new Set(rows.filter((row) => String(row.soldAt) >= since).map((row) => row.no)).size
  }
  const [held, known] = [await recent(upstream), await recent(plain)]
  expect(held / known).toBeLessThan(0.93)
  expect(held / known).toBeGreaterThan(0.7)
})

test('a silent feed answers 503 or not at all from minute 10 to 55, then tells everything it kept; others talk on', async () => {
  const clock = handClock(MONDAY_NOON)
  const upstream = await play({ now: clock.now, script: 'silent-feed', size: 0.5 })
  const { next } = await readAll(upstream, '/iot/elevators/events', 'events')
  clock.move(minutes(11))
  const statuses: (number | 'hang')[] = []
  for (let i = 0; i < 6; i++) {
    const answer = await fetch(`${upstream.url}/iot/elevators/readings`, { signal: AbortSignal.timeout(300) }).catch(
      (error: unknown) =>
        error instanceof DOMException && error.name === 'TimeoutError' ? null : Promise.reject(error as Error),
    )
    statuses.push(answer?.status ?? 'hang')
  }
  expect(statuses).toEqual([503, 503, 'hang', 503, 503, 'hang'])
  expect((await ask(upstream, '/pharmacy/v1/sales')).status).toBe(200)
  clock.move(minutes(45))
  const after = await readAll(upstream, '/iot/elevators/events', 'events', 1_000, next)
  expect(after.rows.some((row) => String(row.occurredAt) < '2026-11-23T12:55')).toBe(true)
})

/** Reads a garbled list to its end, as a patient feed would: an answer that cannot be read is asked for again. */
async function readGarbled(upstream: Upstream, path: string, list: string) {
  const rows: unknown[] = []
  const broken: string[] = []
  for (let next = '', asked = 0; asked < 300; asked++) {
    const response = await fetch(`${upstream.url}${path}?limit=100${next ? `&since=${next}` : ''}`)
    const bytes = await response.arrayBuffer()
    let body: { next: string; more: boolean; [list: string]: unknown }
    try {
      body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as typeof body
    } catch {
      broken.push(response.headers.get('content-type') ?? '')
      continue
    }
    rows.push(...(body[list] as unknown[]))
    next = body.next
    if (!body.more) return { rows, broken }
  }
  throw new Error('the garbled feed never came to an end')
}

test('a garbled feed breaks some answers as a whole, and the next try gets them whole', async () => {
  const upstream = await play({ now: () => MONDAY_NOON, script: 'garbled-feed', size: 0.2 })
  const { rows, broken } = await readGarbled(upstream, '/market/v1/quick-tests', 'tests')
  expect(new Set(broken)).toEqual(
    new Set(['application/json; charset=utf-8', 'application/json; charset=GB18030', 'text/html']),
  )
  const plain = await readAll(await play({ now: () => MONDAY_NOON, size: 0.2 }), '/market/v1/quick-tests', 'tests')
  expect(rows).toHaveLength(plain.rows.length)
})

test('a garbled feed garbles rows in every way, few enough that the good ones are most', async () => {
  const upstream = await play({ now: () => MONDAY_NOON, script: 'garbled-feed', size: 0.3 })
  const { rows } = await readGarbled(upstream, '/12315/v1/orders', 'orders')
  const plain = (await readAll(await play({ now: () => MONDAY_NOON, size: 0.3 }), '/12315/v1/orders', 'orders')).rows
  const changed = rows.filter((row, i) => JSON.stringify(row) !== JSON.stringify(plain[i]))
  expect(changed.length / rows.length).toBeGreaterThan(0.06)
  expect(changed.length / rows.length).toBeLessThan(0.14)
  const text = changed.map((row) => JSON.stringify(row))
  const some = (what: (row: Row, json: string) => boolean) =>
    changed.filter((row, i) => typeof row === 'object' && row !== null && what(row as Row, text[i] ?? '')).length
  expect(some((_, json) => json.includes('<img src=x onerror'))).toBeGreaterThan(0)
  expect(some((_, json) => json.includes('=HYPERLINK('))).toBeGreaterThan(0)
  expect(some((row) => Number((row.position as Row | undefined)?.lat) > 100)).toBeGreaterThan(0)
  expect(some((_, json) => json.length > 40_000)).toBeGreaterThan(0)
  expect(some((_, json) => /榫|鎶|娑|銆/.test(json))).toBeGreaterThan(0)
  expect(some((row) => Number.isNaN(Date.parse(String(row.registeredAt))))).toBeGreaterThan(0)
  expect(changed).toContain(null)
  expect(changed).toContain(42)
})

test('the same seed garbles the same rows in the same way', async () => {
  const told = async () => {
    const upstream = await play({ now: () => MONDAY_NOON, script: 'garbled-feed' })
    return (await readGarbled(upstream, '/iot/elevators/events', 'events')).rows
  }
  expect(await told()).toEqual(await told())
})
