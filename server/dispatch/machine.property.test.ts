import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { fieldVerbs, taskStates, type TaskState, type TaskVerb } from '../contract/task.ts'
import { applyAll } from './apply.ts'
import { holds } from './hands.ts'
import { markOf, type Step, type Task } from './task.ts'
import { nextLook, silences } from './silences.ts'
import { colleague, decided, duty, everyone, NOW, officer, opened, order, PHOTO, SUBMIT, to } from './task.fixture.ts'

/** Where each order is lawful by the rules of the duty room, said without the machine’s own guards. */
const UNDER_WAY: readonly TaskState[] = ['issued', 'delivered', 'accepted', 'enRoute', 'onScene', 'handling']
const before = (state: TaskState) => UNDER_WAY.slice(0, UNDER_WAY.indexOf(state))
const LAWFUL: Readonly<Record<Exclude<TaskVerb, 'open'>, readonly TaskState[]>> = {
  issue: ['draft', 'declined'],
  reassign: [...UNDER_WAY, 'suspended', 'declined'],
  suspend: UNDER_WAY,
  resume: ['suspended'],
  cancel: taskStates.filter((state) => state !== 'closed' && state !== 'cancelled'),
  verify: ['submitted'],
  reject: ['submitted', 'verified'],
  close: ['verified'],
  deliver: before('delivered'),
  accept: before('accepted'),
  decline: ['issued', 'delivered', 'accepted'],
  depart: before('enRoute'),
  arrive: before('onScene'),
  handle: before('handling'),
  progress: UNDER_WAY,
  submit: UNDER_WAY,
  // Only a tour has stops: tour.test.ts.
  stop: [],
  skipStop: [],
}
const CONTENTS: Readonly<Partial<Record<TaskVerb, object>>> = {
  reassign: { reason: '换人处理' },
  suspend: { reason: '等待配件', until: NOW + 1e12 },
  cancel: { reason: '误报取消' },
  decline: { reason: '车辆故障' },
  verify: { note: '已核验' },
  reject: { reason: '照片不清' },
  progress: { note: '正在检修' },
  submit: SUBMIT,
  stop: { ...SUBMIT, stopId: 's1' },
  skipStop: { stopId: 's1', because: 'closedShop', reason: '店铺关门' },
}
const FIELD: readonly string[] = fieldVerbs
const JUDGING = new Set<string>(['verify', 'reject', 'close'])

const given = fc.record({
  verb: fc.constantFrom(
    ...(Object.keys(LAWFUL) as Exclude<TaskVerb, 'open'>[]).filter((verb) => verb !== 'cancel'),
    ...([...fieldVerbs, 'submit', 'submit', 'verify', 'verify', 'verify', 'close', 'close', 'close'] as const),
    ...(['issue', 'cancel'] as const),
  ),
  who: fc.constantFrom(...everyone, officer, officer, duty),
  sent: fc.constantFrom(officer, colleague),
  /** Minutes since the order before; the device’s clock may be far off. */
  later: fc.integer({ min: 0, max: 40 }),
  doneAgo: fc.option(fc.integer({ min: -200, max: 400 }), { nil: undefined }),
  skew: fc.integer({ min: -7_200_000, max: 7_200_000 }),
  times: fc.constantFrom(1, 1, 1, 5),
})
type Given = typeof given extends fc.Arbitrary<infer G> ? G : never

const reached = new Set<TaskState>()
const refusals = new Set<string>()

function mustBeLawful(task: Task, steps: readonly Step[]) {
  const mark = markOf(task)
  expect(mark.version).toBe(steps.length)
  expect(new Set(task.late).size).toBe(task.late.length)
  if (task.state === 'closed') {
    expect(task.submission?.result).toBeTruthy()
    expect(task.submission!.evidence.length > 0 || (task.submission!.found === 'nothing' && task.placed)).toBe(true)
    expect(task.verified).not.toBeNull()
    expect([task.handler, task.submission!.by]).not.toContain(task.verified!.by)
    expect(task.endedAt).not.toBeNull()
  }
  if (['accepted', 'enRoute', 'onScene', 'handling', 'submitted', 'verified'].includes(task.state))
    expect(task.handler).not.toBeNull()
  if (['onScene', 'submitted'].includes(task.state)) expect(task.arrivedAt).not.toBeNull()
  expect(task.state === 'suspended').toBe(task.before !== null)
  // What persons did stands in the order in which they did it.
  const done = steps.filter(({ by }) => by.role !== 'house').map(({ at }) => at)
  expect(done).toEqual(done.toSorted((a, b) => a - b))
}

