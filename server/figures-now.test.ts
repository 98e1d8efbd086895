import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { indicators } from './indicators/index.ts'
import { partQuestions, talliesOf } from '../client/picture/part-view.ts'
import { inventHalfYear, openWorld } from '../mock/index.ts'
import type { FigureTold, IndicatorNow } from './contract/indicator.ts'
import { loadHalfYear } from './half-year.ts'
import { onePlusFive } from './interception/models/one-plus-five.model.ts'
import { openCalendar } from './law/calendar/calendar.ts'
import type { Running } from './main.ts'
import { bearer, openTestHouse, push, signedIn } from './running.fixture.ts'

/* The figures that screens show, kept current fact by fact, held against the same figures counted in the record. */

const EVENING = Date.parse('2022-06-30T23:59:59+08:00')
const HOUR_MS = 3_600_000
const world = openWorld({ seed: 5, size: 0.05 })
let house: Running & { url: string }
let leader: Record<string, string>

const shelf = () => house.house.picture.state.shelves.indicators
const mark = (name: string) => house.house.picture.state.shelves.marks.get(name)
/** Looks until it is so; the clock of this test stands still, so that no waiting moves it. */
async function until(isSo: () => boolean): Promise<void> {
  for (let looked = 0; !isSo(); looked += 1) {
    if (looked > 1_200) throw new Error('it never became so')
    await setTimeout(50)
  }
}
/** Until everything that was told is counted. */
const counted = () =>
  until(() => mark('indicatorsSeq') === house.house.picture.state.seq && mark('indicatorsAt') === Date.now())

/** Every figure of now that differs from what the record says at the same version and moment. */
async function differing(): Promise<string[]> {
  await counted()
  leader = bearer(await signedIn(house, 'leader'))
  const held = `version=${mark('indicatorsSeq')}&at=${mark('indicatorsAt')}`
  const values = [...shelf()] as [string, IndicatorNow][]
  expect(values.length).toBeGreaterThanOrEqual(indicators.length)
  const wrong: string[] = []
  const told = new Map<string, FigureTold>()
  const asked = async (id: string, by: string) => {
    const path = `/api/v1/indicators/${id}?${held}&by=${by}`
    const known = told.get(path)
    if (known) return known
    const answer = await fetch(house.url + path, { headers: leader })
    expect(answer.status, path).toBe(200)
    const figure = (await answer.json()) as FigureTold
    told.set(path, figure)
    return figure
  }
  for (const [key, figure] of values) {
    const [id = '', chosen] = key.split('|')
    const [by = '', value = ''] = chosen?.split('=') ?? []
    const whole = await asked(id, by)
    const said = chosen === undefined ? whole : whole.groups.find(({ key: names }) => names[by as 'lane'] === value)
    // Nothing was told of it yet: the record says so, and the shelf has nothing counted.
    if (whole.state === 'missing' && !figure.numerator && !figure.denominator) continue
    const texts = [figure, said].map((each) => JSON.stringify([each?.value, each?.numerator, each?.denominator]))
    if (texts[0] !== texts[1]) wrong.push(`${key}: shown ${texts[0]}, counted ${texts[1]}`)
  }
  return wrong
}

/** Hours that the wall's curves draw otherwise than the figures of the same hours say. */
async function otherHours(): Promise<string[]> {
  await counted()
  leader = bearer(await signedIn(house, 'leader'))
  const held = `version=${mark('indicatorsSeq')}&at=${mark('indicatorsAt')}`
  const wrong: string[] = []
  for (const question of partQuestions(Date.now())) {
    const path = `/api/v1/indicators/${question.asked.id}?${held}&from=${encodeURIComponent(question.asked.from!)}&by=hour`
    const answer = await fetch(house.url + path, { headers: leader })
    expect(answer.status, path).toBe(200)
    const told = talliesOf(question, (await answer.json()) as FigureTold)
    expect(told.size, path).toBeGreaterThan(0)
    for (const [name, n] of told) {
      const drawn = house.house.picture.state.shelves.tallies.get(name) ?? 0
      if (drawn !== n) wrong.push(`${name}: drawn ${drawn}, counted ${n}`)
    }
  }
  return wrong
}

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: EVENING })
  house = await openTestHouse({}, { playing: () => true })
  await counted()
}, 60_000)
afterAll(async () => {
  await house.close()
  vi.useRealTimers()
})

