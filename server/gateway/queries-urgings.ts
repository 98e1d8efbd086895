import { z } from 'zod'
import { leagueTaskParts } from '../contract/league.ts'
import { urgingCause, urgingLevel, urgingState } from '../contract/urging.ts'
import { urgingReplies } from '../contract/urging-words.ts'

const limit = z.coerce.number().int().min(1).max(500).default(50)
const cursor = z.string().max(500).optional()
const day = z.iso.date('请写成 YYYY-MM-DD')
const id = z.string().min(1).max(200)

export const urgingsQuery = z.object({
  /** True: what has not ended; false: what has. */
  open: z.stringbool().optional(),
  unit: id.optional(),
  taskId: id.optional(),
  level: urgingLevel.optional(),
  cause: urgingCause.optional(),
  /** States with commas. */
  state: z
    .string()
    .max(200)
    .transform((text) => text.split(','))
    .pipe(z.array(urgingState))
    .optional(),
  /** How the reply came; `judged`: it was given, or is overdue. */
  reply: z.enum(urgingReplies, `reply 只能是 ${urgingReplies.join('、')}。`).optional(),
  /** True: answered at least once. */
  replied: z.stringbool().optional(),
  /** True: some re-check of it failed. */
  failed: z.stringbool().optional(),
  /** True: all but the withdrawn. */
  counted: z.stringbool().optional(),
  /** District days on which it was opened, both included. */
  from: day.optional(),
  to: day.optional(),
  limit,
  cursor,
})
export type UrgingsQuery = z.infer<typeof urgingsQuery>

/** District days, both included; absent: the half-year to date. */
export const leagueQuery = z.object({ from: day.optional(), to: day.optional() })
export const leagueTasksQuery = z.object({
  unit: id,
  from: day,
  to: day,
  part: z.enum(leagueTaskParts, `part 只能是 ${leagueTaskParts.join('、')}。`),
  limit,
  cursor,
})
