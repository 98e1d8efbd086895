import { expect } from 'vitest'
import { urgingOrders, type UrgingOrder, type UrgingVerb } from '../../contract/urging.ts'
import type { Who } from '../task.ts'
import { apply } from './apply.ts'
import { decide, decideOpen, type Decided } from './decide.ts'
import type { Step, Urging } from './urging.ts'

export const NOW = Date.parse('2026-11-27T09:00:00+08:00')
export const HOUR = 3_600_000
export const REPLY = { replyBy: NOW + 24 * HOUR, provisional: false }
export const ABOUT = { unit: 'st-1', taskId: 'RW1', complaintId: null, title: '检查电梯', streetCode: '440307001' }

export const leader: Who = { id: 'p-leader', role: 'leader', stations: [] }
export const duty: Who = { id: 'p-duty', role: 'dutyOfficer', stations: [] }
export const station: Who = { id: 'p-station', role: 'stationOfficer', stations: ['st-1'] }
/** Replied once as a station officer and commands since. */
export const both: Who = { id: 'p-both', role: 'commander', stations: ['st-1'] }
export const everyone = [leader, duty, station, both]

/** An order as the door reads it. */
export function order(verb: UrgingVerb, rest: object = {}): UrgingOrder {
  const name = `urging.${verb}` as const
  const whole = verb === 'open' ? rest : { urgingId: 'DB1', ...rest }
  return { verb: name, ...urgingOrders[name].parse(whole) } as UrgingOrder
}
export const fold = (steps: readonly Step[], from: Urging | null = null) =>
  steps.reduce<Urging | null>((urging, step) => apply(urging, step, 'DB1'), from)!

export function decided(
  urging: Urging,
  given: UrgingOrder,
  who: Who,
  now = NOW + HOUR,
  reply = { replyBy: now + 8 * HOUR, provisional: false },
): Decided {
  if (given.verb === 'urging.open') throw new Error('stands already')
  return decide(urging, given, { who, now, reply })
}
export function opened(over: object = {}): Urging {
  const given = order('open', { level: 'yellow', instruction: '三日内整改到位', taskId: 'RW1', ...over })
  if (given.verb !== 'urging.open') throw new Error('not an opening')
  const outcome = decideOpen(given, ABOUT, null, { who: leader, now: NOW, reply: REPLY })
  if ('refused' in outcome) throw new Error(outcome.refused)
  return fold(outcome.steps)
}
/** The slip after an order that must be carried out. */
export function after(urging: Urging, verb: UrgingVerb, who: Who, rest: object = {}, now?: number): Urging {
  const outcome = decided(urging, order(verb, rest), who, now)
  if ('refused' in outcome) throw new Error(`${verb}: ${outcome.refused}`)
  return fold(outcome.steps, urging)
}
export function refusal(urging: Urging, verb: UrgingVerb, who: Who, rest: object = {}, now?: number): string {
  const outcome = decided(urging, order(verb, rest), who, now)
  expect(outcome, `${verb} in ${urging.state}`).toHaveProperty('refused')
  return (outcome as { refused: string }).refused
}
export const CONTENTS: Readonly<Record<Exclude<UrgingVerb, 'open'>, object>> = {
  reply: { text: '已派人到场整改' },
  recheck: { passed: true, note: '现场复查属实' },
  raise: { level: 'red', reason: '仍未整改' },
  close: {},
  withdraw: { reason: '误开，撤销' },
}
