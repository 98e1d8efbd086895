import { expect, test } from 'vitest'
import { conditions } from '../alarms/index.ts'
import type { Fact } from '../contract/fact.ts'
import type { TaskMark } from '../contract/task.ts'
import { callsOf, type Callee } from './compose.ts'
import { ACKNOWLEDGE_WITHIN_MS, happened, unacknowledged, type EpisodeSeen } from './happenings.ts'
import { conditionWords } from './words.ts'

const AT = Date.parse('2026-11-27T10:00:00+08:00')
const episode: EpisodeSeen = {
  ...{ episode: 10, alarmId: 'entrapment:lift/1', condition: 'entrapment', priority: 1, siteId: 'lift' },
  ...{ siteName: '某大厦电梯', streetCode: '440310001', raisedAt: AT, ackAt: null },
}
const raised = (over: object = {}): Fact => ({
  ...{ id: 'r', source: 'house', kind: 'alarm.raised', subject: 'lift', at: AT, seenAt: AT },
  body: { alarmId: episode.alarmId, condition: 'entrapment', priority: 1, values: { trapped: 2 }, cause: 'c', ...over },
})
const acted = (at: number): Fact => ({
  ...{ id: 'a', source: 'order', kind: 'alarm.acted', subject: 'lift', at, seenAt: at },
  body: { alarmId: episode.alarmId, act: 'acknowledged', by: { kind: 'person', id: 'p-secret', role: 'commander' } },
})
const mark = {
  ...{ id: 'RW20261127-0001', kind: 'inspection', state: 'issued', priority: 2, title: '检查，电话13812345678' },
  ...{ siteId: 's1', siteName: '某药店', siteKind: 'pharmacy', streetCode: '440310001', lng: 114.2, lat: 22.7 },
  ...{ unit: 'st-1', handler: 'p-secret', alarmId: null, causes: { alarms: [], complaints: [], hotspot: null } },
  ...{
    openedAt: AT,
    issuedAt: AT,
    acceptedAt: null,
    departedAt: null,
    arrivedAt: null,
    submittedAt: null,
    endedAt: null,
  },
  ...{
    acceptBy: null,
    members: [],
    dueAt: null,
    late: [],
    overdue: 0,
    version: 2,
    unannounced: false,
    lastAt: AT,
    lastWhat: 'issued',
  },
} satisfies TaskMark
const stepped = (what: string, over: object = {}, step: object = {}): Fact =>
  ({
    ...{ id: 's', source: 'dispatch', kind: 'task.stepped', subject: 's1', at: AT, seenAt: AT },
    body: { taskId: mark.id, what, step: { what, ...step }, stands: { ...mark, ...over } },
  }) as Fact
const seen = (fact: Fact, seq = 10, of: EpisodeSeen | null = episode) => ({
  seq,
  fact,
  siteName: '某药店',
  episode: of,
})

test('every condition of the alarms room has a word to be called out with', () => {
  expect(Object.keys(conditionWords).sort()).toEqual(conditions.map(({ name }) => name).sort())
})

test('an alarm is called out when its episode begins, once, and anew when it became another thing', () => {
  const first = happened(seen(raised()))
  expect(first).toMatchObject({ code: 'alarm.raised', key: '10/alarm.raised', about: episode.alarmId, priority: 1 })
  expect(first?.letter).toMatchObject({ title: '告警：电梯困人', facts: { trapped: 2, siteName: '某大厦电梯' } })
  expect(happened(seen(raised(), 11))).toBeNull()
  expect(happened(seen(raised(), 9, null))).toBeNull()
  expect(happened(seen(raised({ anew: true }), 12))).toMatchObject({ key: '12/alarm.raised' })
})

test('an acknowledgement is called out only when it came late, and the lack of one once per episode', () => {
  const limit = ACKNOWLEDGE_WITHIN_MS[1]
  expect(happened(seen(acted(AT + limit), 20))).toBeNull()
  expect(happened(seen(acted(AT + limit + 1), 20))?.code).toBe('alarm.acknowledgedLate')
  expect(unacknowledged(episode)).toMatchObject({ key: '10/alarm.unacknowledged', seq: 10 })
  expect(unacknowledged(episode).letter.at).toBe(AT + limit)
})

