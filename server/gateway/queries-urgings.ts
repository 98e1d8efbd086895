import { z } from 'zod'
import { urgingCause, urgingLevel, urgingState } from '../contract/urging.ts'
import { urgingReplies } from '../contract/urging-words.ts'
import { figureShape } from './queries-figures.ts'

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

/** District days, both included; absent: the half-year to date. Held like any figure at a moment and a version; absent: now. */
export const leagueQuery = figureShape.pick({ at: true, version: true }).extend({
  from: day.optional(),
  to: day.optional(),
})
export type LeagueQuery = z.infer<typeof leagueQuery>
