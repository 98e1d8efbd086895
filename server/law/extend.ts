import type { Calendar } from './calendar/calendar.ts'
import { dueAt, stateAt, type Approval, type Clock } from './clock.ts'
import { recount } from './count.ts'
import type { ApproverRank, Extension } from './limit.ts'
import { mustRun } from './must-run.ts'
import { limitOf } from './procedure.ts'
import { RefusedByLaw } from './refused-by-law.ts'

const RANK: Readonly<Record<ApproverRank, string>> = { head: '部门负责人批准', collective: '负责人集体讨论决定' }
const UNIT = { working: '个工作日', calendar: '日' } as const
/** A decision may set its own length; ten years is a typing mistake. */
const LONGEST = 3650

/** The extension a clock may still be given, or null: what a form offers. */
export const nextExtension = ({ kind, procedure, extendedBy }: Clock): Extension | null =>
  limitOf(kind, procedure).extensions[extendedBy.length] ?? null

/**
 * The clock lengthened by `by` days of its own unit, approved while it still ran. Each of a limit's extensions is used once,
 * in order: 15 working days by the head (总局令第121号 Art. 27; 处罚程序规定 Art. 18); 30 days by the head, then what a
 * collective discussion decides (处罚程序规定 Art. 64). RefusedByLaw, naming the article, for any other.
 */
export function extend(clock: Clock, by: number, approvedBy: Approval, article: string, calendar: Calendar): Clock {
  mustRun(clock, approvedBy.at)
  const { extensions } = limitOf(clock.kind, clock.procedure)
  const name = `${clock.title.zh}期限`
  const next = nextExtension(clock)
  if (next === null)
    throw new RefusedByLaw(`${name}${extensions.length > 0 ? '已经延长过，不能再' : '不能'}延长（${clock.article}）。`)
  if (article !== next.article) throw new RefusedByLaw(`${name}只能依据${next.article}延长，请改写依据。`)
  if (approvedBy.as !== next.by || approvedBy.who.trim() === '')
    throw new RefusedByLaw(`${name}延长须经${RANK[next.by]}（${next.article}），请写明由谁批准。`)
  if (!Number.isInteger(by) || by < 1 || by > (next.atMost ?? LONGEST))
    throw new RefusedByLaw(
      next.atMost === null
        ? `${name}依据${next.article}延长要写明确定的合理天数，请改写天数。`
        : `${name}依据${next.article}可延长 1 至 ${next.atMost} ${UNIT[clock.unit]}，请改写天数。`,
    )
  if (approvedBy.at >= dueAt(clock) && stateAt(clock, approvedBy.at) === 'overdue')
    throw new RefusedByLaw(`${name}已于 ${clock.dueDay} 届满，届满前未批准的不能延长（${next.article}）。`)
  return recount({ ...clock, extendedBy: [...clock.extendedBy, { by, approvedBy, article }] }, calendar)
}
