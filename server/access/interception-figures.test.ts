import { afterAll, beforeAll, expect, test } from 'vitest'
import { Browser } from '../browser.fixture.ts'
import { dimensions, type GroupTold, type InterceptionTold, type ShareTold } from '../contract/counting.ts'
import {
  measuresOfValues,
  type FigureGroup,
  type FigureRecords,
  type FigureTold,
  type FigureValue,
} from '../contract/indicator.ts'
import type { InterceptionFigures } from '../contract/interception-figures.ts'
import { districtDay } from '../contract/time.ts'
import type { Running } from '../main.ts'
import { complaintEvent, openTestHouse, push, signedIn } from '../running.fixture.ts'

/* The page about interception shows the figures of the house: they are what the count of the lanes says of the same period. */

const DAY = 86_400_000
let house: Running & { url: string }
const seats = new Map<string, Browser>()
const seat = (role: string) => seats.get(role)!
const FROM = districtDay(Date.now() - 20 * DAY)
const get = async <Answer>(path: string, role = 'leader') => {
  const { status, body } = await seat(role).ask<Answer>('GET', path)
  expect(status, path).toBe(200)
  return body
}
async function done(verb: string, complaintId: string, rest: object = {}) {
  const { body } = await seat('deskOfficer').order({ verb: `complaint.${verb}`, complaintId, ...rest })
  expect(body, `${verb} ${complaintId}`).toMatchObject({ state: 'accepted' })
}
const tell = (id: string, over: object = {}, ago = 0) =>
  push(house.url, {
    ...complaintEvent(id, { amount: 300, wouldBeStation: 'st-1', ...over }),
    time: new Date(Date.now() - ago).toISOString(),
  })
const known = { flags: {}, injury: false, facts: 1, reachable: { complainant: true, respondent: true } }
async function settle(id: string) {
  await done('learn', id, { known })
  await done('route', id, { lane: 'C5', to: null })
  const confirmation = { how: 'sms', record: '短信 1' }
  await done('settle', id, { result: 'settled_paid', recovered: 300, confirmation })
}

beforeAll(async () => {
  house = await openTestHouse()
  for (const role of ['deskOfficer', 'leader', 'stationOfficer', 'fieldOfficer'] as const) {
    const scope = role === 'stationOfficer' ? { stations: ['st-1'] } : {}
    const browser = new Browser(() => house.url)
    browser.cookies.set('qs_session', await signedIn(house, role, { scope }))
    seats.set(role, browser)
  }
  // Settled, at the desk, in a lane, late beyond its day, told twice, of another station, a mixed one, a tip-off, of no station.
  for (const id of ['a', 'b', 'c']) await tell(id)
  await tell('late', {}, 18 * DAY)
  await tell('before', {}, 25 * DAY)
  await tell('other', { wouldBeStation: 'st-2', channel: 'web' })
  await tell('mixed', { kind: 'mixed', wouldBeStation: 'st-2' })
  await tell('tip', { kind: 'tipOff' })
  await tell('nowhere', { wouldBeStation: null })
  // Three of one lane, each of another length, so that no two quantiles are the same.
  for (const [days, id] of ['one', 'two', 'three'].entries()) await tell(id, {}, (days + 1) * DAY)
  for (const id of ['a', 'other', 'one', 'two', 'three']) await settle(id)
  await done('notAccept', 'before', { item: 1, note: '不属职责' })
  await done('notAccept', 'late', { item: 1, note: '不属职责' })
  await tell('again')
  await done('merge', 'again', { into: 'a', note: '同一争议' })
  await done('reopen', 'other', { why: '未履行' })
  await done('learn', 'b', { known })
  await done('route', 'b', { lane: 'C5', to: null })
})
afterAll(() => house.close())

const share = ({ n, d, percent }: ShareTold) => ({ n, d, value: percent === null ? null : Number(percent) })
const figure = ({ numerator, denominator, value }: FigureValue) => ({ n: numerator, d: denominator, value })
const groups = (told: readonly FigureGroup[], name: string) =>
  told
    .filter(({ gap }) => gap === undefined || gap === 'running')
    .filter(({ denominator }) => (denominator ?? 0) > 0)
    .map((each) => [each.key[name as 'street'] ?? null, figure(each)] as const)