test('whatever is told and done, in whatever order, the figures of now are those of the record', async () => {
  const faults: unknown[] = []
  const loading = loadHalfYear({
    house: house.house,
    invent: () => inventHalfYear(world, { counted: 400, intercepted: 86 }),
    print: 'test',
    model: onePlusFive,
    calendar: () => Promise.resolve(openCalendar()),
    log: { info: () => undefined, error: () => undefined },
    onFault: (_what, error) => void faults.push(error),
  })
  await loading.ended
  expect(faults).toEqual([])
  expect(await differing()).toEqual([])
  expect(shelf().get('interception.gross')).toMatchObject({ numerator: 86, denominator: 400, value: 21.5 })
}, 240_000)

test('what is told today, doubled, late and out of order', async () => {
  const at = (hours: number) => new Date(EVENING - hours * HOUR_MS).toISOString()
  const told = (type: string, id: string, time: string, data: object) => ({
    specversion: '1.0',
    type,
    id,
    source: 'test',
    time,
    data,
  })
  const events = Array.from({ length: 60 }, (_, n) => [
    told('complaint.received', `c${n % 50}`, at(n % 30), {
      complaintId: `today-${n % 45}`,
      kind: ['complaint', 'tipOff', 'mixed', 'consult'][n % 4],
      channel: '12315',
      receivedAt: at(n % 30),
      problemClass: '餐饮',
      respondent: { name: '某店' },
      ...(n % 3 === 0 && { lng: 114.2, lat: 22.7 }),
      wouldBeStation: 'st-1',
    }),
    told('elevator.alarm', `e${n}`, at(n % 26), {
      siteId: `ele-${n % 7}`,
      code: '01',
      trapped: n % 3,
      phase: n % 5 === 4 ? 'cleared' : 'raised',
    }),
    told('pharmacy.sale', `s${n}`, at(n % 26), { siteId: 'pha-1', drug: '某药', quantity: 1, recorded: n % 4 !== 0 }),
    told('market.quickTest', `t${n}`, at(n % 26), {
      siteId: 'mkt-1',
      product: '菜',
      item: '农残',
      value: 1,
      unit: '%',
      positive: n % 9 === 0,
    }),
    told('site.registered', `r${n}`, at(30 - (n % 20)), {
      siteId: `ele-${n % 9}`,
      kind: 'elevator',
      name: `梯${n}`,
      ...(n % 2 === 0 && { lng: 114.2, lat: 22.7 }),
      nextInspectionDate: ['2022-06-29', '2022-06-30', '2022-07-01', 'soon', '2022-02-31'][n % 5],
    }),
    told('market.evaluated', `m${n}`, at(60 - n), { siteId: `mkt-${n % 4}`, issue: (n % 4) + 1, score: 60 + n / 2 }),
  ]).flat()
  for (let first = 0; first < events.length; first += 37) await push(house.url, events.slice(first, first + 37))
  expect(await differing()).toEqual([])
  expect(await otherHours()).toEqual([])
}, 120_000)

test('time alone makes matters late, inspections overdue and alarms leave the last day', async () => {
  const before = { lifts: shelf().get('lifts.inspectionOverdue') }
  // Midnight: another day, another half-year, and what is past its last day.
  vi.setSystemTime(EVENING + 5 * HOUR_MS)
  await until(() => shelf().get('interception.gross')?.denominator === 0)
  expect(await differing()).toEqual([])
  expect(shelf().get('complaints.received')?.value).toBe(0)
  expect(shelf().get('interception.gross')?.value).toBeNull()
  expect(shelf().get('lifts.inspectionOverdue')?.numerator).toBeGreaterThan(before.lifts?.numerator ?? 0)
  // And within the day, by the hour.
  const standing = shelf().get('alarms.acknowledge')
  for (const hours of [12, 23]) {
    vi.setSystemTime(EVENING + hours * HOUR_MS)
    expect(await differing()).toEqual([])
  }
  expect(shelf().get('alarms.acknowledge')?.denominator).toBeLessThan(standing?.denominator ?? 0)
}, 120_000)
