import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, usualPlans } from '../mock/index.ts'
import { Browser } from './browser.fixture.ts'
import { openHands } from './demo-hands.ts'
import type { Matter } from './interception/matter.ts'
import { openCalendar } from './law/calendar/calendar.ts'
import type { Running } from './main.ts'
import { complaintEvent, openTestHouse, push, signedIn } from './running.fixture.ts'

/* The demo's invented people at work: lawful, at the moment they mean it, and never on what a person has in hand. */

const DAY_MS = 86_400_000
const calendar = openCalendar()
const plan = usualPlans(openWorld({ seed: 1, size: 0.05 }))
const AT = Date.parse('2026-11-27T12:00:00+08:00')
let house: Running & { url: string }
let now = AT
let inForce = 'onePlusFive'
const desk = new Browser(() => house.url)
const hands = () =>
  openHands({
    ...{ house: house.house, plan, calendar: () => Promise.resolve(calendar), now: () => now },
    model: () => Promise.resolve({ code: inForce }),
  })

async function tell(id: string, daysAgo: number, over: object = {}, source = 'complaints-12315') {
  const { data } = complaintEvent(id, { wouldBeStation: 'st-1', amount: 300, ...over }) as { data: object }
  const time = AT - daysAgo * DAY_MS
  const telling = { id, source, kind: 'complaint.received', time, data: { ...data, receivedAt: time } }
  const heard = await house.house.tell([{ index: 0, telling: telling }], { feed: source })
  expect(heard.rejected).toEqual([])
}
const matters = async () => {
  const { rows } = await house.house.journal.db.$client.query<{ matter: string }>(
    'SELECT matter FROM matters ORDER BY id',
  )
  return rows.map(({ matter }) => JSON.parse(matter) as Matter)
}
async function untilRested() {
  const at = hands()
  for (let rounds = 0, quiet = 0; quiet < 2; rounds += 1) {
    const { moved, through } = await at.work()
    quiet = moved === 0 && through ? quiet + 1 : 0
    expect(rounds).toBeLessThan(60)
  }
}

beforeAll(async () => {
  house = await openTestHouse()
  desk.cookies.set('qs_session', await signedIn(house, 'deskOfficer'))
  for (let n = 0; n < 40; n += 1) await tell(`o${n}`, 4 + (n % 20), { kind: n % 4 === 0 ? 'tipOff' : 'complaint' })
  await tell('elsewhere', 6, { wouldBeStation: undefined })
})
afterAll(() => house.close())

test('what the upstream told is worked at the moments that were meant, and every step is lawful and in the chain', async () => {
  await untilRested()
  const all = await matters()
  // A tip-off may lie until its verification is meant to end; every complaint older than a day has been taken.
  expect(all.filter(({ kind }) => kind === 'complaint')).toHaveLength(31)
  expect(new Set(all.map(({ state }) => state)).size).toBeGreaterThan(4)
  expect(all.every(({ last }) => last.at <= now)).toBe(true)
  expect(all.some(({ closing, stationDispatchedAt }) => closing !== null && stationDispatchedAt === null)).toBe(true)
  expect(await house.house.journal.verify()).toHaveProperty('records')
})

test('another round changes nothing; as time goes on they go on', async () => {
  const before = await matters()
  await untilRested()
  expect(await matters()).toEqual(before)
  now = AT + 30 * DAY_MS
  await untilRested()
  const was = new Map(before.map(({ id, version }) => [id, version]))
  const after = await matters()
  expect(after.filter(({ id, version }) => version > (was.get(id) ?? 0)).length).toBeGreaterThan(5)
  now = AT
})

test('what a person touched is his, and what another source told is nobody’s but the desk’s', async () => {
  await tell('mine', 0.4)
  await push(house.url, complaintEvent('pushed', { wouldBeStation: 'st-1' }))
  expect((await desk.order({ verb: 'complaint.take', complaintId: 'mine' })).body).toMatchObject({ state: 'accepted' })
  now = AT + 20 * DAY_MS
  await untilRested()
  const found = await matters()
  expect(found.find(({ id }) => id === 'mine')).toMatchObject({ state: 'atDesk', version: 2 })
  expect(found.some(({ id }) => id === 'pushed')).toBe(false)
})

test('under another reading of “1+5” they rest: their plans know the five lanes only', async () => {
  await tell('later', 3)
  inForce = 'domains'
  await untilRested()
  expect((await matters()).some(({ id }) => id === 'later')).toBe(false)
})
