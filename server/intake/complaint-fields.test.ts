import { describe, expect, test } from 'vitest'
import { district } from '../contract/district.ts'
import type { Telling } from '../contract/telling.ts'
import { sameTelling } from '../journal/rows.ts'
import { admit, prepareDistrict } from './admit.ts'

const now = Date.parse('2026-11-23T09:00:00+08:00')
const square = (west: number, east: number) => [
  [
    [west, 22.6],
    [east, 22.6],
    [east, 22.8],
    [west, 22.8],
    [west, 22.6],
  ],
]
const place = prepareDistrict(
  district.parse({
    ...{ code: 't', name: '试验区', outline: square(114.1, 114.3) },
    streets: [
      { code: 's1', name: '西街道', lng: 114.15, lat: 22.7, rings: square(114.1, 114.2) },
      { code: 's2', name: '东街道', lng: 114.25, lat: 22.7, rings: square(114.2, 114.3) },
    ],
    stations: [
      { id: 'st-1', name: '西街监管所', streetCode: 's1', lng: 114.15, lat: 22.7 },
      { id: 'st-2', name: '东街监管所', streetCode: 's2', lng: 114.22, lat: 22.7 },
      { id: 'st-3', name: '东湖监管所', streetCode: 's2', lng: 114.28, lat: 22.7 },
    ],
  }),
)
const tell = (over: object): Telling => ({
  ...{ id: 'e1', source: 'test', kind: 'complaint.received', time: '2026-11-23T08:00:00+08:00' },
  data: { complaintId: 'c1', kind: 'complaint', channel: '窗口', respondent: { name: '某店' }, ...over },
})
const admitted = (over: object, of = place) => admit(tell(over), 0, { district: of, now, salt: () => 'salt' })
function bodyOf(over: object): Record<string, unknown> {
  const answer = admitted(over)
  if (!('told' in answer)) throw new Error(JSON.stringify(answer))
  return answer.told.fact.body
}
function refused(over: object) {
  const answer = admitted(over)
  if (!('rejection' in answer)) throw new Error('was admitted')
  return answer.rejection
}

describe('an amount in words', () => {
  test('is taken where it is clear, kept with its words where it is about so much', () => {
    expect(bodyOf({ amount: '３，０００.50' }).amount).toBe(3_000.5)
    expect(bodyOf({ amount: '约3千' })).toMatchObject({ amount: 3_000, amountWords: '约3千', amountApprox: true })
    expect(bodyOf({ amount: '不详' })).toMatchObject({ amountWords: '不详' })
    expect(bodyOf({ amount: '不详' })).not.toHaveProperty('amount')
  })
  test('is refused by name of the field where it has two readings', () => {
    expect(refused({ amount: '几千' })).toMatchObject({ pointer: '/data/amount' })
    expect(refused({ amount: '2万5' })).toMatchObject({ pointer: '/data/amount' })
  })
  test('cannot be made up by the teller', () => {
    expect(bodyOf({ amount: 3, amountWords: '一百万', amountApprox: true, stationBy: 'street' })).not.toHaveProperty(
      'amountWords',
    )
  })
})

describe('the day of the event', () => {
  test.each([
    ['2026-11-03', '2026-11-03T00:00:00+08:00'],
    ['2026-11-03T14:30', '2026-11-03T14:30:00+08:00'],
    ['2026-11-03T06:30:00Z', '2026-11-03T14:30:00+08:00'],
  ])('%s is read in district time', (said, at) => expect(bodyOf({ eventTime: said }).eventTime).toBe(Date.parse(at)))
  test.each([
    ['2026-02-30', 'exists'],
    ['昨天下午', 'exists'],
    ['2027-01-01', 'future'],
    ['1899-12-30', '1990'],
    ['2026-11-23T08:30', 'after the receipt'],
  ])('%s is refused', (said, why) => {
    expect(refused({ eventTime: said })).toMatchObject({
      pointer: '/data/eventTime',
      message: expect.stringContaining(why),
    })
  })
})

describe('the station', () => {
  test('is known by its id or its name', () => {
    expect(bodyOf({ wouldBeStation: '东湖监管所' }).wouldBeStation).toBe('st-3')
    expect(bodyOf({ wouldBeStation: 'st-1' })).toMatchObject({ wouldBeStation: 'st-1' })
    expect(bodyOf({ wouldBeStation: 'st-1' })).not.toHaveProperty('stationBy')
  })
  test('that nobody knows is refused with the nearest name', () => {
    expect(refused({ wouldBeStation: '西街所' })).toMatchObject({
      pointer: '/data/wouldBeStation',
      message: expect.stringContaining('西街监管所'),
    })
  })
  test('that nobody named is the one of the street, of two in a street the nearer; without a place none', () => {
    expect(bodyOf({ streetCode: 's1' })).toMatchObject({ wouldBeStation: 'st-1', stationBy: 'street' })
    expect(bodyOf({ lng: 114.27, lat: 22.7 })).toMatchObject({ wouldBeStation: 'st-3', stationBy: 'street' })
    expect(bodyOf({ streetCode: 's2' })).not.toHaveProperty('wouldBeStation')
    expect(bodyOf({})).not.toHaveProperty('wouldBeStation')
  })
  test('by the rule of another day does not make another telling of the same record', () => {
    const answer = admitted({ streetCode: 's1' })
    const later = admitted(
      { streetCode: 's1' },
      { ...place, stations: [{ id: 'st-9', name: '新所', streetCode: 's1', lng: 0, lat: 0 }] },
    )
    if (!('told' in answer) || !('told' in later)) throw new Error('was refused')
    expect(sameTelling({ fact: answer.told.fact, personal: null }, later.told)).toBe(true)
  })
})
