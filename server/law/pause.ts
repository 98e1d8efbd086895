import type { Calendar } from './calendar/calendar.ts'
import { dueAt, type Clock, type PauseReason } from './clock.ts'
import { recount } from './count.ts'
import { mustRun } from './must-run.ts'
import { limitOf } from './procedure.ts'
import { RefusedByLaw } from './refused-by-law.ts'

const openOf = (clock: Clock) => clock.pauses.find(({ to }) => to === null)

/**
 * The clock paused from a moment (epoch ms). Only for a cause that its limit knows: mediation for tests and appraisal
 * (总局令第121号 Art. 22) and for a recusal to decide (Art. 21). RefusedByLaw, naming the article, otherwise; without a
 * reason; when ended, paused or already run out; or before an earlier step.
 */
export function pause(clock: Clock, from: number, { cause, note }: PauseReason): Clock {
  mustRun(clock, from)
  const { pauses } = limitOf(clock.kind, clock.procedure)
  const rule = pauses.find((each) => each.cause === cause)
  if (rule === undefined)
    throw new RefusedByLaw(
      pauses.length === 0
        ? `${clock.title.zh}期限不能中止（${clock.article}），请在 ${clock.dueDay} 前办结。`
        : `${clock.title.zh}期限不能因此中止，只能依据${pauses.map((each) => each.article).join('、')}中止。`,
    )
  if (note.trim() === '') throw new RefusedByLaw(`依据${rule.article}中止要写明理由，请补上。`)
  if (openOf(clock)) throw new RefusedByLaw(`${clock.title.zh}期限已在中止中（${rule.article}），请先恢复。`)
  if (from >= dueAt(clock))
    throw new RefusedByLaw(`${clock.title.zh}期限（${clock.article}）已于 ${clock.dueDay} 届满，不能再中止。`)
  const last = clock.pauses.at(-1)
  if (last && from < (last.to ?? last.from))
    throw new RefusedByLaw(`中止不能早于上一次中止的结束（${rule.article}），请核对时间。`)
  const opened = { cause, note: note.trim(), from, to: null, article: rule.article }
  return { ...clock, pauses: [...clock.pauses, opened], state: 'paused' }
}

/**
 * The clock running again from a moment (epoch ms), its due day moved by the days left out: from the day the pause began,
 * up to the day it ended, that one not; of a working-day limit the working ones among them (总局令第121号 Art. 22).
 * RefusedByLaw when it is not paused or `at` is before the pause.
 */
export function resume(clock: Clock, at: number, calendar: Calendar): Clock {
  mustRun(clock, at)
  const open = openOf(clock)
  if (!open) throw new RefusedByLaw(`${clock.title.zh}期限（${clock.article}）没有中止，不需要恢复。`)
  if (at < open.from) throw new RefusedByLaw(`恢复不能早于中止（${open.article}），请核对时间。`)
  const pauses = clock.pauses.map((each) => (each === open ? { ...each, to: at } : each))
  return recount({ ...clock, pauses, state: 'running' }, calendar)
}
