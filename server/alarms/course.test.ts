import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fact } from '../contract/fact.ts'
import { CHATTER_MS, follow, NO_COURSE, standing, type AlarmFact, type Course } from './course.ts'

const NINE = Date.parse('2026-11-23T09:00:00+08:00')
const s = (seconds: number) => NINE + seconds * 1_000
const told = { id: 'f', source: 'test', subject: null, seenAt: NINE }
type Raise = Fact<'alarm.raised'>['body']
const raised = (at: number, over: Partial<Raise> = {}): AlarmFact => ({
  ...{ ...told, kind: 'alarm.raised', at },
  body: { alarmId: 'c:x', condition: 'c', priority: 2, values: { at }, cause: `cause-${at}`, ...over },
})
const returned = (at: number, over: Partial<Fact<'alarm.returned'>['body']> = {}): AlarmFact => ({
  ...{ ...told, kind: 'alarm.returned', at },
  body: { alarmId: 'c:x', cause: 'test#r', ...over },
})
const acted = (at: number, act: Fact<'alarm.acted'>['body']['act'], id = 'p-1'): AlarmFact => ({
  ...{ ...told, kind: 'alarm.acted', at },
  body: { alarmId: 'c:x', act, by: { kind: 'person', id, role: 'dutyOfficer' } },
})
const after = (...facts: AlarmFact[]): Course => facts.reduce(follow, NO_COURSE)
const stands = (...facts: AlarmFact[]) => standing(after(...facts))

describe('acknowledged', () => {
  test('it stays so however often the same is told, and forgets it when it becomes more urgent', () => {
    const facts = [raised(s(0), { priority: 3 }), acted(s(5), 'acknowledged')]
    expect(stands(...facts, raised(s(9), { priority: 3 }), raised(s(10), { priority: 4 }))?.ack).toEqual({
      ...{ at: s(5), byRole: 'dutyOfficer', by: 'p-1' },
    })
    expect(stands(...facts, raised(s(9), { priority: 2 }))).toMatchObject({ ack: null, priority: 2 })
  })

  test('what is told anew has to be acknowledged anew', () => {
    expect(stands(raised(s(0)), acted(s(5), 'acknowledged'), raised(s(9), { anew: true }))?.ack).toBeNull()
  })

  test('the first who did it did it', () => {
    expect(stands(raised(s(0)), acted(s(5), 'acknowledged'), acted(s(6), 'acknowledged', 'p-2'))?.ack?.by).toBe('p-1')
  })

  test('the next episode begins unacknowledged and with nobody spoken to', () => {
    const again = stands(
      raised(s(0)),
      acted(s(5), 'contacted'),
      acted(s(5), 'acknowledged'),
      returned(s(9)),
      raised(s(200)),
    )
    expect(again).toMatchObject({ ack: null, contactedAt: null, times: 1, raisedAt: s(200) })
  })
})

describe('a return', () => {
  test('ends it at once where nothing is held', () => {
    expect(after(raised(s(0)), returned(s(9))).episode).toMatchObject({ returnedAt: s(9) })
  })

  test('is held for the off-delay: a raise within it goes on with the same episode', () => {
    const held = stands(raised(s(0)), acted(s(1), 'acknowledged'), returned(s(9), { holdMs: 60_000 }))
    expect(held).toMatchObject({ normalSince: s(9), endsAt: s(69) })
    const again = [raised(s(0)), acted(s(1), 'acknowledged'), returned(s(9), { holdMs: 60_000 }), raised(s(30))]
    expect(stands(...again)).toMatchObject({
      normalSince: null,
      endsAt: null,
      times: 2,
      raisedAt: s(0),
      ack: { at: s(1) },
    })
    // The clock's word about the earlier return comes too late to end what is raised again.
    expect(stands(...again, returned(s(9), { stood: true }))).not.toBeNull()
  })

  test('is final when the house says that it stood, and counts from when it was normal', () => {
    const facts = [raised(s(0)), returned(s(9), { holdMs: 60_000 }), returned(s(9), { stood: true })]
    expect(after(...facts).episode).toMatchObject({ returnedAt: s(9) })
    expect(stands(...facts, raised(s(5)))).toBeNull()
  })

  test('that was broken off by a raise is not made final by the clock, even when it is normal again', () => {
    const twice = [raised(s(0)), returned(s(9), { holdMs: 60_000 }), raised(s(30)), returned(s(40), { holdMs: 60_000 })]
    expect(stands(...twice, returned(s(9), { stood: true }))).toMatchObject({ normalSince: s(40), endsAt: s(100) })
  })

  test('told late, it does not end what was raised after it', () => {
    expect(stands(raised(s(20)), returned(s(10)))).not.toBeNull()
  })
})

