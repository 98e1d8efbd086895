import { expect } from 'vitest'
import { fieldVerbs, taskOrders, type TaskOrder } from '../contract/task.ts'
import { applyAll } from './apply.ts'
import { decideCommand, type Chosen, type CommandOrder } from './command.ts'
import { decideField, type FieldOrder } from './field.ts'
import { decideOpen, type Placed } from './open.ts'
import type { Decided } from './refusal.ts'
import type { Step, Task, Who } from './task.ts'

export const NOW = Date.parse('2026-11-27T10:00:00+08:00')
export const MINUTE = 60_000
export const PHOTO = 'a'.repeat(64)

export const commander: Who = { id: 'p-commander', role: 'commander', stations: [] }
export const duty: Who = { id: 'p-duty', role: 'dutyOfficer', stations: [] }
export const officer: Who = { id: 'p-officer', role: 'fieldOfficer', stations: ['st-1'] }
export const colleague: Who = { id: 'p-colleague', role: 'fieldOfficer', stations: ['st-1'] }
export const stranger: Who = { id: 'p-stranger', role: 'fieldOfficer', stations: ['st-2'] }
export const everyone = [commander, duty, officer, colleague, stranger]

export const placed: Placed = {
  ...{ siteId: 'lift-1', siteName: '某小区 1 号梯', siteKind: 'elevator', streetCode: '440307001' },
  ...{ lng: 114.2, lat: 22.7, clockFrom: NOW },
}
export const to = (who: Who, busy: Chosen['busy'] = null): Chosen => ({
  handler: who.id,
  unit: who.stations[0] ?? null,
  busy,
})

/** An order with its verb, read by the contract's own schema. */
export function order(verb: TaskOrder['verb'], rest: object = {}): TaskOrder {
  const read = taskOrders[verb].parse(verb === 'task.open' ? rest : { taskId: 'RW1', ...rest })
  return { verb, ...read } as TaskOrder
}

export interface Given {
  readonly who: Who
  readonly now: number
  readonly chosen?: Chosen | null
  readonly stored?: ReadonlySet<string>
}

export function decided(task: Task, given: TaskOrder, { who, now, chosen = null, stored = new Set([PHOTO]) }: Given) {
  return FIELD.has(given.verb)
    ? decideField(task, given as FieldOrder, { who, now, stored })
    : decideCommand(task, given as CommandOrder, { who, now, chosen })
}
const FIELD = new Set(fieldVerbs.map((verb) => `task.${verb}`))

const steps = (outcome: Decided): readonly Step[] => {
  if ('refused' in outcome) throw new Error(outcome.refused)
  return outcome.steps
}

/** A task sent to the officer, or as `over` says. */
export function opened(over: object = {}, chosen: Chosen | null = to(officer), where: Placed = placed): Task {
  const given = order('task.open', {
    ...{ kind: 'inspection', title: '检查电梯', priority: 2, issue: true },
    ...over,
  })
  if (given.verb !== 'task.open') throw new Error('not an opening')
  return applyAll(null, steps(decideOpen(given, where, { who: commander, now: NOW, chosen })), 'RW1')!
}

/** The task after an order that must be carried out. */
export const after = (task: Task, given: TaskOrder, context: Given): Task =>
  applyAll(task, steps(decided(task, given, context)), 'RW1')!

/** The sentence of an order that must be refused. */
export function refusal(task: Task, given: TaskOrder, context: Given): string {
  const outcome = decided(task, given, context)
  expect(outcome, `${given.verb} in ${task.state}`).toHaveProperty('refused')
  return (outcome as { refused: string }).refused
}

export const SUBMIT = { found: 'something', result: '门锁失灵，已责令停用', evidence: [PHOTO] }

/** Several orders by the officer, a minute apart. */
export function handled(task: Task, ...verbs: readonly [TaskOrder['verb'], object?][]): Task {
  return verbs.reduce(
    (now, [verb, rest], n) => after(now, order(verb, rest), { who: officer, now: task.lastAt + (n + 1) * MINUTE }),
    task,
  )
}
