import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Browser } from '../browser.fixture.ts'
import { sitesOf, type CampaignRow, type CampaignShown, type SitesOf } from '../contract/campaign.ts'
import type { FigureGroup, FigureRecords, FigureTold, FigureValue, IndicatorNow } from '../contract/indicator.ts'
import { indicators } from '../indicators/index.ts'
import type { TaskRowShown } from '../contract/task.ts'
import { temporaryFolder } from '../journal/postgres.fixture.ts'
import type { Running } from '../main.ts'
import { event, openTestHouse, push, signedIn, SQUARE } from '../running.fixture.ts'

/* The numbers of a campaign, whatever is told of it and in whatever order: the page, the figures, the shelf and the sites are one. */

let house: Running & { url: string }
let environment: Record<string, string>
const people = new Map<string, Browser>()
const who = (name: string) => people.get(name)!
const STREETS = [
  { code: '440307001', name: '甲街道', lng: 114.15, lat: 22.7, rings: [] },
  { code: '440307002', name: '乙街道', lng: 114.25, lat: 22.7, rings: [] },
]
const STATIONS = [
  { id: 'st-1', name: '甲所', streetCode: '440307001', lng: 114.15, lat: 22.7 },
  { id: 'st-2', name: '乙所', streetCode: '440307002', lng: 114.25, lat: 22.7 },
]
const SITES = ['a', 'b', 'c', 'd', 'e', 'f']
const HERE = { lng: 114.16, lat: 22.7, accuracyM: 10, at: Date.now() }
const DAY_MS = 86_400_000

beforeAll(async () => {
  const file = join(temporaryFolder(), 'district.json')
  writeFileSync(file, JSON.stringify({ ...SQUARE, streets: STREETS, stations: STATIONS }))
  environment = { DISTRICT: file, DATA_DIR: join(temporaryFolder(), 'data') }
  house = await openTestHouse(environment)
  for (const [name, role, scope] of [
    ['commander', 'commander', {}],
    ['duty', 'dutyOfficer', {}],
    ['field', 'fieldOfficer', { scope: { stations: ['st-1'] } }],
    ['second', 'commander', { scope: { stations: ['st-2'], streets: null } }],
  ] as [string, Parameters<typeof signedIn>[1], Parameters<typeof signedIn>[2]][]) {
    const browser = new Browser(() => house.url)
    browser.cookies.set('qs_session', await signedIn(house, role, { id: `p-${name}`, ...scope }))
    people.set(name, browser)
  }
  await push(
    house.url,
    SITES.map((siteId, at) =>
      event(`site ${siteId}`, 'site.registered', {
        ...{ siteId, kind: 'restaurant', name: `${siteId} 店`, lng: 114.12 + at / 100, lat: 22.7 },
        streetCode: at < 4 ? '440307001' : '440307002',
      }),
    ),
  )
})
afterAll(() => house.close())

const ask = async <Answer>(path: string, name = 'commander') => (await who(name).ask<Answer>('GET', path)).body
async function done(name: string, verb: string, order: object, id = crypto.randomUUID()) {
  const { body } = await who(name).order({ verb: `task.${verb}`, ...order }, id)
  expect(body, `${verb} by ${name}`).toMatchObject({ state: 'accepted' })
  return body.result as Record<string, unknown>
}
const order = (title: string, over: object) => ({
  ...{ campaign: { title }, kind: 'inspection', priority: 3, per: 'site', to: 'station', plan: [], issue: true },
  ...{ dueAt: Date.now() + 7 * DAY_MS, again: true, ...over },
})
const tasksOf = async (campaign: string) =>
  (await ask<{ items: TaskRowShown[] }>(`/api/v1/tasks?campaign=${campaign}&limit=100`)).items
const taskAt = async (campaign: string, site: string) =>
  (await tasksOf(campaign)).find(({ title }) => title.endsWith(`${site} 店`))!.id
