import { afterAll, beforeAll, expect, test } from 'vitest'
import { Browser } from '../browser.fixture.ts'
import type { FigureRecords, FigureTold, IndicatorDefined, IndicatorNow } from '../contract/indicator.ts'
import { leagueFigures, type League, type LeagueFigure } from '../contract/league.ts'
import { districtDay } from '../contract/time.ts'
import { signedIn } from '../running.fixture.ts'
import { openStations, type Stations } from './stations.fixture.ts'

/* The league of units stands on figures: each cell is what its indicator tells of the same unit at the same version. */

let stations: Stations
const people = new Map<string, Browser>()
const ask = <Answer>(name: string, path: string) =>
  (people.get(name) ?? stations.who(name)).ask<Answer>('GET', path) as Promise<{ status: number; body: Answer }>
const league = async (name: string, query = '') => (await ask<League>(name, `/api/v1/units/league${query}`)).body
const asked = (address: string) => address.replace(/^\/figure\//, '/api/v1/indicators/')
const figure = async (name: string, address: string) => (await ask<FigureTold>(name, asked(address))).body
const told = ({ value, numerator, denominator }: Pick<FigureTold, 'value' | 'numerator' | 'denominator'>) => ({
  ...{ value, numerator, denominator },
})

async function seat(name: string, over: Parameters<typeof signedIn>[2]) {
  const browser = new Browser(() => stations.house.url)
  browser.cookies.set('qs_session', await signedIn(stations.house, 'leader', { id: `p-${name}`, ...over }))
  people.set(name, browser)
}
async function done(name: string, verb: string, order: object) {
  const { body } = await (people.get(name) ?? stations.who(name)).order({ verb, ...order })
  expect(body, `${verb} by ${name}`).toMatchObject({ state: 'accepted' })
  return body.result as unknown as { urgingId: string; taskId: string }
}
const urge = async (unit: string, level = 'yellow') =>
  (await done('leader', 'urging.open', { level, instruction: '三日内整改到位', unit, title: '占道经营专项' })).urgingId
const reply = (unit: number, urgingId: string) =>
  done(`station-${unit}`, 'urging.reply', { urgingId, text: '已派人到场整改' })
const recheck = (urgingId: string, passed: boolean) =>
  done('duty', 'urging.recheck', { urgingId, passed, note: '现场复查情况' })

async function handIn(unit: number) {
  const { taskId } = await done('commander', 'task.open', {
    ...{ kind: 'inspection', title: '检查电梯', priority: 2, siteId: 'lift-1', issue: true, unit: `st-${unit}` },
    dueAt: Date.now() + 3_600_000,
  })
  const place = { lng: 114.12, lat: 22.7, accuracyM: 20, at: Date.now() }
  await done(`station-${unit}`, 'task.arrive', { taskId, place })
  await done(`station-${unit}`, 'task.submit', { taskId, found: 'nothing', result: '未发现问题', evidence: [] })
  await done('duty', 'task.verify', { taskId, note: '情况属实' })
  await done('duty', 'task.close', { taskId })
}

beforeAll(async () => {
  stations = await openStations()
  await seat('leader', {})
  await seat('leader of two', { scope: { streets: ['440307001', '440307002'] } })
  // Failed twice, then passed and struck off.
  const first = await urge('st-1', 'red')
  for (const passed of [false, false, true]) {
    await reply(1, first)
    await recheck(first, passed)
  }
  await done('commander', 'urging.close', { urgingId: first })
  await reply(1, await urge('st-1', 'orange'))
  await urge('st-2')
  const mistaken = await urge('st-2', 'red')
  await done('commander', 'urging.withdraw', { urgingId: mistaken, reason: '误开，撤销' })
  await handIn(2)
}, 120_000)
afterAll(() => stations.close())

test('every cell is what its indicator tells of the unit at the version of the table, and opens as many records', async () => {
  const { units, version, asOf } = await league('leader')
  expect(units.map(({ unit }) => unit).sort()).toEqual(['st-1', 'st-2', 'st-3'])
  for (const { figures } of units)
    for (const name of leagueFigures) {
      const cell = figures[name]
      const alone = await figure('leader', cell.address)
      expect({ ...told(alone), id: alone.id, version: alone.version, asOf: alone.asOf }, cell.address).toEqual({
        ...told(cell),
        ...{ id: cell.indicator, version, asOf },
      })
      const records = await ask<FigureRecords>('leader', cell.records)
      expect(records.body.total, cell.records).toBe(cell.denominator ?? cell.value)
    }
})

test('every column is the group of its station when the indicator is told apart by stations', async () => {
  const { units, from, to, version, asOf } = await league('leader')
  const { body } = await ask<{ items: IndicatorDefined[] }>('leader', '/api/v1/indicators')
  const known = new Set(body.items.map(({ id }) => id))
  for (const name of leagueFigures) {
    const { indicator, where } = units[0]!.figures[name]
    expect(known).toContain(indicator)
    const { station: _, ...rest } = where
    const query = new URLSearchParams({
      ...{ from: `${from}T00:00:00+08:00`, at: asOf, version: String(version), by: 'station' },
      ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [`where.${key}`, value])),
    })
    const until = new Date(Date.parse(`${to}T00:00:00+08:00`) + 86_400_000).toISOString()
    const whole = await figure('leader', `/figure/${indicator}?${query}&to=${encodeURIComponent(until)}`)
    for (const group of whole.groups)
      expect(told(group), `${name} of ${group.key.station}`).toEqual(
        told(units.find(({ unit }) => unit === group.key.station)!.figures[name]),
      )
  }
})

