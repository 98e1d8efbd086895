import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { inventHalfYear, openWorld } from '../mock/index.ts'
import type { CountedPage, CountPart, InterceptionTold } from './contract/counting.ts'
import { loadHalfYear, type HalfYearParts } from './half-year.ts'
import { mustBeLawful } from './interception/lawful.fixture.ts'
import type { Matter } from './interception/matter.ts'
import { onePlusFive } from './interception/models/one-plus-five.model.ts'
import { places, tally } from './interception/tally.ts'
import { openCalendar } from './law/calendar/calendar.ts'
import type { Running } from './main.ts'
import { bearer, openTestHouse, signedIn } from './running.fixture.ts'

/* A thousand of an invented half-year, told and worked through the house's own doors, and counted through them. */

const QUOTA = { counted: 1_000, intercepted: 214 }
const world = openWorld({ seed: 7, size: 0.05 })
let house: Running & { url: string }
let leader: Record<string, string>
const faults: unknown[] = []
const parts = (over: Partial<HalfYearParts> = {}): HalfYearParts => ({
  house: house.house,
  invent: () => inventHalfYear(world, QUOTA),
  print: 'test',
  model: onePlusFive,
  calendar: () => Promise.resolve(openCalendar()),
  log: { info: () => undefined, error: () => undefined },
  onFault: (_what, error) => void faults.push(error),
  ...over,
})
const ask = async <Answer>(path: string, headers = leader) => {
  const answer = await fetch(house.url + path, { headers })
  return { status: answer.status, body: (await answer.json()) as Answer }
}
const H1 = 'from=2022-01-01&to=2022-06-30'
const count = async (query = H1) => (await ask<InterceptionTold>(`/api/v1/interception?${query}`)).body
async function listOf(address: string) {
  const ids: string[] = []
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const { body }: { body: CountedPage } = await ask<CountedPage>(
      `${address}&limit=500${cursor === null ? '' : `&cursor=${cursor}`}`,
    )
    ids.push(...body.items.map(({ id, kind }) => `${id}/${kind}`))
    expect(body.total).toBeGreaterThanOrEqual(ids.length)
    cursor = body.next
  }
  return ids
}
const seq = () => house.house.picture.state.seq
const matters = async () => {
  const { rows } = await house.house.journal.db.$client.query<{ matter: string }>('SELECT matter FROM matters')
  return new Map(rows.map(({ matter }) => JSON.parse(matter) as Matter).map((each) => [each.id, each]))
}

beforeAll(async () => {
  house = await openTestHouse({}, { playing: () => true })
  leader = bearer(await signedIn(house, 'leader'))
  // Stopped half-way, as by a restart, and begun again.
  const first = loadHalfYear(parts())
  await vi.waitFor(() => expect(first.progress().loaded).toBeGreaterThan(0), 60_000)
  await first.stop()
  expect(first.progress().done).toBe(false)
  const second = loadHalfYear(parts())
  await second.ended
  expect(faults).toEqual([])
  expect(second.progress()).toMatchObject({ done: true, fault: null })
}, 180_000)
afterAll(() => house.close())

test('the machine refused nothing: every matter is lawful and stands in one place', async () => {
  const all = await matters()
  for (const matter of all.values()) mustBeLawful(matter, all)
  const { received, ...where } = tally(all.values())
  expect(places.reduce((sum, place) => sum + where[place], 0)).toBe(received)
  expect(where.inLanes + where.atDesk).toBe(0)
  for (const place of ['settled', 'atStations', 'notAccepted', 'merged', 'withdrawn', 'verifying'] as const)
    expect(where[place], place).toBeGreaterThan(0)
})

test('the rate is what the records count: 214 of 1,000, though more than that was told', async () => {
  const told = await count()
  expect(told.cohort.gross).toMatchObject({ n: 214, d: 1_000, percent: '21.40' })
  expect(told.cohort.lanes.reduce((sum, { share }) => sum + share.n, 0)).toBe(214)
  expect(told.cohort.lanes.map(({ lane }) => lane)).toEqual(['C1', 'C2', 'C3', 'C4', 'C5', null])
  expect(told.cohort.net.n).toBeLessThan(214)
  expect(told.cohort.settle.n).toBeLessThan(told.cohort.net.n)
  expect(told.flow.title).toBe('当期办结口径')
  const { rows } = await house.house.journal.db.$client.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM complaints',
  )
  expect(rows[0]!.n).not.toBe(1_000)
})

test('behind each number stand exactly the records that it counted', async () => {
  const told = await count()
  const { guards, cohort, flow, records } = told
  const numbers: Record<CountPart, number> = {
    ...{ d: cohort.gross.d, n: cohort.gross.n, settle: cohort.settle.n, net: cohort.net.n, flow: flow.gross.n },
    ...{ closed: guards.reopen.d, reopened: guards.reopen.n, due: guards.breach.d, breach: guards.breach.n },
  }
  const lists = new Map<string, string[]>()
  for (const [part, n] of Object.entries(numbers)) {
    const ids = await listOf(records[part as CountPart]!)
    expect(ids, part).toHaveLength(n)
    expect(new Set(ids).size, part).toBe(n)
    lists.set(part, ids)
  }
  expect(lists.get('d')).toEqual(expect.arrayContaining(lists.get('n')!))
  for (const { lane, share, records: own } of cohort.lanes)
    expect(await listOf(own.n!), `${lane}`).toHaveLength(share.n)
})

