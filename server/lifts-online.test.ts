import { pino } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { IndicatorNow } from './contract/indicator.ts'
import { listReply, littleUpstream, type LittleUpstream } from './feeds/little-upstream.fixture.ts'
import { open, type Running } from './main.ts'
import { bearer, event, push, signedIn, testEnvironment } from './running.fixture.ts'

/* How many of the lifts are heard of, over real restarts of the house: nothing is forgotten, and nothing is taken for heard. */

const MINUTE_MS = 60_000
const SOON = { timeout: 40_000 }
const lifts = ['lift-1', 'lift-2', 'lift-3', 'lift-4']
const place = testEnvironment()
let upstream: LittleUpstream
let house: Running

/** What the gateway has to say when it is asked next; before that, nothing. */
let readings: object[] | null = null
const reading = (siteId: string) => ({
  siteId,
  quantity: 'speed',
  value: 1,
  unit: 'm/s',
  at: new Date().toISOString(),
})
const start = async () => {
  house = await open({ ...place.env, UPSTREAM: `elevator-iot=${upstream.base}` }, { log: pino({ level: 'silent' }) })
}
const shown = (): IndicatorNow | undefined => house.house.picture.state.shelves.indicators.get('lifts.online')
const parts = () => `${String(shown()?.numerator)}/${String(shown()?.denominator)}`
const told = async () => {
  const answer = await fetch(`${house.url!}/api/v1/indicators/lifts.online`, {
    headers: bearer(await signedIn(house, 'leader')),
  })
  return (await answer.json()) as { state: string; numerator: number | null; denominator: number | null }
}

beforeAll(async () => {
  upstream = await littleUpstream()
  upstream.on('/iot/elevators/events', (asked) =>
    readings === null ? { status: 503 } : listReply('events', [])(asked),
  )
  upstream.on('/iot/elevators/readings', (asked) =>
    readings === null ? { status: 503 } : listReply('readings', readings)(asked),
  )
}, 60_000)
afterAll(async () => {
  vi.useRealTimers()
  await house.close()
  await upstream.close()
  place.remove()
})

test('a house that never heard of a lift says nothing of it', async () => {
  await start()
  const registered = lifts.map((siteId) =>
    event(siteId, 'site.registered', { siteId, kind: 'elevator', name: siteId, lng: 114.2, lat: 22.7 }),
  )
  expect((await push(house.url!, registered)).status).toBeLessThan(300)
  await vi.waitFor(() => expect(parts()).toBe('0/0'), SOON)
  expect(await told()).toMatchObject({ state: 'missing' })
}, 60_000)

test('of those it was ever told of, those heard of lately are online', async () => {
  readings = lifts.map(reading)
  await vi.waitFor(() => expect(parts()).toBe('4/4'), SOON)
}, 60_000)

test('after a restart what was known before counts, as provisional, until the gateway has spoken', async () => {
  readings = null
  await house.close()
  await start()
  await vi.waitFor(() => expect(parts()).toBe('4/4'), SOON)
  expect(await told()).toMatchObject({ state: 'provisional', numerator: 4, denominator: 4 })
}, 60_000)

test('after a long stop nobody can say which are online, and the first that speaks is one of four, not one of one', async () => {
  await house.close()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 40 * MINUTE_MS })
  await start()
  await vi.waitFor(() => expect(parts()).toBe('0/0'), SOON)
  expect(await told()).toMatchObject({ state: 'missing', denominator: 0 })
  readings = [reading('lift-2')]
  await vi.waitFor(() => expect(parts()).toBe('1/4'), SOON)
  expect(await told()).toMatchObject({ numerator: 1, denominator: 4 })
}, 90_000)