test('the score is the points of the house times figures that can be opened, failed re-checks each', async () => {
  const { units, points } = await league('commander')
  const row = units.find(({ unit }) => unit === 'st-1')!
  const of = Object.fromEntries(row.made!.pieces.map((piece) => [piece.piece, piece]))
  expect([of.red!.count, of.orange!.count, of.failedRecheck!.count, of.lateReply!.count]).toEqual([1, 1, 2, 0])
  expect(of.failedRecheck!.takes).toBe(2 * points.failedRecheck)
  expect(row.score).toBe(points.begins + row.made!.pieces.reduce((sum, { takes }) => sum + takes, 0))
  expect(row.score).toBe(row.made!.sum)
  for (const { figure: cell, count } of row.made!.pieces) {
    const alone = await figure('commander', cell.address)
    expect(told(alone)).toEqual(told(cell))
    expect([alone.value, alone.numerator], cell.address).toContain(count)
  }
})

test('a slip that was withdrawn stands apart, and moves no score', async () => {
  const { units } = await league('leader')
  const { figures, made } = units.find(({ unit }) => unit === 'st-2')!
  expect([figures.slips.value, figures.withdrawn.value, figures.open.value, figures.red.value]).toEqual([1, 1, 1, 0])
  expect(made!.pieces.find(({ piece }) => piece === 'red')!.takes).toBe(0)
  expect(told(figures.tasksInTime)).toEqual({ value: 100, numerator: 1, denominator: 1 })
  expect(figures.tasksLate.value).toBe(0)
})

test('a unit with nothing to measure has noughts, and neither a share nor a score', async () => {
  const { units, ranked } = await league('leader')
  const row = units.find(({ unit }) => unit === 'st-3')!
  expect([row.place, row.score, row.made, row.figures.slips.value]).toEqual([null, null, null, 0])
  expect(told(row.figures.inTime)).toEqual({ value: null, numerator: 0, denominator: 0 })
  expect(row.figures.replyHours.value).toBeNull()
  expect(ranked).toBe(2)
})

