import type { HappeningCode } from '../contract/webhook-words.ts'
import type { Happened } from './letter.ts'

/** What a receiver asked to hear. */
export interface Wish {
  readonly happenings: readonly HappeningCode[]
  /** The least urgent. */
  readonly priority: number
  /** Stations whose tasks it hears of; null: all. */
  readonly units: readonly string[] | null
  /** It hears what the journal took after this number. */
  readonly since: number
}

/** Whether a receiver wants to hear of it. One that is bound to stations hears of their tasks, and of every alarm. */
export function wants(
  wish: Wish,
  { code, priority, unit, seq }: Pick<Happened, 'code' | 'priority' | 'unit' | 'seq'>,
): boolean {
  if (seq <= wish.since || !wish.happenings.includes(code) || priority > wish.priority) return false
  if (wish.units === null || !code.startsWith('task.')) return true
  return unit !== null && wish.units.includes(unit)
}
