import { taskStates } from '@contract/task-words.ts'
import { expect, test } from 'vitest'
import type { Entry } from './entry.ts'
import { listOf, toAccept, keptOf } from './my-tasks.ts'
import { step } from './shelf.fixture.ts'
import { nextVerb, reached, standsHere, WAY } from './stands.ts'
import { detailOf } from './task.fixture.ts'

const queued = (...steps: readonly [Parameters<typeof step>[0], Entry['state']?][]): Entry[] =>
  steps.map(([verb, state], i) => ({ ...step(verb), seq: i + 1, state: state ?? 'waiting', why: null }))
const task = (over: Parameters<typeof detailOf>[0] = {}) => keptOf(detailOf(over))

const SELF = { id: 'p1', stations: [] }

test('a task goes on here while nobody can be told', () => {
  expect(standsHere('delivered', 'RW1', queued(['accept'], ['depart'], ['arrive']))).toBe('onScene')
  expect(standsHere('delivered', 'RW2', queued(['accept']))).toBe('delivered')
  expect(standsHere('handling', 'RW1', queued(['progress']))).toBe('handling')
})

test('what was refused moves nothing, nor what stands behind it; what is kept as a note does not count', () => {
  expect(standsHere('accepted', 'RW1', queued(['depart'], ['arrive', 'refused'], ['handle']))).toBe('enRoute')
  expect(standsHere('onScene', 'RW1', queued(['depart', 'kept'], ['handle']))).toBe('handling')
})

test('from every state there is one next step, or none', () => {
  expect(WAY.map((_, i) => nextVerb(['issued', 'accepted', 'enRoute', 'onScene', 'handling'][i] as 'issued'))).toEqual(
    WAY,
  )
  for (const state of ['submitted', 'verified', 'closed', 'declined', 'suspended', 'cancelled', 'draft'] as const)
    expect(nextVerb(state)).toBeNull()
  for (const state of taskStates) expect(reached(state)).toBeGreaterThanOrEqual(0)
  expect(['issued', 'accepted', 'handling', 'submitted', 'closed'].map((s) => reached(s as 'issued'))).toEqual([
    0, 1, 4, 5, 5,
  ])
})

test('a task that rests shows how far he had come, by whoever has it now', () => {
  const steps = (...what: readonly string[]) => what.map((each) => ({ what: each as 'issued' }))
  expect(reached('suspended', steps('issued', 'delivered', 'accepted', 'departed', 'late', 'suspended'))).toBe(2)
  expect(reached('suspended', steps('issued', 'accepted', 'arrived', 'reassigned', 'suspended'))).toBe(0)
  expect(reached('suspended', steps('accepted', 'submitted', 'rejected', 'suspended'))).toBe(4)
})

test('what wants an answer comes first, then what is under way, then what is more urgent', () => {
  const tasks = [
    task({ id: 'later', state: 'accepted', priority: 1 }),
    task({ id: 'waits', state: 'submitted', priority: 1 }),
    task({ id: 'new', state: 'issued', priority: 3, acceptBy: 9_000 }),
    task({ id: 'here', state: 'onScene', priority: 2 }),
    task({ id: 'newer', state: 'delivered', priority: 3, acceptBy: 8_000 }),
    task({ id: 'gone', state: 'cancelled' }),
  ]
  expect(listOf(tasks, [], SELF).map(({ task: { id } }) => id)).toEqual(['newer', 'new', 'here', 'later', 'waits'])
})

test('a task that he declined without signal is off his list at once', () => {
  expect(listOf([task({ id: 'RW1', state: 'delivered' })], queued(['decline']), SELF)).toEqual([])
})

test('the five minutes run by the server’s clock, and end when he has accepted here', () => {
  const [one] = listOf([task({ id: 'RW1', state: 'issued', acceptBy: 300_000 })], [], SELF)
  expect(toAccept(one!, 120_000)).toBe(180_000)
  expect(toAccept(one!, 400_000)).toBe(-100_000)
  const [accepted] = listOf([task({ id: 'RW1', state: 'issued', acceptBy: 300_000 })], queued(['accept']), SELF)
  expect(toAccept(accepted!, 120_000)).toBeNull()
})

test('nobody’s name stays on the phone', () => {
  const kept = JSON.stringify(
    keptOf(
      detailOf({
        handlerName: '何俊杰',
        chosenWhy: '离得最近',
        verifier: { id: 'p2', name: '周振宇', at: 3 },
        steps: [
          { what: 'reassigned', at: 1, by: { id: 'p2', role: 'commander' }, byName: '周振宇', handlerName: '何俊杰' },
        ],
      }),
    ),
  )
  expect(kept).not.toMatch(/何俊杰|周振宇|最近/)
  expect(kept).toContain('reassigned')
})