test.each(['street', 'class', 'station', 'channel', 'month', 'week', 'street,lane'])(
  'told apart by %s the groups add up to the whole, and each opens its own records',
  async (by) => {
    const { groups, cohort } = await count(`${H1}&by=${by}`)
    expect(groups.reduce((sum, { gross }) => sum + gross.n, 0)).toBe(cohort.gross.n)
    if (!by.includes('lane')) expect(groups.reduce((sum, { gross }) => sum + gross.d, 0)).toBe(cohort.gross.d)
    const { gross, records } = groups[Math.floor(groups.length / 2)]!
    expect(await listOf(records.d!)).toHaveLength(gross.d)
    expect(await listOf(records.n!)).toHaveLength(gross.n)
  },
)

test('its guards are counted too: reopened, late, hours, and what each station was spared', async () => {
  const { guards, cohort } = await count()
  expect(guards.reopen.n).toBeGreaterThan(0)
  expect(guards.breach.n).toBeGreaterThan(0)
  expect(guards.breach.articles).toEqual(['总局令第20号第14条'])
  expect(guards.hours.n).toBe(cohort.gross.n)
  for (const { medianHours, p90Hours } of guards.hoursByLane) expect(p90Hours).toBeGreaterThanOrEqual(medianHours!)
  expect(guards.loadAvoided.reduce((sum, { share }) => sum + share.n, 0)).toBe(cohort.gross.n)
})

test('a station officer counts his own part, and sees the records of nobody else', async () => {
  const whole = await count(`${H1}&by=station`)
  const { key, gross } = whole.groups[0]!
  const officer = bearer(await signedIn(house, 'stationOfficer', { scope: { stations: [key.station!] } }))
  const { body } = await ask<InterceptionTold>(`/api/v1/interception?${H1}`, officer)
  expect(body.scope).toEqual({ stations: [key.station] })
  expect(body.cohort.gross).toMatchObject({ n: gross.n, d: gross.d })
  const other = whole.groups[1]!.records.d!
  expect((await ask<CountedPage>(other, officer)).body.total).toBe(0)
})

describe('a question that cannot be answered is answered with why', () => {
  test.each([
    ['from=2022-06-30&to=2022-01-01', /晚于结束日/],
    ['from=2022-01-01&to=2999-01-01', /还没有到/],
    ['by=colour', /只能按 street/],
    ['by=street,class,month', /最多按 2 项/],
    ['from=2022-02-30', /YYYY-MM-DD/],
    ['from=1990-01-01', /十年/],
  ])('%s', async (query, says) => {
    const { status, body } = await ask<{ error: string }>(`/api/v1/interception?${query}`)
    expect(status).toBe(400)
    expect(body.error).toMatch(says)
  })

  test('before the record begins nothing is known, which is said and is not 0 %', async () => {
    const told = await count('from=2021-07-01&to=2021-12-31')
    expect(told.cohort.gross).toEqual({ n: 0, d: 0, ratio: null, percent: null })
    expect(told.beforeRecord?.zh).toContain('2022-01-01')
    expect(told.begins).toBe('2022-01-01')
    expect((await count()).beforeRecord).toBeNull()
  })

  test('across the change of the rules it says on which day they changed', async () => {
    const told = await count('from=2026-01-01&to=2026-06-30')
    expect(told.ruleChanged).toMatchObject([{ on: '2026-04-15' }])
    expect(told.ruleChanged[0]!.says.zh).toContain('总局令第121号')
    expect((await count()).ruleChanged).toEqual([])
  })

  test('a list takes no part that is none, and no cursor that is none of its own', async () => {
    expect((await ask(`/api/v1/interception/records?${H1}&part=all`)).status).toBe(400)
    expect((await ask(`/api/v1/interception/records?${H1}&part=n&cursor=nothing`)).status).toBe(400)
  })
})

test('what came in the half-year is history: none of it stands on the live picture', () => {
  expect(house.house.picture.state.shelves.complaints.size).toBe(0)
})

test('a second start changes nothing, and another half-year is not mixed into this one', async () => {
  const before = seq()
  await loadHalfYear(parts()).ended
  expect(seq()).toBe(before)
  const other = loadHalfYear(parts({ print: 'other' }))
  await other.ended
  expect(other.progress().fault).toContain('DATA_DIR')
  expect(faults.splice(0)).toHaveLength(1)
  expect(seq()).toBe(before)
})

test('the chain verifies after all of it', async () => {
  expect(await house.house.journal.verify()).toHaveProperty('records')
})

test('one order fewer is another figure: it is counted and stands nowhere', async () => {
  const [gone] = await listOf((await count()).records.n!)
  const id = gone!.slice(0, gone!.lastIndexOf('/'))
  await house.house.journal.db.$client.query('DELETE FROM matters WHERE id = $1', [id])
  expect((await count()).cohort.gross).toMatchObject({ n: 213, percent: expect.not.stringMatching('21.40') })
})
