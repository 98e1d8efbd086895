import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { urgingStates, urgingVerbs, type UrgingState, type UrgingVerb } from '../../contract/urging.ts'
import type { Who } from '../task.ts'
import { houseSays, late, triggers } from './triggers.ts'
import {
  ABOUT,
  after,
  CONTENTS,
  decided,
  duty,
  everyone,
  fold,
  HOUR,
  leader,
  NOW,
  opened,
  order,
  station,
} from './urging.fixture.ts'
import { markOf, type Step, type Urging } from './urging.ts'

type Verb = Exclude<UrgingVerb, 'open'>
/** Where each order is lawful by the rules of the duty room, said without the machine’s own guards. */
const LAWFUL: Readonly<Record<Verb, readonly UrgingState[]>> = {
  reply: ['open', 'failed'],
  recheck: ['replied'],
  raise: ['open', 'replied', 'failed', 'passed'],
  close: ['passed'],
  withdraw: ['open', 'replied', 'failed', 'passed'],
}
const JUDGING: ReadonlySet<Verb> = new Set(['recheck', 'close', 'withdraw'])
const verbs = urgingVerbs.filter((verb): verb is Verb => verb !== 'open')

const given = fc.record({
  verb: fc.constantFrom<Verb>(
    ...verbs.filter((verb) => verb !== 'withdraw'),
    'reply',
    'recheck',
    'recheck',
    'close',
    'withdraw',
  ),
  who: fc.constantFrom(...everyone, station, duty),
  passed: fc.boolean(),
  level: fc.constantFrom('orange' as const, 'red' as const),
  trigger: fc.option(fc.constantFrom(...triggers), { nil: null, freq: 5 }),
  hours: fc.integer({ min: 0, max: 30 }),
})
const reached = new Set<UrgingState>()
const refused = new Set<Verb>()

function mustBeLawful(urging: Urging, steps: readonly Step[]) {
  expect(markOf(urging).version).toBe(steps.length)
  const said = steps.map(({ what }) => what)
  if (urging.state === 'closed') {
    expect(said.lastIndexOf('passed')).toBeGreaterThan(said.lastIndexOf('replied'))
    expect(said.lastIndexOf('passed')).toBeGreaterThan(said.lastIndexOf('raised'))
    for (const what of ['passed', 'closed'] as const)
      expect(urging.repliers).not.toContain(steps.findLast((step) => step.what === what)!.by.id)
    expect(urging.closedAt).not.toBeNull()
  }
  if (said.some((what) => what === 'closed' || what === 'withdrawn'))
    expect(['closed', 'withdrawn']).toContain(said.at(-1))
  // No date is told to be over more than once.
  expect(said.filter((what) => what === 'late').length).toBeLessThanOrEqual(
    1 + steps.filter(({ what, replyBy }) => what !== 'opened' && replyBy !== undefined).length,
  )
  expect(said.includes('late') ? urging.lateReply : true).toBe(true)
}

function lawful(urging: Urging, verb: Verb, who: Who, level: 'orange' | 'red'): boolean {
  if (!LAWFUL[verb].includes(urging.state)) return false
  if (verb === 'raise') return urging.level === 'yellow' || (urging.level === 'orange' && level === 'red')
  return !(JUDGING.has(verb) && urging.repliers.includes(who.id))
}

test('no slip reaches an unlawful state, every one can end, and the same steps give the same slip', () => {
  fc.assert(
    fc.property(fc.array(given, { maxLength: 25 }), (all) => {
      let urging = opened()
      const first = urging
      const steps: Step[] = []
      const take = (told: readonly Step[]) => {
        steps.push(...told)
        urging = fold(told, urging)
        reached.add(urging.state)
      }
      take([])
      let now = NOW
      for (const { verb, who, passed, level, trigger, hours } of all) {
        now += hours * HOUR
        const overdue = late(urging, now)
        if (overdue) take([overdue])
        expect(late(urging, now)).toBeNull()
        if (trigger && LAWFUL.withdraw.includes(urging.state)) {
          const told = houseSays(trigger, urging, ABOUT, {
            now,
            reply: { replyBy: now + 8 * HOUR, provisional: false },
          })
          if (told) take([told])
        }
        const contents = {
          ...CONTENTS[verb],
          ...(verb === 'recheck' && { passed }),
          ...(verb === 'raise' && { level }),
        }
        const outcome = decided(urging, order(verb, contents), who, now)
        expect('steps' in outcome, `${verb} in ${urging.state} by ${who.id}`).toBe(lawful(urging, verb, who, level))
        if ('steps' in outcome) take(outcome.steps)
        else {
          expect(outcome.refused).toMatch(/^[^\n]*[\u4e00-\u9fff][^\n]*。$/)
          refused.add(verb)
        }
        mustBeLawful({ ...urging, version: urging.version - 1 }, steps)
      }
      expect(fold(steps, first)).toEqual(urging)
      mustEnd(urging, now)
    }),
    { numRuns: 1_000 },
  )
}, 60_000)

/** From wherever it stands a way leads to its being struck off, and another to its being withdrawn. */
function mustEnd(from: Urging, now: number) {
  let urging = from
  if (!LAWFUL.withdraw.includes(urging.state)) return
  expect(after(urging, 'withdraw', { ...leader, id: 'p-other' }, CONTENTS.withdraw, now).state).toBe('withdrawn')
  if (LAWFUL.reply.includes(urging.state)) urging = after(urging, 'reply', station, CONTENTS.reply, now)
  if (urging.state === 'replied') urging = after(urging, 'recheck', { ...duty, id: 'p-other' }, CONTENTS.recheck, now)
  expect(after(urging, 'close', { ...duty, id: 'p-other' }, {}, now).state).toBe('closed')
}

afterAll(() => {
  // A property that never gets somewhere says nothing about it.
  expect([...reached].sort()).toEqual([...urgingStates].sort())
  expect([...refused].sort()).toEqual([...verbs].sort())
})
