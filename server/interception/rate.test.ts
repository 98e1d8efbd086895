import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flowRate, interceptionRate, shareOf, type RateRecord } from './rate.ts'
import { closeResults } from './step.ts'

const DAY = 86_400_000
const period = { from: 0, to: 181 * DAY }
let made = 0
const record = (over: Partial<RateRecord> = {}): RateRecord => ({
  ...{ id: `R${++made}`, kind: 'complaint', receivedAt: DAY, ownJurisdiction: true, wouldBeStation: '龙城所' },
  ...{
    mergedInto: null,
    closedAt: null,
    closeResult: null,
    closedByLane: null,
    stationDispatchedAt: null,
    returns: [],
  },
  ...over,
})
const settled = (over: Partial<RateRecord> = {}) =>
  record({ closedAt: 3 * DAY, closeResult: 'settled_paid', closedByLane: 'C1', ...over })
const times = (count: number, make: () => RateRecord) => Array.from({ length: count }, make)

describe('the interception rate', () => {
  test('of 6 426 in 30 000 is 21.42, shown with both numbers, and the lanes sum to it', () => {
    const lanes = { C1: 2_000, C2: 1_500, C3: 1_426, C4: 500, C5: 1_000 }
    const closed = Object.entries(lanes).flatMap(([lane, n]) => times(n, () => settled({ closedByLane: lane })))
    const atStations = times(20_000, () => settled({ stationDispatchedAt: 2 * DAY }))
    const open = times(30_000 - 6_426 - 20_000, () => record())
    const rate = interceptionRate([...closed, ...atStations, ...open], period)
    expect(rate.gross).toMatchObject({ n: 6_426, d: 30_000, percent: '21.42' })
    expect(rate.lanes.reduce((sum, { share }) => sum + share.n, 0)).toBe(6_426)
    expect(rate.title).toBe('前端拦截率')
  })

  test.each([
    ['a consultation', { kind: 'consult' }],
    ['a mixed one, whose halves count instead', { kind: 'mixed' }],
    ['one of another district', { ownJurisdiction: false }],
    ['one no station would get', { wouldBeStation: null }],
    ['a duplicate', { mergedInto: 'R0' }],
    ['one received before the period', { receivedAt: -1 }],
    ['one received as the period ends', { receivedAt: period.to }],
  ] as const)('does not count %s', (_name, over) => {
    expect(interceptionRate([settled(over)], period).gross.d).toBe(0)
  })

  test('of nothing received is nothing, and never 0 %', () => {
    expect(interceptionRate([], period).gross).toEqual({ n: 0, d: 0, ratio: null, percent: null })
    expect(interceptionRate([record()], period).gross.percent).toBe('0.00')
  })

  test('counts withdrawn and declined as gross, and only what was settled as settled', () => {
    const records = [
      settled(),
      settled({ closeResult: 'withdrawn' }),
      settled({ closeResult: 'not_accepted' }),
      record(),
    ]
    const { gross, settle } = interceptionRate(records, period)
    expect([gross.percent, settle.percent]).toEqual(['75.00', '25.00'])
  })

  test('net leaves out what came back within 30 days of being closed, to the day', () => {
    const back = (days: number) => settled({ returns: [{ afterCloseAt: 3 * DAY, at: (3 + days) * DAY }] })
    expect(interceptionRate([back(30), back(31), settled()], period).net).toMatchObject({
      n: 2,
      d: 3,
      percent: '66.67',
    })
  })

  test('has a tip-off in it only when the desk itself declined it', () => {
    const tipOff = (over: Partial<RateRecord>) => settled({ kind: 'tipOff', ...over })
    const n = (over: Partial<RateRecord>) => interceptionRate([tipOff(over)], period).gross.n
    expect(n({ closeResult: 'not_accepted', closedByLane: 'C5' })).toBe(1)
    expect(n({ closeResult: 'not_accepted', closedByLane: null })).toBe(1)
    expect(n({ closeResult: 'not_accepted', closedByLane: 'C4' })).toBe(0)
    expect(n({ closeResult: 'settled_paid', closedByLane: 'C5' })).toBe(0)
  })

  test('rounds half up, by whole numbers', () => {
    expect(shareOf(1, 800).percent).toBe('0.13')
    expect(shareOf(1_071, 5_000).percent).toBe('21.42')
    expect(shareOf(1, 3).percent).toBe('33.33')
    expect(shareOf(1_005, 100_000).percent).toBe('1.01')
    expect(shareOf(7, 7).percent).toBe('100.00')
  })

  test('by flow bears its own name, and may exceed one', () => {
    const late = settled({ receivedAt: -DAY })
    const flow = flowRate([late, settled()], period)
    expect(flow.title).toBe('当期办结口径')
    expect(flow.gross).toMatchObject({ n: 2, d: 1, ratio: 2, percent: '200.00' })
    expect(flowRate([late], period).gross).toMatchObject({ n: 1, d: 0, percent: null })
  })

  test('lies between 0 and 1, is the sum of its lanes, and is not below what was settled or did not come back', () => {
    const moment = fc.integer({ min: -10, max: 200 }).map((days) => days * DAY)
    const any: fc.Arbitrary<RateRecord> = fc.record({
      id: fc.uuid(),
      kind: fc.constantFrom<RateRecord['kind']>('complaint', 'tipOff', 'consult', 'mixed'),
      receivedAt: moment,
      ownJurisdiction: fc.boolean(),
      wouldBeStation: fc.option(fc.constant('龙城所')),
      mergedInto: fc.option(fc.constant('R0'), { freq: 2 }),
      closedAt: fc.option(moment),
      closeResult: fc.option(fc.constantFrom(...closeResults)),
      closedByLane: fc.option(fc.constantFrom('C1', 'C5', 'L77')),
      stationDispatchedAt: fc.option(moment),
      returns: fc.array(fc.record({ afterCloseAt: moment, at: moment }), { maxLength: 2 }),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 60 }), (records) => {
        const { gross, settle, net, lanes } = interceptionRate(records, period)
        expect(gross.ratio === null).toBe(gross.d === 0)
        expect(gross.n >= 0 && gross.n <= gross.d).toBe(true)
        expect(lanes.reduce((sum, { share }) => sum + share.n, 0)).toBe(gross.n)
        expect(settle.n <= gross.n && net.n <= gross.n).toBe(true)
      }),
    )
  })
})