test('steps of a task that others wait for are called out, the rest are not', () => {
  const codes = (what: string, over: object = {}, step: object = {}) =>
    happened(seen(stepped(what, over, step)))?.code ?? null
  expect(codes('issued')).toBe('task.issued')
  expect(codes('reassigned')).toBe('task.issued')
  expect(codes('reassigned', { state: 'draft' })).toBeNull()
  expect(codes('late', {}, { limit: 'notAccepted' })).toBe('task.late')
  expect(codes('overdue', {}, { percent: 80 })).toBe('task.overdue')
  expect(codes('submitted')).toBe('task.submitted')
  expect(codes('cancelled', { state: 'cancelled' })).toBe('task.ended')
  for (const what of ['opened', 'delivered', 'accepted', 'arrived', 'progressed', 'verified'])
    expect(codes(what), what).toBeNull()
})

test('a letter names no person, by name or by number', () => {
  for (const fact of [stepped('issued'), stepped('submitted'), acted(AT + 3_600_000)]) {
    const text = JSON.stringify(happened(seen(fact))?.letter)
    expect(text).not.toContain('p-secret')
    expect(text).not.toContain('13812345678')
  }
})

test('an unannounced visit is called out without place and name until somebody has arrived', () => {
  const before = JSON.stringify(happened(seen(stepped('issued', { unannounced: true })))?.letter)
  for (const word of ['某药店', 's1', '440310001', '检查，']) expect(before).not.toContain(word)
  const then = JSON.stringify(happened(seen(stepped('submitted', { unannounced: true, arrivedAt: AT })))?.letter)
  expect(then).toContain('某药店')
})

const hook: Callee = {
  ...{ id: 'hook_1', way: 'webhook', happenings: ['alarm.raised', 'task.issued'], priority: 2, units: null, since: 5 },
  ...{ personId: null, person: null },
}
const device = (id: string, over: Partial<NonNullable<Callee['person']>> = {}): Callee => ({
  ...{ id: `push_${id}`, way: 'push', happenings: [], priority: 4, units: null, since: 5, personId: id },
  person: { role: 'fieldOfficer', scope: { stations: ['st-1'] }, active: true, ...over },
})
const called = (fact: Fact, callees: readonly Callee[], seq = 10) =>
  callsOf([happened(seen(fact, seq))!], callees, AT).map(({ receiver }) => receiver)

test('a receiver hears what it asked for, as urgent as it asked for, from then on', () => {
  expect(called(raised(), [hook])).toEqual(['hook_1'])
  expect(called(raised({ priority: 3 }), [hook])).toEqual([])
  expect(called(stepped('submitted'), [hook])).toEqual([])
  expect(called(stepped('issued'), [{ ...hook, since: 10 }])).toEqual([])
  expect(called(stepped('issued'), [{ ...hook, units: ['st-2'] }])).toEqual([])
  expect(called(stepped('issued'), [{ ...hook, units: ['st-1'] }])).toEqual(['hook_1'])
})

test('the same happening found again makes the same call', () => {
  const twice = [0, 1].map(() => callsOf([happened(seen(raised()))!], [hook], AT + Math.random() * 1_000)[0]!.id)
  expect(twice[0]).toBe(twice[1])
  expect(callsOf([happened(seen(raised()))!], [{ ...hook, id: 'hook_2' }], AT)[0]!.id).not.toBe(twice[0])
})

test('a phone rings when its person is sent, or his station and he could take it, and for nothing else', () => {
  const all = [device('p-secret'), device('p-2')]
  expect(called(stepped('issued'), all)).toEqual(['push_p-secret'])
  expect(called(stepped('issued', { handler: null }), all)).toEqual(['push_p-secret', 'push_p-2'])
  expect(called(stepped('issued', { handler: null, unit: 'st-2' }), all)).toEqual([])
  expect(called(stepped('submitted'), all)).toEqual([])
  expect(called(stepped('issued'), [device('p-secret', { active: false })])).toEqual([])
  expect(called(stepped('issued'), [device('p-secret', { role: 'leader' })])).toEqual([])
})