function give(task: Task, steps: Step[], each: Given, now: number): Task {
  const { verb, who, sent, doneAgo, skew } = each
  const field = FIELD.includes(verb)
  const clock = doneAgo === undefined ? {} : { doneAt: now - doneAgo * 60_000 + skew, sentAt: now + skew }
  const whole = order(`task.${verb}`, { ...CONTENTS[verb], ...(field && clock) })
  const outcome = decided(task, whole, { who, now, chosen: to(sent) })
  const right = field
    ? holds(task, who)
    : !(JUDGING.has(verb) && (who.id === task.handler || who.id === task.submission?.by)) &&
      !(verb === 'reassign' && task.handler === sent.id)
  expect('steps' in outcome, `${verb} in ${task.state} by ${who.id}`).toBe(right && LAWFUL[verb].includes(task.state))
  if ('refused' in outcome) {
    expect(outcome.refused).toMatch(/^[^\n]*[\u4e00-\u9fff][^\n]*。$/)
    refusals.add(verb)
    return task
  }
  steps.push(...outcome.steps)
  const after = applyAll(task, outcome.steps, task.id)!
  reached.add(after.state)
  return after
}

describe('whatever commanders, officers, devices and the clock do', () => {
  test('no task reaches an unlawful state, nothing is doubled, and the same steps give the same task', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(given, { maxLength: 40 }), (issue, all) => {
        let task = opened({ issue, kind: 'rescue' }, issue ? to(officer) : null)
        reached.add(task.state)
        const steps: Step[] = []
        const first = task
        let now = NOW
        for (const each of all) {
          now += each.later * 60_000
          const due = silences(task, now)
          steps.push(...due)
          task = applyAll(task, due, task.id)!
          expect(silences(task, now)).toEqual([])
          expect(nextLook(task) ?? Infinity).toBeGreaterThan(now)
          for (let n = 0; n < each.times; n += 1) {
            const stood = task
            task = give(task, steps, each, now)
            // Told again it is once; only progress may be reported as often as there is any.
            if (n > 0 && FIELD.includes(each.verb) && each.verb !== 'progress') expect(task).toBe(stood)
          }
          const whole = first.version
          mustBeLawful({ ...task, version: task.version - whole }, steps)
        }
        expect(applyAll(first, steps, task.id)).toEqual(task)
      }),
      { numRuns: 1_000 },
    )
  }, 60_000)

  test('a lawful way leads from the order to the closing, with whatever left out in between', () => {
    fc.assert(
      fc.property(
        fc.subarray([...fieldVerbs].filter((verb) => !['decline', 'submit', 'stop', 'skipStop'].includes(verb))),
        (told) => {
          const steps: Step[] = []
          const by = { later: 1, doneAgo: undefined, skew: 0, times: 1 as const, sent: officer }
          let task = opened()
          for (const verb of [...told, 'submit'] as const) task = give(task, steps, { ...by, verb, who: officer }, NOW)
          for (const verb of ['verify', 'close'] as const) task = give(task, steps, { ...by, verb, who: duty }, NOW)
          expect(task.state).toBe('closed')
          expect(steps.filter(({ implied }) => !implied).map(({ what }) => what)).toHaveLength(told.length + 3)
          for (const what of ['delivered', 'accepted', 'departed', 'arrived', 'handled', 'submitted'])
            expect(steps.filter((step) => step.what === what)).toHaveLength(1)
          expect(task.submission?.evidence).toEqual([PHOTO])
        },
      ),
    )
  })
})

afterAll(() => {
  // A property that never gets somewhere says nothing about it.
  expect([...reached].sort()).toEqual([...taskStates].sort())
  expect([...refusals].sort()).toEqual(Object.keys(LAWFUL).sort())
})