const submit = { found: 'nothing', result: '正常', place: HERE }
const three = ({ value, numerator, denominator }: FigureValue) => ({ value, numerator, denominator })
const api = (address: string) => address.replace(/^\/figure\//, '/api/v1/indicators/')

/** What a campaign says of itself, held against everything else that knows: the figures, their records, the sites. */
async function equal(id: string): Promise<CampaignShown> {
  const shown = await ask<CampaignShown>(`/api/v1/campaigns/${id}`)
  const { figures } = shown
  const version = figures.sites.version
  const groups: FigureGroup[] = [...figures.covered.groups, ...figures.skipped.groups, ...figures.tasks.groups]
  for (const each of [...Object.values(figures), ...groups, ...figures.finished.groups]) {
    const told = await ask<FigureTold>(api(each.address))
    expect(told.version).toBe(version)
    expect(three(told), each.address).toEqual(three(each))
    expect((await ask<FigureRecords>(`${told.records}&limit=1`)).total, each.address).toBe(told.numerator)
  }
  for (const { figures: own } of shown.units)
    for (const each of [own.covered, own.skipped])
      expect(three(await ask<FigureTold>(api(each.address))), each.address).toEqual(three(each))
  // The sites are counted by a query of their own.
  const { should, done: visited, skipped, cancelledSites: cancelled } = shown
  const numbers: Record<SitesOf, number> = { should, done: visited, skipped, open: figures.open.value!, cancelled }
  for (const of of sitesOf) {
    const { total } = await ask<{ total: number }>(`/api/v1/campaigns/${id}/sites?of=${of}&limit=1`)
    expect(numbers[of], of).toBe(total)
  }
  expect(should).toBe(visited + skipped + numbers.open)
  expect(shown.days.at(-1)?.left).toBe(numbers.open)
  expect(shown.tasks).toBe((await tasksOf(id)).length)
  const listed = (await ask<{ items: CampaignRow[] }>('/api/v1/campaigns')).items.find((each) => each.id === id)
  expect(listed).toMatchObject({ should, done: visited, skipped, tasks: shown.tasks })
  expect(three(await ask<FigureTold>(api(listed!.figures.covered.address)))).toEqual(three(figures.covered))
  return shown
}

/** Figures of now that differ from the record at the same version and moment. */
async function differing(): Promise<string[]> {
  const { picture } = house.house
  const mark = (name: string) => picture.state.shelves.marks.get(name)
  const { seq } = picture.state
  await vi.waitFor(() => expect(mark('indicatorsSeq')).toBeGreaterThanOrEqual(seq), 20_000)
  const shelf = new Map<string, IndicatorNow>(picture.state.shelves.indicators)
  const held = `version=${mark('indicatorsSeq')}&at=${mark('indicatorsAt')}&scope=all`
  const wrong: string[] = []
  const mine = indicators.filter(({ defined }) => defined.id.startsWith('campaigns.'))
  expect(mine.length).toBe(8)
  for (const { defined, live } of mine)
    for (const by of [null, ...live]) {
      const told = await ask<FigureTold>(`/api/v1/indicators/${defined.id}?${held}${by === null ? '' : `&by=${by}`}`)
      const pairs =
        by === null
          ? ([[defined.id, told]] as const)
          : told.groups.map((group) => [`${defined.id}|${by}=${String(group.key[by])}`, group] as const)
      for (const [key, figure] of pairs) {
        const texts = [shelf.get(key), figure].map((each) => JSON.stringify(each && three(each)))
        if (texts[0] !== texts[1]) wrong.push(`${key}: shown ${texts[0]}, counted ${texts[1]}`)
      }
    }
  return wrong
}

let single: string
let tours: string
let early: CampaignShown
test('a campaign by site: told twice, by two tasks for one site, late, back again, and cancelled', async () => {
  const orderId = crypto.randomUUID()
  const first = order('校园周边', { sites: SITES })
  single = (await done('commander', 'openMany', first, orderId)).campaignId as string
  expect((await who('commander').order({ verb: 'task.openMany', ...first }, orderId)).body.repeated).toBe(true)
  early = await equal(single)
  expect(early).toMatchObject({ tasks: 6, should: 6, done: 0, skipped: 0, unbegun: 6 })
  expect(await differing()).toEqual([])

  // The same sites in another campaign: two tasks for one site are two sites to visit.
  const other = (await done('commander', 'openMany', order('另一个', { sites: ['a', 'e'] }))).campaignId as string
  expect(await equal(other)).toMatchObject({ tasks: 2, should: 2 })
  const taskId = await taskAt(single, 'a')
  await done('field', 'accept', { taskId })
  const again = crypto.randomUUID()
  await done('field', 'submit', { taskId, ...submit }, again)
  expect((await who('field').order({ verb: 'task.submit', taskId, ...submit }, again)).body.repeated).toBe(true)
  expect(await equal(single)).toMatchObject({ done: 1, unbegun: 5, states: { issued: 5, submitted: 1 } })
  expect(await equal(other)).toMatchObject({ done: 0 })
  expect(await differing()).toEqual([])

  // By a phone whose clock says two days ago: it counts for the day of the opening.
  const late = await taskAt(single, 'b')
  await done('field', 'accept', { taskId: late })
  const off = 2 * DAY_MS
  await done('field', 'submit', { taskId: late, ...submit, doneAt: Date.now() - off, sentAt: Date.now() })
  expect(await equal(single)).toMatchObject({ done: 2, days: [{ done: 2, left: 4 }] })
  await done('duty', 'reject', { taskId: late, reason: '照片不清' })
  expect(await equal(single)).toMatchObject({ done: 1, days: [{ done: 1, left: 5 }] })
  await done('commander', 'cancelMany', { campaign: single, reason: '行动提前结束' })
  expect(await equal(single)).toMatchObject({ should: 2, done: 1, cancelledSites: 4, unbegun: 0 })
  expect(await differing()).toEqual([])
}, 120_000)

test('a campaign by tours: stop by stop, passed over, told twice', async () => {
  tours = (await done('commander', 'openMany', order('巡查', { sites: SITES, per: 'tour', stopsPerTour: 4 })))
    .campaignId as string
  expect(await equal(tours)).toMatchObject({ should: 6, done: 0, units: [{ should: 4 }, { should: 2 }] })
  const taskId = (await tasksOf(tours)).find(({ unit }) => unit === 'st-1')!.id
  await done('field', 'accept', { taskId })
  const stop = { taskId, stopId: 's1', found: 'nothing', result: '正常', answers: {}, evidence: [], place: HERE }
  const id = crypto.randomUUID()
  await done('field', 'stop', stop, id)
  await who('field').order({ verb: 'task.stop', ...stop }, id)
  await done('field', 'skipStop', { taskId, stopId: 's2', because: 'closedShop', reason: '关门停业' })
  expect(await equal(tours)).toMatchObject({
    ...{ should: 6, done: 1, skipped: 1, days: [{ done: 1, skipped: 1, left: 4 }] },
    units: [
      { unit: 'st-1', should: 4, done: 1, skipped: 1 },
      { unit: 'st-2', should: 2, done: 0, skipped: 0 },
    ],
  })
  expect(await differing()).toEqual([])
}, 120_000)

test('an earlier address shows the number of then, whatever came after it', async () => {
  for (const each of [early.figures.covered, early.figures.open, early.figures.unbegun, early.figures.tasks]) {
    const told = await ask<FigureTold>(api(each.address))
    expect(three(told), each.address).toEqual(three(each))
  }
  const now = await ask<CampaignShown>(`/api/v1/campaigns/${single}`)
  expect(now.figures.open.value).not.toBe(early.figures.open.value)
})

test('whoever commands a part sees the numbers of his part', async () => {
  const shown = await ask<CampaignShown>(`/api/v1/campaigns/${tours}`, 'second')
  expect(shown).toMatchObject({ should: 2, done: 0, units: [{ unit: 'st-2' }] })
  expect(shown.figures.covered.scope?.stations).toEqual(['st-2'])
})

/** As it stood before sites of campaigns were kept version by version (migration 0015). */
const OLDER = [
  'DROP TABLE stop_versions, live_versions, live_spans',
  'DROP TRIGGER stop_moved ON task_stops',
  'DROP FUNCTION stop_moved, stop_version',
  'ALTER TABLE versions_begin DROP COLUMN stops',
  'DROP INDEX task_versions_campaign',
  'DELETE FROM drizzle.__drizzle_migrations WHERE id IN (SELECT id FROM drizzle.__drizzle_migrations ORDER BY created_at DESC LIMIT 2)',
]

test('a house of before is brought up to date: its campaigns count as they did, and a version that nobody kept is refused and never 0', async () => {
  const before = await equal(tours)
  const older = early.figures.covered.address
  for (const statement of OLDER) await house.house.journal.db.execute(statement)
  await house.close()
  house = await openTestHouse(environment)

  const after = await equal(tours)
  expect(three(after.figures.covered)).toEqual(three(before.figures.covered))
  expect(await differing()).toEqual([])
  const { status, body } = await who('commander').ask('GET', api(older))
  expect(status).toBe(422)
  expect(JSON.stringify(body)).toMatch(/指标的历史版本从第 \d+ 条流水起保存，更早的版本不能再现。/)
  // Of what was kept all along the same version opens.
  expect(three(await ask<FigureTold>(api(early.figures.tasks.address)))).toEqual(three(early.figures.tasks))
}, 120_000)
