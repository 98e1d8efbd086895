import type { Calendar } from './calendar/calendar.ts'
import { dueAt, startClock, type Clock } from './clock.ts'
import { mustRun } from './must-run.ts'
import { procedures } from './procedures/index.ts'
import { RefusedByLaw } from './refused-by-law.ts'

/** The clock met at a moment (epoch ms), in time or late. RefusedByLaw when it has ended before or not begun. */
export function meet(clock: Clock, at: number): Clock {
  mustRun(clock, at)
  return { ...clock, state: 'met', endedAt: at }
}

/** The clock stopped because what it was for fell away: withdrawn, merged, handed back. RefusedByLaw without a reason. */
export function stop(clock: Clock, at: number, why: string): Clock {
  mustRun(clock, at)
  if (why.trim() === '') throw new RefusedByLaw(`停止${clock.title.zh}期限（${clock.article}）要写明理由，请补上。`)
  return { ...clock, state: 'stopped', endedAt: at, stoppedFor: why.trim() }
}

/** Whether a clock ended, met or stopped, after its due day was over. One ended during a pause was not late: it did not run. */
export const wasLate = (clock: Clock) =>
  clock.endedAt !== null && clock.endedAt >= dueAt(clock) && clock.pauses.every(({ to }) => to !== null)

/**
 * Verification begun anew when the same reporter adds new facts and the two are joined: it runs from the last tip-off
 * (总局令第121号 Art. 35). The old clock is stopped. RefusedByLaw for other clocks and under 总局令第20号, which has no such rule.
 */
export function restart(
  clock: Clock,
  lastReportAt: number,
  calendar: Calendar,
): { readonly stopped: Clock; readonly started: Clock } {
  const article = procedures[clock.procedure].restartOnNewFacts
  if (article === null || clock.kind !== 'reportVerification')
    throw new RefusedByLaw(
      `${clock.title.zh}期限不能重新计算（${clock.article}）；只有${procedures.R121.restartOnNewFacts}规定的举报核查可以。`,
    )
  const stopped = stop(clock, lastReportAt, `补充新事实再次举报，合并处理并重新计算（${article}）`)
  return { stopped, started: startClock(clock.kind, clock.procedure, lastReportAt, calendar) }
}
