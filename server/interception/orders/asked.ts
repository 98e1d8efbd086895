import type { Calendar } from '../../law/calendar/calendar.ts'
import type { Clock } from '../../law/clock.ts'
import { meet, stop } from '../../law/finish.ts'
import type { ClockKind } from '../../law/limit.ts'
import { clockOf, type Matter, type State } from '../matter.ts'
import type { GovernanceModel } from '../model.ts'
import type { OrderOf, Verb } from '../order.ts'
import type { Decided, Refusal } from '../refusal.ts'
import type { Happened, Step } from '../step.ts'
import type { Who } from '../who.ts'

/** What every decision is made of. */
export interface Circumstances {
  readonly who: Who
  /** Epoch ms. */
  readonly now: number
  readonly model: GovernanceModel
  readonly calendar: Calendar
}
export interface Asked extends Circumstances {
  readonly matter: Matter
}

/** One verb: where from, for which kinds of matter, by whom, and what becomes of it. */
export interface Rule<V extends Verb> {
  readonly from: readonly State[]
  readonly of: 'complaint' | 'tipOff' | 'mixed' | 'either'
  readonly may: (who: Who, matter: Matter) => Refusal | null
  /** A sentence of law that says more than “moved on” where the state does not fit. */
  readonly unfit?: (matter: Matter) => Refusal | null
  /** Whether it makes sense to offer it, where the state alone does not say; the decision is `decide`'s. */
  readonly offered?: (matter: Matter) => boolean
  readonly decide: (asked: Asked, order: OrderOf<V>) => Decided
}

/** One step of the matter, by the one who asked, now. */
export const stepOf = ({ matter, who, now }: Asked, happened: Happened, clocks: readonly Clock[] = []): Step => ({
  ...happened,
  on: matter.id,
  at: now,
  by: { id: who.id, role: who.role },
  clocks,
})

/** The matter’s clock of a kind met now, as a list; empty when there is none that still counts. */
export function met({ matter, now }: Asked, kind: ClockKind): readonly Clock[] {
  const clock = clockOf(matter, kind)
  return clock === null || clock.endedAt !== null ? [] : [meet(clock, now)]
}

/** The same, stopped because what it was for fell away. */
export function stopped({ matter, now }: Asked, kind: ClockKind, why: string): readonly Clock[] {
  const clock = clockOf(matter, kind)
  return clock === null || clock.endedAt !== null ? [] : [stop(clock, now, why)]
}