describe('an on-delay', () => {
  const waits = (at: number) => raised(at, { holdMs: 30_000 })
  test('lets a condition that passes by itself be no alarm', () => {
    expect(after(waits(s(0))).waiting).toMatchObject({ at: s(0), standsAt: s(30) })
    expect(after(waits(s(0)), returned(s(9)))).toMatchObject({ waiting: null, episode: null })
  })
  test('is over when the house says so: the alarm is as old as the condition, with all its causes', () => {
    const open = stands(waits(s(0)), waits(s(10)), raised(s(0), { stood: true }))
    expect(open).toMatchObject({ raisedAt: s(0), lastAt: s(10), times: 2, causes: [`cause-${s(0)}`, `cause-${s(10)}`] })
  })
  test('does not hold up what is told without one, more urgent', () => {
    expect(stands(waits(s(0)), raised(s(3), { priority: 1 }))).toMatchObject({ priority: 1, raisedAt: s(0), times: 2 })
  })
  test('begins anew with what was raised after a return that was told late', () => {
    expect(after(waits(s(0)), waits(s(20)), returned(s(10))).waiting).toMatchObject({ at: s(20), standsAt: s(50) })
  })
  test('said twice, or after the return, is no alarm', () => {
    expect(stands(waits(s(0)), returned(s(9)), raised(s(0), { stood: true }))).toBeNull()
    const course = after(waits(s(0)), raised(s(3), { priority: 1 }))
    expect(follow(course, raised(s(0), { stood: true }))).toBe(course)
  })
})

describe('chattering', () => {
  const flap = (n: number, holdMs?: number) =>
    Array.from({ length: n }, (_, i) => [
      raised(s(i * 10), holdMs === undefined ? {} : { holdMs }),
      returned(s(i * 10 + 5)),
    ]).flat()
  test('the third coming and going within a minute is one alarm that says so and stays', () => {
    expect(stands(...flap(2))).toBeNull()
    expect(stands(...flap(3))).toMatchObject({ chattering: true, normalSince: s(25), endsAt: s(25) + CHATTER_MS })
    expect(stands(...flap(9))).toMatchObject({ chattering: true, times: 7, raisedAt: s(20) })
  })
  test('over a longer time it is not', () => {
    expect(
      stands(raised(s(0)), returned(s(1)), raised(s(40)), returned(s(41)), raised(s(80)), returned(s(81))),
    ).toBeNull()
  })
  test('is an alarm even where each single time would have been too short for one', () => {
    expect(stands(...flap(3, 30_000))).toMatchObject({ chattering: true, normalSince: s(25) })
  })
})

test('closed by hand it is over; what is raised later is another episode, what is told late is not', () => {
  const facts = [raised(s(0)), acted(s(50), 'closed')]
  expect(after(...facts).episode).toMatchObject({ closedAt: s(50), returnedAt: null })
  expect(stands(...facts, raised(s(40)))).toBeNull()
  expect(stands(...facts, raised(s(60)))).toMatchObject({ raisedAt: s(60), times: 1 })
})

test('what returned unseen can be put away afterwards', () => {
  expect(after(raised(s(0)), returned(s(9)), acted(s(50), 'closed')).episode).toMatchObject({
    ...{ returnedAt: s(9), closedAt: s(50) },
  })
})

/** Any story of one alarm, in any order of telling, told twice here and there. */
const story = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 400 }), fc.constantFrom('up', 'slow up', 'down', 'slow down', 'ack', 'close'))
    .map(([at, what]): AlarmFact => {
      if (what === 'up') return raised(s(at))
      if (what === 'slow up') return raised(s(at), { holdMs: 20_000, priority: 3 })
      if (what === 'down') return returned(s(at))
      if (what === 'slow down') return returned(s(at), { holdMs: 30_000 })
      return acted(s(at), what === 'ack' ? 'acknowledged' : 'closed')
    }),
  { maxLength: 40 },
)

test('whatever is told in whatever order: what stands was raised last, what is held has an end, what is over stays over', () => {
  fc.assert(
    fc.property(story, (facts) => {
      let course: Course = NO_COURSE
      for (const fact of facts) {
        const before = course
        course = follow(course, fact)
        const open = standing(course)
        if (open && open.normalSince === null) expect(open.lastAt).toBeGreaterThan(course.returnedAt ?? -Infinity)
        if (open) expect((open.normalSince === null) === (open.endsAt === null)).toBe(true)
        if (course.waiting) expect(course.waiting.at).toBeGreaterThan(course.returnedAt ?? -Infinity)
        expect(open && course.waiting).toBeNull()
        // The same again, and what it was made of, changes nothing that was there.
        expect(follow(before, fact)).toEqual(course)
        if (before.episode?.closedAt != null) expect(course.episode?.closedAt ?? open).not.toBeNull()
      }
    }),
    { numRuns: 2_000 },
  )
})

test('left alone, every alarm comes to what was told last of it: the house need only say what is due', () => {
  fc.assert(
    fc.property(story, (facts) => {
      let course = facts.reduce(follow, NO_COURSE)
      const { waiting } = course
      if (waiting) course = follow(course, raised(waiting.at, { stood: true }))
      if (waiting) expect(standing(course)).toMatchObject({ raisedAt: waiting.at })
      const open = standing(course)
      if (open?.normalSince == null) return
      course = follow(course, returned(open.normalSince, { stood: true }))
      expect(standing(course)).toBeNull()
      expect(course.episode?.returnedAt).toBe(open.normalSince)
    }),
    { numRuns: 2_000 },
  )
})
