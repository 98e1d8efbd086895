import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { inventHalfYear, openWorld } from '../mock/index.ts'
import type { InterceptionTold } from './contract/counting.ts'
import {
  measuresOfValues,
  spans,
  type FigureRecords,
  type FigureTold,
  type IndicatorDefined,
} from './contract/indicator.ts'
import { loadHalfYear } from './half-year.ts'
import { onePlusFive } from './interception/models/one-plus-five.model.ts'
import { openCalendar } from './law/calendar/calendar.ts'
import type { Running } from './main.ts'
import { bearer, openTestHouse, signedIn } from './running.fixture.ts'

/* A thousand of an invented half-year through the house's own doors: every figure, its groups, its records, its versions. */

const world = openWorld({ seed: 11, size: 0.05 })
let house: Running & { url: string }
let leader: Record<string, string>
const faults: unknown[] = []
/** What was told while the half-year was only half played. */
const early: FigureTold[] = []

const ask = async <Answer>(path: string, headers = leader) => {
  const answer = await fetch(house.url + path, { headers })
  return { status: answer.status, body: (await answer.json()) as Answer }
}
const H1 = `from=${encodeURIComponent('2022-01-01T00:00:00+08:00')}&to=${encodeURIComponent('2022-07-01T00:00:00+08:00')}`
const figure = async (id: string, query = '') => {
  const { status, body } = await ask<FigureTold>(`/api/v1/indicators/${id}?${query}`)
  expect(status, `${id} ${query}: ${JSON.stringify(body)}`).toBe(200)
  return body
}
const over = ({ query }: IndicatorDefined) => (query.anchor === null ? '' : H1)
const WEEK = H1.replace('2022-01-01', '2022-06-24')
const defined = async () => (await ask<{ items: IndicatorDefined[] }>('/api/v1/indicators')).body.items

beforeAll(async () => {
  house = await openTestHouse({}, { playing: () => true })
  leader = bearer(await signedIn(house, 'leader'))
  const loading = loadHalfYear({
    house: house.house,
    invent: () => inventHalfYear(world, { counted: 1_000, intercepted: 214 }),
    print: 'test',
    model: onePlusFive,
    calendar: () => Promise.resolve(openCalendar()),
    log: { info: () => undefined, error: () => undefined },
    onFault: (_what, error) => void faults.push(error),
  })
  await vi.waitFor(() => expect(loading.progress().loaded).toBeGreaterThan(300), 60_000)
  for (const id of ['interception.gross', 'matters.open', 'complaints.received', 'matters.overdue'])
    early.push(await figure(id, id.startsWith('matters') ? '' : H1))
  await loading.ended
}, 240_000)
afterAll(() => house.close())

describe('a figure', () => {
  test('of every indicator can be asked, alone and by each of its dimensions, and the parts of a count are the whole', async () => {
    expect(faults).toEqual([])
    for (const each of await defined()) {
      let whole = await figure(each.id, over(each))
      for (const by of each.dimensions) {
        const period = by === 'hour' ? WEEK : over(each)
        const told = await figure(each.id, `${period}&by=${by}`)
        whole = await figure(each.id, period)
        expect(told.numerator, `${each.id} by ${by}`).toBe(whole.numerator)
        const isSpan = (spans as readonly string[]).includes(by)
        if (
          each.measure === 'count' &&
          whole.value !== null &&
          !told.groups.some(({ gap }) => gap === 'down' || gap === 'before')
        )
          expect(
            told.groups.reduce((sum, { value }) => sum + (value ?? 0), 0),
            `${each.id} by ${by}`,
          ).toBe(whole.value)
        if (isSpan && whole.value !== null) expect(told.groups.length, `${each.id} by ${by}`).toBeGreaterThan(0)
      }
    }
  }, 240_000)

  test('shows exactly the records that it counted', async () => {
    for (const each of await defined()) {
      const told = await figure(each.id, over(each))
      if (told.value === null) continue
      for (const [address, count] of [
        [told.records, measuresOfValues.includes(told.measure) ? told.denominator : told.numerator],
        [told.recordsOf, told.denominator],
      ] as const) {
        if (address === null) continue
        const { body } = await ask<FigureRecords>(`${address}&limit=1`)
        expect(body.total, `${each.id} ${address}`).toBe(count)
      }
    }
  }, 120_000)

  test('of the interception family is what the count of the bureau says', async () => {
    const { body } = await ask<InterceptionTold>('/api/v1/interception?from=2022-01-01&to=2022-06-30&by=lane')
    const of = async (id: string) => {
      const { numerator, denominator, value } = await figure(id, H1)
      return { n: numerator, d: denominator, percent: value?.toFixed(2) ?? null }
    }
    const same = ({ n, d, percent }: { n: number; d: number; percent: string | null }) => ({ n, d, percent })
    expect(await of('interception.gross')).toEqual(same(body.cohort.gross))
    expect((await of('interception.gross')).percent).toBe('21.40')
    expect(await of('interception.settle')).toEqual(same(body.cohort.settle))
    expect(await of('interception.net')).toEqual(same(body.cohort.net))
    expect(await of('interception.flow')).toEqual(same(body.flow.gross))
    expect(await of('interception.reopened')).toEqual(same(body.guards.reopen))
    expect(await of('interception.lateAcceptance')).toEqual(same(body.guards.breach))
    const lanes = (await figure('interception.gross', `${H1}&by=lane`)).groups
    expect(new Map(lanes.map(({ key, numerator, denominator }) => [key.lane, [numerator, denominator]]))).toEqual(
      new Map(body.cohort.lanes.map(({ lane, share }) => [lane, [share.n, share.d]])),
    )
    const stations = (await figure('interception.avoided', `${H1}&by=station`)).groups
    expect(new Map(stations.map(({ key, value }) => [key.station, value]))).toEqual(
      new Map(
        body.guards.loadAvoided.filter(({ share }) => share.n > 0).map(({ station, share }) => [station, share.n]),
      ),
    )
  })

  test('at a version is the same for ever, whatever came after it', async () => {
    for (const before of early) {
      const { body } = await ask<FigureTold>(`/api/v1/indicators/${before.address.slice('/figure/'.length)}`)
      const { value, numerator, denominator, version, asOf } = body
      expect({ value, numerator, denominator, version, asOf }, before.id).toEqual({
        value: before.value,
        numerator: before.numerator,
        denominator: before.denominator,
        version: before.version,
        asOf: before.asOf,
      })
      const now = await figure(before.id, before.from === null ? '' : H1)
      expect(now.version).toBeGreaterThan(before.version)
      if (!before.id.startsWith('matters')) expect(now.numerator, before.id).not.toBe(before.numerator)
    }
  })
})
