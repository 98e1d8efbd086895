import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rescueClock, rescueLimits, type RescueTask } from './rescue.ts'

const RAISED = Date.parse('2026-11-23T09:00:00+08:00')
const minutes = (n: number) => RAISED + n * 60_000
const lift = (over: object = {}) => ({ raisedAt: RAISED, contactedAt: null, injuryAt: null, ...over })
const sent = (over: Partial<RescueTask> = {}): RescueTask => ({
  ...{ state: 'enRoute', issuedAt: minutes(0.5), departedAt: null, arrivedAt: null },
  ...over,
})
const states = (...given: Parameters<typeof rescueClock>) =>
  Object.fromEntries(rescueClock(...given).milestones.map(({ name, state }) => [name, state]))

test('a fresh entrapment: speak to them and send somebody, both within the minute; the rest comes later', () => {
  expect(states(lift(), [], minutes(0.2))).toEqual({
    ...{ contact: 'running', dispatch: 'running' },
    ...{ departure: 'next', arrival: 'next', accident: 'next' },
  })
  expect(rescueClock(lift(), [], minutes(0.2)).running).toMatchObject({ name: 'contact', dueAt: minutes(1) })
})

test('what was done in time is met, what was done later stays late and says when', () => {
  const clock = rescueClock(lift({ contactedAt: minutes(2) }), [sent()], minutes(3))
  expect(clock.milestones[0]).toMatchObject({ state: 'late', doneAt: minutes(2) })
  expect(clock.milestones[1]).toMatchObject({ state: 'met', doneAt: minutes(0.5) })
  expect(clock.running).toMatchObject({ name: 'departure', dueAt: minutes(10) })
})

test('at the very moment of its limit a milestone is late, a moment before it is not', () => {
  expect(states(lift(), [], minutes(1) - 1).contact).toBe('running')
  expect(states(lift(), [], minutes(1)).contact).toBe('late')
  expect(states(lift({ contactedAt: minutes(1) }), [], minutes(1)).contact).toBe('met')
})

test('whoever arrived has departed and was sent, even when nobody said so', () => {
  const task = sent({ issuedAt: null, arrivedAt: minutes(8) })
  expect(states(lift(), [task], minutes(9))).toMatchObject({ dispatch: 'late', departure: 'met', arrival: 'met' })
})

test('a task that was declined or cancelled sends nobody: the first of the others counts', () => {
  const declined = sent({ state: 'declined', issuedAt: minutes(0.2) })
  expect(states(lift(), [declined], minutes(2)).dispatch).toBe('late')
  const both = [declined, sent({ issuedAt: minutes(0.9) }), sent({ issuedAt: minutes(5) })]
  expect(rescueClock(lift(), both, minutes(6)).milestones[1]).toMatchObject({ state: 'met', doneAt: minutes(0.9) })
})

describe('who has to be called', () => {
  const level = (...given: Parameters<typeof rescueClock>) => rescueClock(...given).level
  test('the second level at ten minutes without departure, and it stays called when they leave later', () => {
    expect(level(lift(), [sent()], minutes(9.9))).toMatchObject({ level: 1, because: 'raised' })
    expect(level(lift(), [sent()], minutes(10))).toEqual({ level: 2, since: minutes(10), because: 'noDeparture' })
    expect(level(lift(), [sent({ departedAt: minutes(12) })], minutes(13)).level).toBe(2)
    expect(level(lift(), [sent({ departedAt: minutes(7) })], minutes(13)).level).toBe(1)
  })
  test('the third at half an hour, wherever the rescuers are, or at once when somebody is hurt', () => {
    const there = [sent({ departedAt: minutes(2), arrivedAt: minutes(15) })]
    expect(level(lift(), there, minutes(29.9)).level).toBe(1)
    expect(level(lift(), there, minutes(30))).toEqual({ level: 3, since: minutes(30), because: 'halfHour' })
    expect(level(lift({ injuryAt: minutes(4) }), there, minutes(5))).toEqual({
      ...{ level: 3, since: minutes(4), because: 'injury' },
    })
  })
})

test('after two hours it is an accident by law, and nothing undoes it', () => {
  const clock = rescueClock(lift({ contactedAt: minutes(1) }), [sent({ arrivedAt: minutes(20) })], minutes(120))
  expect(clock.accidentAt).toBe(minutes(120))
  expect(clock.milestones.at(-1)).toMatchObject({ name: 'accident', state: 'late', doneAt: null })
  expect(clock.running).toBeNull()
})

test('every limit says where it comes from, law with its article', () => {
  const sources = Object.values(rescueLimits).map(({ source }) => source)
  expect(sources.filter(({ is }) => is === 'law').map(({ zh }) => zh)).toEqual([
    expect.stringContaining('TSG T5002-2017'),
    expect.stringContaining('第六十四条第（三）项'),
  ])
  expect(sources.filter(({ is }) => is === 'own').every(({ zh }) => zh.startsWith('本系统规则'))).toBe(true)
})

test('whatever was done and whenever one looks: what runs out first is never over, and time only makes things late', () => {
  const moment = fc.integer({ min: 0, max: 200 * 60_000 }).map((ms) => RAISED + ms)
  const maybe = fc.option(moment)
  const task = fc.record({
    state: fc.constantFrom('issued', 'enRoute', 'declined', 'closed'),
    ...{ issuedAt: maybe, departedAt: maybe, arrivedAt: maybe },
  })
  const alarm = fc.record({ raisedAt: fc.constant(RAISED), contactedAt: maybe, injuryAt: maybe })
  fc.assert(
    fc.property(alarm, fc.array(task, { maxLength: 4 }), moment, moment, (given, tasks, a, b) => {
      const [first, later] = a < b ? [a, b] : [b, a]
      const [one, two] = [rescueClock(given, tasks, first), rescueClock(given, tasks, later)]
      for (const { state, dueAt } of one.milestones)
        if (state === 'running' || state === 'next') expect(dueAt).toBeGreaterThan(first)
      one.milestones.forEach(({ state }, at) => {
        if (state === 'late') expect(two.milestones[at]!.state).toBe('late')
        if (state === 'met') expect(two.milestones[at]!.state).toBe('met')
      })
      expect(two.level.level).toBeGreaterThanOrEqual(one.level.level)
    }),
  )
})
