import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { fieldVerbs, memberStates, memberVerbs, taskStates, type TaskState, type TaskVerb } from '../contract/task.ts'
import { applyAll } from './apply.ts'
import { holds } from './hands.ts'
import { markOf, type Step, type Task, type Who } from './task.ts'
import { nextLook, silences } from './silences.ts'
import {
  colleague,
  decided,
  duty,
  everyone,
  NOW,
  officer,
  opened,
  order,
  PHOTO,
  stranger,
  SUBMIT,
  third,
  to,
  UNITS,
} from './task.fixture.ts'

/** Where each order is lawful by the rules of the duty room, said without the machine’s own guards. */
const UNDER_WAY: readonly TaskState[] = ['issued', 'delivered', 'accepted', 'enRoute', 'onScene', 'handling']
const SPEAKS: readonly TaskState[] = [...UNDER_WAY, 'declined']
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
  join: SPEAKS,
  stayAway: SPEAKS,
  present: SPEAKS,
  rollCall: SPEAKS,
  muster: [...SPEAKS, 'suspended'],
  release: [...SPEAKS, 'suspended'],
  waive: [...SPEAKS, 'suspended'],
  // Only a tour has stops: tour.test.ts.
  stop: [],
  skipStop: [],
}
/** The member that somebody speaks for, and where of his own way each word is lawful. */
const mineOf = (task: Task, who: Who) =>
  task.handler === who.id
    ? undefined
    : task.members.find(
        ({ lead, state, handler, unit }) =>
          !lead && state !== 'left' && (handler === null ? who.stations.includes(unit) : handler === who.id),
      )
const HIS: Readonly<Record<string, readonly string[]>> = {
  join: ['called', 'declined', 'absent'],
  stayAway: ['called', 'confirmed'],
  present: ['called', 'confirmed', 'declined', 'absent'],
  progress: memberStates,
}
const missing = ({ members, waived }: Task) =>
  waived === null && members.some(({ lead, state }) => !lead && !['present', 'absent', 'left'].includes(state))
const isIn = ({ members }: Task, unit: string) =>
  members.some((each) => each.unit === unit && !each.lead && each.state !== 'left')
/** What an order asks beside the state of the task. */
function right(task: Task, verb: string, who: Who, sent: Who): boolean {
  const mine = mineOf(task, who)
  // A colleague of a unit that was called and has named nobody took no part.
  const named = mine?.handler === who.id && ['called', 'confirmed', 'present'].includes(mine.state)
  const took = task.took.includes(who.id) || named
  if (verb === 'progress' && mine) return true
  if (verb in HIS && verb !== 'progress') return mine !== undefined && HIS[verb]!.includes(mine.state)
  if (verb === 'rollCall') return isIn(task, 'st-2') && isIn(task, 'st-3')
  if (verb === 'release') return isIn(task, 'st-3')
  if (verb === 'muster') {
    const there = task.members.find(({ unit }) => unit === 'st-2')
    return task.unit !== null && !(there && ['called', 'confirmed', 'present'].includes(there.state))
  }
  if (verb === 'waive') return task.waived === null && missing(task)
  if (FIELD.includes(verb)) return holds(task, who) && !(missing(task) && begins(task, verb))
  if (JUDGING.has(verb)) return !took && who.id !== task.handler && who.id !== task.submission?.by
  return !(verb === 'reassign' && task.handler === sent.id)
}
/** Nothing is begun before everybody called is there, absent by roll-call, released or not waited for. */
const begins = (task: Task, verb: string) =>
  (verb === 'handle' || verb === 'submit') && UNDER_WAY.indexOf(task.state) < UNDER_WAY.indexOf('handling')

const CONTENTS: Readonly<Partial<Record<TaskVerb, object>>> = {
  reassign: { reason: '换人处理' },
  suspend: { reason: '等待配件', until: NOW + 1e12 },
  cancel: { reason: '误报取消' },
  decline: { reason: '车辆故障' },
  verify: { note: '已核验' },
  reject: { reason: '照片不清' },
  progress: { note: '正在检修' },
  submit: SUBMIT,
  stayAway: { reason: '另有任务' },
  rollCall: { present: ['st-2'], absent: [{ unit: 'st-3', reason: '车辆故障' }] },
  muster: { unit: 'st-2' },
  release: { unit: 'st-3', reason: '人手已够' },
  waive: { reason: '情况紧急' },
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
  who: fc.constantFrom(...everyone, officer, officer, duty, stranger, third, third),
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
  const done = (unit?: string) =>
    steps.filter(({ by, member }) => by.role !== 'house' && member === unit).map(({ at }) => at)
  for (const unit of [undefined, 'st-2', 'st-3']) expect(done(unit)).toEqual(done(unit).toSorted((a, b) => a - b))
  expect(new Set(task.members.map(({ unit }) => unit)).size).toBe(task.members.length)
  if (task.members.length > 0) {
    const leads = task.members.filter(({ lead }) => lead)
    expect(leads.map(({ unit }) => unit)).toEqual([task.unit])
    if (task.state === 'accepted') expect(leads[0]).toMatchObject({ handler: task.handler, state: 'confirmed' })
    if (task.state === 'onScene') expect(leads[0]!.state).toBe('present')
  }
}

function give(task: Task, steps: Step[], each: Given, now: number): Task {
  const { verb, who, sent, doneAgo, skew } = each
  const field = FIELD.includes(verb)
  const clock = doneAgo === undefined ? {} : { doneAt: now - doneAgo * 60_000 + skew, sentAt: now + skew }
  const whole = order(`task.${verb}`, { ...CONTENTS[verb], ...(field && clock) })
  const outcome = decided(task, whole, { who, now, chosen: verb === 'muster' ? null : to(sent) })
  const speaks = verb === 'progress' && mineOf(task, who) ? SPEAKS : LAWFUL[verb]
  const lawful = right(task, verb, who, sent) && speaks.includes(task.state)
  expect('steps' in outcome, `${verb} in ${task.state} by ${who.id}: ${JSON.stringify(outcome)}`).toBe(lawful)
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

/** The way of the one who has the task. */
const OWN_WAY = fieldVerbs.filter((verb) => !['decline', 'submit', 'stop', 'skipStop', ...memberVerbs].includes(verb))

describe('whatever commanders, officers, devices and the clock do', () => {
  test('no task reaches an unlawful state, nothing is doubled, and the same steps give the same task', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.array(given, { maxLength: 40 }), (issue, several, all) => {
        const units = several ? { members: UNITS } : {}
        let task = opened({ issue, kind: 'rescue', ...units }, issue || several ? to(officer) : null)
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
      fc.property(fc.subarray(OWN_WAY), (told) => {
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
      }),
    )
  })
})

afterAll(() => {
  // A property that never gets somewhere says nothing about it.
  expect([...reached].sort()).toEqual([...taskStates].sort())
  expect([...refusals].sort()).toEqual(Object.keys(LAWFUL).sort())
})
