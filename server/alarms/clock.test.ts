import { expect, test } from 'vitest'
import type { Fact } from '../contract/fact.ts'
import { alarmsFrom, type Standing } from './alarm.ts'
import { toldByClock } from './clock.ts'
import { follow, NO_COURSE, type AlarmFact } from './course.ts'
import { conditions } from './index.ts'

const NINE = Date.parse('2026-11-23T09:00:00+08:00')
const minutes = (n: number) => NINE + n * 60_000
const open = (...alarms: Standing[]) => new Map(alarms.map((alarm) => [alarm.id, alarm]))
const entrapment = (over: Partial<Standing> = {}): Standing => ({
  ...{ id: 'entrapment:e1/90', condition: 'entrapment', raisedAt: NINE, lastAt: NINE, siteId: 'e1' },
  ...{ values: { trapped: 2 }, causes: ['test#f1'] },
  ...over,
})
const say = (alarms: Map<string, Standing>, now: number) => toldByClock(conditions, alarms, new Map(), now)

test('half an hour before two hours are full the house says that an accident is coming, and says it once', () => {
  expect(say(open(entrapment()), minutes(90) - 1)).toEqual([])
  const [fact, ...more] = say(open(entrapment()), minutes(91))
  expect(more).toEqual([])
  expect(fact).toMatchObject({
    ...{ kind: 'alarm.raised', subject: 'e1', at: minutes(90), seenAt: minutes(91) },
    body: {
      ...{ alarmId: 'liftAccident:e1/90', priority: 1, siteId: 'e1', cause: 'test#f1' },
      values: { minutes: 90, sinceAt: NINE },
    },
  })
  const said = entrapment({ id: 'liftAccident:e1/90', condition: 'liftAccident', values: { minutes: 90 } })
  expect(say(open(entrapment(), said), minutes(100))).toEqual([])
  expect(say(open(entrapment(), said), minutes(120))).toMatchObject([
    { at: minutes(120), body: { values: { minutes: 120 }, anew: true } },
  ])
})

test('a house that was away says only what it has come to meanwhile', () => {
  expect(say(open(entrapment()), minutes(300))).toMatchObject([{ body: { values: { minutes: 120 } } }])
})

test('when the people are out the coming accident is over too', () => {
  const said = entrapment({ id: 'liftAccident:e1/90', condition: 'liftAccident', lastAt: minutes(90) })
  expect(say(open(said), minutes(101))).toMatchObject([
    { kind: 'alarm.returned', at: minutes(101), body: { alarmId: 'liftAccident:e1/90' } },
  ])
})

test('a fault that stays is told when its delay is over, one that was cleared is not; both say the same twice', () => {
  const call = (id: string, phase: string, at: number) =>
    ({
      ...{ id, source: 'test', kind: 'elevator.alarm', subject: 'e1', at, seenAt: at },
      body: { siteId: 'e1', code: '02', phase },
    }) as Fact
  const courseOf = (...facts: Fact[]) =>
    facts
      .flatMap((fact) => alarmsFrom(conditions, fact))
      .reduce((course, fact) => {
        return (fact as AlarmFact).body.alarmId === 'elevatorFault:e1/02' ? follow(course, fact as AlarmFact) : course
      }, NO_COURSE)
  const { waiting } = courseOf(call('a', 'raised', NINE))
  const due = () => toldByClock(conditions, new Map(), new Map([['elevatorFault:e1/02', waiting!]]), minutes(1))
  expect(due()).toMatchObject([{ kind: 'alarm.raised', at: NINE, body: { stood: true, priority: 4, siteId: 'e1' } }])
  expect(due()).toEqual(due())
  expect(courseOf(call('a', 'raised', NINE), call('b', 'cleared', NINE + 9_000)).waiting).toBeNull()
})

test('what has stayed normal for its delay is over, a moment earlier it is not', () => {
  const held = entrapment({ id: 'hotspot:h', condition: 'hotspot', normalSince: NINE, endsAt: minutes(1) })
  expect(say(open(held), minutes(1) - 1)).toEqual([])
  expect(say(open(held), minutes(1))).toMatchObject([{ kind: 'alarm.returned', at: NINE, body: { stood: true } }])
})

test('people shut in wait for no delay, neither in nor out', () => {
  expect(conditions.find(({ name }) => name === 'entrapment')).toMatchObject({ onDelayMs: 0, offDelayMs: 0 })
})
