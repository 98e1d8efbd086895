import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlanItem } from '../contract/task.ts'
import type { StopPlace } from '../contract/tour.ts'
import { markOf, type Task } from './task.ts'
import {
  after,
  commander,
  duty,
  handled,
  NOW,
  opened,
  order,
  PHOTO,
  placed,
  refusal,
  SUBMIT,
  to,
} from './task.fixture.ts'
import { officer } from './task.fixture.ts'
import { possible } from './possible.ts'
import { costOf, estimateOf, inTourOrder, orderOf, straight } from './tour.ts'

const spot = fc.record({
  lng: fc.double({ min: 114.1, max: 114.3, noNaN: true }),
  lat: fc.double({ min: 22.6, max: 22.8, noNaN: true }),
})
const start = fc.option(spot, { nil: null })

function permutations(n: number): number[][] {
  if (n === 0) return [[]]
  return permutations(n - 1).flatMap((each) =>
    Array.from({ length: n }, (_, at) => [...each.slice(0, at), n - 1, ...each.slice(at)]),
  )
}

describe('the order of a tour', () => {
  test('every stop is visited once, the way is never longer than as it was given, and the same stops give the same order', () => {
    fc.assert(
      fc.property(fc.array(spot, { minLength: 2, maxLength: 40 }), start, (spots, from) => {
        const cost = straight(from, spots)
        const found = orderOf(spots.length, cost, from === null)
        expect([...found].sort((a, b) => a - b)).toEqual(spots.map((_, at) => at))
        const given = spots.map((_, at) => at)
        expect(costOf(found, cost)).toBeLessThanOrEqual(costOf(given, cost) + 1e-6)
        expect(orderOf(spots.length, cost, from === null)).toEqual(found)
        if (from === null) expect(found[0]).toBe(0)
      }),
      { numRuns: 150 },
    )
  })

  test('of up to eight stops it is at most a quarter longer than the shortest there is', () => {
    fc.assert(
      fc.property(fc.array(spot, { minLength: 2, maxLength: 7 }), start, (spots, from) => {
        const cost = straight(from, spots)
        const all = permutations(spots.length).filter((each) => from !== null || each[0] === 0)
        const shortest = Math.min(...all.map((each) => costOf(each, cost)))
        expect(costOf(orderOf(spots.length, cost, from === null), cost)).toBeLessThanOrEqual(shortest * 1.25 + 1e-6)
      }),
      { numRuns: 60 },
    )
    const eight = Array.from({ length: 8 }, (_, at) => ({
      lng: 114.1 + ((at * 7) % 8) / 50,
      lat: 22.6 + ((at * 3) % 8) / 50,
    }))
    const cost = straight(null, eight)
    const shortest = Math.min(
      ...permutations(8)
        .filter(([first]) => first === 0)
        .map((each) => costOf(each, cost)),
    )
    expect(costOf(orderOf(8, cost, true), cost)).toBeLessThanOrEqual(shortest * 1.25)
  })

  test('a stop without a place comes last and is not in the length', () => {
    const places = [
      { id: 'a', lng: null, lat: null },
      { id: 'b', lng: 114.2, lat: 22.7 },
      { id: 'c', lng: 114.11, lat: 22.7 },
    ]
    const from = { lng: 114.1, lat: 22.7 }
    expect(inTourOrder(from, places).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
    expect(estimateOf(from, [places[2]!, places[1]!] as never, 'inspection', 1)).toMatchObject({
      basis: 'straight',
      unplaced: 1,
      metres: expect.closeTo(14_366, -2) as number,
    })
  })
})

const stops: StopPlace[] = ['甲店', '乙店', '丙店'].map((siteName, at) => ({
  ...{ id: `s${at + 1}`, siteId: `site-${at + 1}`, siteName, siteKind: 'restaurant' },
  ...{ streetCode: '440307001', lng: 114.2 + at / 100, lat: 22.7 },
}))
const plan: PlanItem[] = [
  { id: 'licence', text: '证照公示', need: 'tick', required: true, per: 'stop' },
  { id: 'sum', text: '整改店数', need: 'number', required: true },
]
const HERE = { lng: 114.2, lat: 22.7, accuracyM: 10, at: NOW }
const tour = (): Task => opened({ plan }, to(officer), { ...placed, stops })
const stop = (stopId: string, over: object = {}) =>
  order('task.stop', { stopId, ...SUBMIT, answers: { licence: true }, ...over })
const skip = (stopId: string) =>
  order('task.skipStop', { stopId, because: 'closedShop', reason: '卷帘门关着，电话无人接' })
const by = { who: officer, now: NOW + 60_000 }
const whole = order('task.submit', { ...SUBMIT, answers: { sum: 2 } })

describe('a tour in the field', () => {
  test('the mark says how many stops there are and how many are looked at or passed over', () => {
    expect(markOf(tour()).stops).toEqual({ n: 3, done: 0, skipped: 0 })
    const later = after(after(tour(), stop('s2'), by), skip('s1'), by)
    expect(markOf(later).stops).toEqual({ n: 3, done: 1, skipped: 1 })
    expect(markOf(opened()).stops).toBeUndefined()
  })

  test('whoever reports a stop has arrived and begun, and each stop keeps what was found there', () => {
    const task = after(tour(), stop('s2'), by)
    expect(task).toMatchObject({ state: 'handling', arrivedAt: by.now })
    expect(task.stops?.[1]).toMatchObject({ state: 'done', found: 'something', evidence: [PHOTO], by: officer.id })
    const passed = after(task, skip('s3'), by)
    expect(passed.stops?.[2]).toMatchObject({ state: 'closedShop', reason: '卷帘门关着，电话无人接' })
  })

  test('a stop told twice is one stop, and one that is none of the tour is refused by its number', () => {
    const task = after(tour(), stop('s2'), by)
    expect(refusal(task, stop('s2'), by)).toContain('第 2 站（乙店）已由')
    expect(refusal(task, skip('s2'), by)).toContain('不用再报')
    expect(refusal(task, stop('s9'), by)).toContain('没有“s9”这一站')
    expect(refusal(opened(), stop('s1'), by)).toContain('不是巡查路线')
  })

  test('items that are asked at every stop are answered there, the others once at the end', () => {
    expect(refusal(tour(), stop('s1', { answers: {} }), by)).toBe(
      '第 1 站（甲店）：检查单“证照公示”必填，请勾选后再提交。',
    )
    expect(refusal(tour(), stop('s1', { answers: { licence: true, sum: 1 } }), by)).toContain('没有“sum”这一项')
    const done = ['s1', 's2', 's3'].reduce((task, id) => after(task, stop(id), by), tour())
    expect(refusal(done, order('task.submit', SUBMIT), by)).toContain('“整改店数”必填')
    expect(after(done, whole, by).state).toBe('submitted')
  })

  test('a stop proves itself: nothing found needs a photo or the place, something found needs evidence', () => {
    const nothing = { found: 'nothing', result: '未见异常', evidence: [] }
    expect(refusal(tour(), stop('s1', nothing), by)).toContain('未发现问题也要有到场依据')
    expect(after(tour(), stop('s1', { ...nothing, place: HERE }), by).stops?.[0]?.state).toBe('done')
    expect(refusal(tour(), stop('s1', { evidence: [] }), by)).toContain('发现问题须附证据')
    expect(refusal(tour(), stop('s1', { evidence: ['b'.repeat(64)] }), by)).toContain('还没有上传')
  })

  test('a tour is handed in when every stop is looked at or passed over, and says what its stops say', () => {
    const two = after(after(tour(), stop('s1'), by), skip('s2'), by)
    expect(refusal(two, whole, by)).toContain('还有 1 站没有报（第 3 站（丙店））')
    const three = after(two, stop('s3'), by)
    const nothing = order('task.submit', { found: 'nothing', result: '均正常', answers: { sum: 0 }, place: HERE })
    expect(refusal(three, nothing, by)).toContain('第 1 站（甲店）已报发现问题')
    const submitted = after(three, whole, by)
    const judged = { who: duty, now: NOW + 120_000 }
    expect(
      after(after(submitted, order('task.verify', { note: '已核' }), judged), order('task.close'), judged).state,
    ).toBe('closed')
  })

  test('after a rejection a stop may be told again, and what is not told again stands', () => {
    const done = ['s1', 's2', 's3'].reduce((task, id) => after(task, stop(id), by), tour())
    const back = after(after(done, whole, by), order('task.reject', { reason: '照片不清' }), {
      who: duty,
      now: NOW + 120_000,
    })
    expect(markOf(back).stops).toEqual({ n: 3, done: 3, skipped: 0 })
    const may = { command: false, handle: true }
    expect(possible(back, officer, may)).toContain('stop')
    expect(possible(done, officer, may)).not.toContain('stop')
    const again = after(back, stop('s2', { result: '重拍' }), by)
    expect(again.stops?.map(({ result }) => result)).toEqual(['门锁失灵，已责令停用', '重拍', '门锁失灵，已责令停用'])
    expect(refusal(again, stop('s2'), by)).toContain('不用再报')
    expect(after(again, whole, by).state).toBe('submitted')
  })

  test('what the former handler did at his stops stays when the tour is given to another', () => {
    const task = after(tour(), stop('s1'), by)
    const given = after(task, order('task.reassign', { reason: '换人接着查' }), {
      ...{ who: commander, now: NOW + 120_000 },
      chosen: to({ id: 'p-colleague', role: 'fieldOfficer', stations: ['st-1'] }),
    })
    expect(given.stops?.[0]).toMatchObject({ state: 'done', by: officer.id })
    expect(handled(tour(), ['task.arrive']).stops?.every(({ state }) => state === 'open')).toBe(true)
  })
})