test('a station gets its own row with its place among all, and no record of another', async () => {
  const all = await league('leader')
  const { units, ranked } = await league('station-2', `?version=${all.version}&at=${encodeURIComponent(all.asOf)}`)
  const row = all.units.find(({ unit }) => unit === 'st-2')!
  expect(units.map(({ unit, place, score }) => ({ unit, place, score }))).toEqual([
    { unit: 'st-2', place: row.place, score: row.score },
  ])
  expect(ranked).toBe(all.ranked)
  for (const name of leagueFigures) {
    expect(told(units[0]!.figures[name])).toEqual(told(row.figures[name]))
    expect(told(await figure('station-2', units[0]!.figures[name].address))).toEqual(told(row.figures[name]))
  }
  expect((await ask('station-2', asked(row.figures.slips.address))).status).toBe(403)
  expect((await ask('station-2', all.units[0]!.figures.slips.records)).status).toBe(403)
})

test('a leader of two streets gets their stations, each with its place among all', async () => {
  const all = await league('leader')
  const { units, ranked } = await league('leader of two')
  expect(units.map(({ unit }) => unit).sort()).toEqual(['st-1', 'st-2'])
  expect(ranked).toBe(all.ranked)
  for (const { unit, place, figures } of units) {
    expect(place).toBe(all.units.find((each) => each.unit === unit)!.place)
    for (const cell of Object.values<LeagueFigure>(figures))
      expect(told(await figure('leader of two', cell.address)), cell.address).toEqual(told(cell))
  }
})

test('a table that is asked for again at its version is the same, whatever came since', async () => {
  const before = await league('leader')
  await urge('st-3', 'red')
  const held = `version=${before.version}&at=${encodeURIComponent(before.asOf)}`
  const { units } = await league('leader', `?from=${before.from}&to=${before.to}&${held}`)
  expect(units.map(({ unit, score, figures }) => [unit, score, figures.slips.value])).toEqual(
    before.units.map(({ unit, score, figures }) => [unit, score, figures.slips.value]),
  )
  const now = await league('leader')
  expect(now.units.find(({ unit }) => unit === 'st-3')!.figures.red.value).toBe(1)
})

test('failed re-checks are told as their sum, and not as the number of slips', async () => {
  const { body } = await ask<{ values: Record<string, IndicatorNow> }>('leader', '/api/v1/figures?ids=urging.failures')
  expect(body.values['urging.failures']).toMatchObject({ value: 2, numerator: 1 })
})

test('days that run backwards, or have not come, are refused in a sentence', async () => {
  const wrong = (query: string) => ask<{ message: string }>('leader', `/api/v1/units/league?${query}`)
  const backwards = await wrong('from=2026-02-01&to=2026-01-01')
  expect([backwards.status, JSON.stringify(backwards.body)]).toEqual([400, expect.stringContaining('开始日期应不晚于')])
  const day = districtDay(Date.now() + 3 * 86_400_000)
  const ahead = await wrong(`from=${day}&to=${day}`)
  expect([ahead.status, JSON.stringify(ahead.body)]).toEqual([400, expect.stringContaining('还没有到')])
  const never = await wrong(`version=999999999`)
  expect([never.status, JSON.stringify(never.body)]).toEqual([422, expect.stringContaining('没有第 999999999 条')])
})

test('of a period before the record begins there is no figure, not even nought, and a sentence says since when', async () => {
  const { known, notes, units, ranked } = await league('leader', '?from=2020-01-01&to=2020-01-31')
  expect([known, ranked]).toEqual([false, 0])
  expect(notes.map(({ zh }) => zh).join()).toMatch(/督办记录始于\d+年\d+月\d+日/)
  for (const { score, place, figures } of units) {
    expect([score, place]).toEqual([null, null])
    for (const cell of Object.values<LeagueFigure>(figures)) {
      expect(told(cell)).toEqual({ value: null, numerator: null, denominator: null })
      const alone = await figure('leader', cell.address)
      expect([alone.value, alone.state]).toEqual([null, 'missing'])
    }
  }
  const partly = await league('leader', `?from=2020-01-01&to=${districtDay(Date.now())}`)
  expect(partly.known).toBe(true)
  expect(partly.notes.length).toBeGreaterThan(0)
})

test('the field has its own tasks, and no row of the league', async () => {
  expect((await league('field-1')).units).toEqual([])
})