const counted = (told: readonly GroupTold[], name: string, of: 'gross' | 'settle' | 'net') =>
  told.map((each) => [each.key[name as 'street'] ?? null, share(each[of])] as const)
const inOrder = (all: unknown[]) => all.map((each) => JSON.stringify(each)).sort()

for (const role of ['leader', 'stationOfficer'])
  test(`every number of the page is what the count says of the same days, for the ${role}`, async () => {
    for (const by of dimensions) {
      const told = await get<InterceptionTold>(`/api/v1/interception?from=${FROM}&by=${by}`, role)
      const shown = await get<InterceptionFigures>(`/api/v1/interception/figures?from=${FROM}&by=${by}`, role)
      expect(told.cohort.gross.n).toBeGreaterThan(0)
      for (const name of ['gross', 'settle', 'net'] as const) {
        expect(figure(shown[name]), name).toEqual(share(told.cohort[name]))
        const ours = groups(shown[name].groups, by).filter(([, { n }]) => by !== 'lane' || (n ?? 0) > 0)
        const theirs = counted(told.groups, by, name).filter(([, { n }]) => by !== 'lane' || n > 0)
        expect(inOrder(ours), `${name} by ${by}`).toEqual(inOrder(theirs))
      }
      expect(figure(shown.flow)).toEqual(share(told.flow.gross))
      expect(figure(shown.reopened)).toEqual(share(told.guards.reopen))
      expect(figure(shown.late)).toEqual(share(told.guards.breach))
      expect(inOrder(groups(shown.lanes.groups, 'lane'))).toEqual(
        inOrder(told.cohort.lanes.map((each) => [each.lane, share(each.share)])),
      )
      expect(inOrder(groups(shown.stations.groups, 'station'))).toEqual(
        inOrder(told.guards.loadAvoided.map((each) => [each.station, share(each.share)])),
      )
      expect(
        inOrder(shown.hours.groups.map(({ key, value, denominator }) => [key.lane ?? null, value, denominator])),
      ).toEqual(inOrder(told.guards.hoursByLane.map(({ lane, medianHours, n }) => [lane, medianHours, n])))
      expect(inOrder(shown.hoursMost.groups.map(({ key, value }) => [key.lane ?? null, value]))).toEqual(
        inOrder(told.guards.hoursByLane.map(({ lane, p90Hours }) => [lane, p90Hours])),
      )
      expect(inOrder(groups(shown.left.groups, 'station').map(([name, { n, d }]) => [name, n, d]))).toEqual(
        inOrder(told.guards.loadAvoided.map(({ station, share: { n, d } }) => [station, d - n, d])),
      )
    }
  })

test('all of them are of one version, and each opens the same number with the records that make it', async () => {
  const {
    version,
    by: _,
    asOf,
    ...all
  } = await get<InterceptionFigures>(`/api/v1/interception/figures?from=${FROM}&by=channel`)
  expect(Date.parse(asOf)).toBeLessThanOrEqual(Date.now())
  for (const each of Object.values(all)) {
    expect(each.version).toBe(version)
    for (const cell of [each, ...each.groups]) {
      const opened = await get<FigureTold>(cell.address.replace('/figure/', '/api/v1/indicators/'))
      expect([cell.address, figure(opened)]).toEqual([cell.address, figure(cell)])
      const { total } = await get<FigureRecords>(opened.records!)
      expect(total, cell.address).toBe(
        measuresOfValues.includes(opened.measure) ? opened.denominator : opened.numerator,
      )
    }
  }
})

test('whoever answers for one station gets no number of another', async () => {
  const { stations, gross } = await get<InterceptionFigures>(
    `/api/v1/interception/figures?from=${FROM}`,
    'stationOfficer',
  )
  expect(stations.groups.map(({ key }) => key.station)).toEqual(['st-1'])
  expect(gross.scope?.stations).toEqual(['st-1'])
})

test('days the wrong way round, to come, or grouped by nothing known are refused in a sentence', async () => {
  const status = async (query: string) =>
    (await seat('leader').ask('GET', `/api/v1/interception/figures?${query}`)).status
  expect(await status('from=2026-02-01&to=2026-01-01')).toBe(400)
  expect(await status('to=2999-01-01')).toBe(400)
  expect(await status('by=moon')).toBe(400)
})
