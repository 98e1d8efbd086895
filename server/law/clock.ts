import type { Calendar } from './calendar/calendar.ts'
import { endOfDay } from './calendar/day.ts'
import { districtIso } from '../contract/time.ts'
import { recount } from './count.ts'
import type { ApproverRank, ClockKind, Limit, PauseCause, Wording } from './limit.ts'
import { limitOf, type ProcedureId } from './procedure.ts'

export type ClockState = 'running' | 'paused' | 'met' | 'overdue' | 'stopped'

export interface PauseReason {
  readonly cause: PauseCause
  /** What it is for, in a few words: which body tests what, who asked for whose recusal. */
  readonly note: string
}

export interface Pause extends PauseReason {
  /** Epoch ms. */
  readonly from: number
  /** Epoch ms; null while it lasts. */
  readonly to: number | null
  readonly article: string
}

export interface Approval {
  /** Who approved: a name or an account. */
  readonly who: string
  readonly as: ApproverRank
  /** When, epoch ms. */
  readonly at: number
}

export interface Extended {
  /** In the clock's unit. */
  readonly by: number
  readonly approvedBy: Approval
  readonly article: string
}

/** A legal or operational deadline. Plain and serialisable; every step returns a new one. */
export interface Clock {
  /** Unique within one matter: procedure, kind and start. */
  readonly id: string
  readonly kind: ClockKind
  readonly procedure: ProcedureId
  readonly article: string
  readonly title: Wording
  readonly unit: Limit['unit']
  /** Epoch ms of what set it going. */
  readonly startedAt: number
  /** The legal last day, `YYYY-MM-DD`; over at its 24:00 in the district. */
  readonly dueDay: string
  /** The last day before it was rolled over a holiday or a weekend: done by then is done on every reading of Art. 45. */
  readonly warnDay: string
  /** What the last day was rolled over; `weekend` rests on the reading that a weekend counts as a holiday. */
  readonly rolledOver: 'nothing' | 'weekend' | 'holiday'
  /** 暂定: rests on a year whose notice is not published. */
  readonly provisional: boolean
  readonly pauses: readonly Pause[]
  readonly extendedBy: readonly Extended[]
  /** As of its last step; what it is at a moment says `stateAt`. */
  readonly state: ClockState
  /** Epoch ms at which it was met or stopped, else null. */
  readonly endedAt: number | null
  /** Why it was stopped, else null. */
  readonly stoppedFor: string | null
}

/**
 * A clock set going by something that happened at `startedAt` (epoch ms): that day is not counted (总局令第121号 Art. 45).
 * RefusedByLaw where the procedure has no such limit.
 */
export function startClock(kind: ClockKind, procedure: ProcedureId, startedAt: number, calendar: Calendar): Clock {
  const { article, title, unit } = limitOf(kind, procedure)
  const clock: Clock = {
    id: `${procedure}.${kind}.${districtIso(startedAt)}`,
    ...{ kind, procedure, article, title, unit, startedAt },
    // Said by the count below.
    ...{ dueDay: '', warnDay: '', rolledOver: 'nothing', provisional: false },
    ...{ pauses: [], extendedBy: [], state: 'running', endedAt: null, stoppedFor: null },
  }
  return recount(clock, calendar)
}

/** Epoch ms at which a clock's last day is over: 24:00 of its due day in the district. */
export const dueAt = (clock: Pick<Clock, 'dueDay'>) => endOfDay(clock.dueDay)

/** What a clock is at a moment (epoch ms), earlier moments too. A paused clock does not run out; 24:00 of the due day is overdue. */
export function stateAt(clock: Clock, now: number): ClockState {
  if (clock.endedAt !== null && now >= clock.endedAt) return clock.stoppedFor === null ? 'met' : 'stopped'
  if (clock.pauses.some(({ from, to }) => now >= from && (to === null || now < to))) return 'paused'
  return now >= dueAt(clock) ? 'overdue' : 'running'
}
