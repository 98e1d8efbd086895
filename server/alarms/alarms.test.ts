import { expect, test } from 'vitest'
import type { Fact } from '../contract/fact.ts'
import { alarmsFrom, lapsed } from './alarm.ts'
import { conditions } from './index.ts'

const NOW = Date.parse('2026-11-23T09:00:00+08:00')
const fact = (kind: Fact['kind'], body: object, over: Partial<Fact> = {}) =>
  ({ id: 'f1', source: 'test', kind, subject: null, at: NOW, seenAt: NOW, body, ...over }) as Fact
const seen = (from: Fact) => alarmsFrom(conditions, from).map(({ kind, body }) => ({ kind, ...(body as object) }))

test('people shut in a lift are the most urgent, and only the release of the same call ends it', () => {
  const call = (phase: string, code = '90') => fact('elevator.alarm', { siteId: 'e1', code, trapped: 2, phase })
  expect(seen(call('raised'))).toMatchObject([
    {
      kind: 'alarm.raised',
      alarmId: 'entrapment:e1/90',
      priority: 1,
      siteId: 'e1',
      values: { trapped: 2 },
      cause: 'test#f1',
    },
  ])
  expect(seen(call('cleared'))).toMatchObject([{ kind: 'alarm.returned', alarmId: 'entrapment:e1/90' }])
  expect(seen(call('cleared', '02')).map((each) => 'alarmId' in each && each.alarmId)).not.toContain('entrapment:e1/90')
})

test('a trapped count of zero is a fault, not an entrapment', () => {
  expect(seen(fact('elevator.alarm', { siteId: 'e1', code: '05', trapped: 0, phase: 'raised' }))).toMatchObject([
    { alarmId: 'elevatorFault:e1/05', priority: 2 },
  ])
})

test('an unknown lift code opens nothing', () => {
  expect(seen(fact('elevator.alarm', { siteId: 'e1', code: '77', phase: 'raised' }))).toEqual([])
})

test('a positive quick test asks for a retest: negative ends it, positive makes it urgent', () => {
  const tested = (over: object, id = 't2') =>
    fact(
      'market.quickTest',
      { siteId: 'm1', product: '豇豆', item: '有机磷', value: 60, unit: '%', positive: true, ...over },
      { id },
    )
  expect(seen(tested({}, 't1'))).toMatchObject([
    { kind: 'alarm.raised', alarmId: 'quickTestPositive:m1/t1', priority: 3 },
  ])
  expect(seen(tested({ retest: 't1' }))).toMatchObject([
    { kind: 'alarm.raised', alarmId: 'quickTestPositive:m1/t1', priority: 2 },
  ])
  expect(seen(tested({ retest: 't1', positive: false }))).toMatchObject([
    { kind: 'alarm.returned', alarmId: 'quickTestPositive:m1/t1' },
  ])
  expect(seen(tested({ positive: false }))).toEqual([])
})

test('a retest finds the first test by its sample number, whatever the id of the fact was', () => {
  const tested = (over: object, id: string) =>
    fact(
      'market.quickTest',
      { siteId: 'm1', product: '豇豆', item: '有机磷', value: 60, unit: '%', positive: true, ...over },
      { id },
    )
  const [first] = seen(tested({ sampleNo: 'Q7' }, 'quick-test/Q7'))
  const [second] = seen(tested({ sampleNo: 'Q7R', retest: 'Q7', positive: false }, 'quick-test/Q7R'))
  expect(first).toMatchObject({ kind: 'alarm.raised', alarmId: 'quickTestPositive:m1/Q7' })
  expect(second).toMatchObject({ kind: 'alarm.returned', alarmId: 'quickTestPositive:m1/Q7' })
})

test('a fridge out of range is an alarm until it is back', () => {
  const crossed = (state: string) =>
    fact('threshold.crossed', {
      siteId: 'p1',
      quantity: 'fridge.temperature',
      value: 9.4,
      unit: '℃',
      limit: '2–8 ℃',
      state,
      sinceAt: NOW - 700_000,
    })
  expect(seen(crossed('out'))).toMatchObject([
    { kind: 'alarm.raised', alarmId: 'fridgeTemperature:p1', priority: 2, values: { value: 9.4 } },
  ])
  expect(seen(crossed('back'))).toMatchObject([{ kind: 'alarm.returned', alarmId: 'fridgeTemperature:p1' }])
})

test('a sale with its record is no alarm, one without is', () => {
  const sale = (recorded: boolean) => fact('pharmacy.sale', { siteId: 'p1', drug: '布洛芬', quantity: 1, recorded })
  expect(seen(sale(true))).toEqual([])
  expect(seen(sale(false))).toMatchObject([{ alarmId: 'unrecordedSale:p1', priority: 4 }])
})

test('a silent feed is an alarm, its recovery the end of it', () => {
  expect(seen(fact('feed.silent', { feed: 'x', since: NOW, staleAfterMs: 1 }))).toMatchObject([
    { alarmId: 'feedSilent:x', feed: 'x' },
  ])
  expect(seen(fact('feed.recovered', { feed: 'x', silentMs: 5 }))).toMatchObject([
    { kind: 'alarm.returned', alarmId: 'feedSilent:x' },
  ])
})

test('a hotspot is an alarm only when it is far beyond the usual and the usual is known', () => {
  const found = (over: object) =>
    fact('hotspot.found', {
      hotspotId: 'h',
      count: 12,
      expected: 3,
      weeks: 4,
      ratio: 4,
      p: 0.0001,
      topClass: '价格',
      ...over,
    })
  expect(seen(found({}))).toMatchObject([{ kind: 'alarm.raised', priority: 3 }])
  for (const usual of [{ p: 0.2 }, { ratio: 1.5 }, { weeks: 1 }])
    expect(seen(found(usual))).toMatchObject([{ kind: 'alarm.returned' }])
})

test('history told late opens no alarm, but may end one', () => {
  const late = { at: NOW - 25 * 3_600_000 }
  expect(seen(fact('elevator.alarm', { siteId: 'e1', code: '90', trapped: 1, phase: 'raised' }, late))).toEqual([])
  expect(seen(fact('elevator.alarm', { siteId: 'e1', code: '90', trapped: 1, phase: 'cleared' }, late))).toHaveLength(1)
})

test('deriving twice tells the same facts, so a repeated telling adds nothing', () => {
  const call = fact('elevator.alarm', { siteId: 'e1', code: '90', trapped: 2, phase: 'raised' })
  expect(alarmsFrom(conditions, call)).toEqual(alarmsFrom(conditions, call))
})

test('an alarm nobody tells again lapses after a day; an entrapment never does by itself', () => {
  const open = (condition: string, lastAt: number) => ({ id: `${condition}:x`, condition, lastAt, siteId: null })
  const day = 24 * 3_600_000
  expect(
    lapsed(
      conditions,
      [
        open('unrecordedSale', NOW - day),
        open('unrecordedSale', NOW - day + 1),
        open('entrapment', 0),
        open('unknown', 0),
      ],
      NOW,
    ),
  ).toHaveLength(1)
})
