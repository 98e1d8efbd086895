import { addDays, endOfDay } from './calendar/day.ts'
import type { ClockKind, Limit, NoLimit, Wording } from './limit.ts'
import type { Route } from './procedures/consumer-routes.ts'
import type { Ground } from './procedures/ground.ts'
import { procedures } from './procedures/index.ts'
import { RefusedByLaw } from './refused-by-law.ts'

export type ProcedureId = 'R121' | 'R20'

export interface Procedure {
  readonly id: ProcedureId
  readonly title: Wording
  /** Number of the order, as it is quoted. */
  readonly order: string
  /** First day on which what is received falls under it, `YYYY-MM-DD`. */
  readonly inForceFrom: string
  /**
   * Whether a calendar limit that ends on an ordinary weekend ends on the next working day. Art. 45 speaks of statutory
   * holidays only; the clock therefore carries the unrolled day as its warning day.
   */
  readonly weekendLastDayRolls: boolean
  /** The article on how days are counted; null where the order has none and the same rule is used. */
  readonly dayCounting: string | null
  readonly limits: Readonly<Record<ClockKind, Limit | NoLimit>>
  /** The article by which a further tip-off with new facts restarts verification; null where there is none. */
  readonly restartOnNewFacts: string | null
  /** The article on a complainant's real identity, which may be verified; null where the order has none. */
  readonly identity: string | null
  /** The article on telling a reporter what was decided; `realNameNotice` says whether it sets a limit. */
  readonly reporterNotice: string
  readonly notAccept: readonly Ground[]
  readonly terminate: readonly Ground[]
  /** False where the items were not read in the official text. */
  readonly groundsConfirmed: boolean
  readonly consumerRoutes: readonly Route[]
}

/** Epoch ms of the first moment of 2026-04-15 in the district. */
const R121_FROM = endOfDay(addDays(procedures.R121.inForceFrom, -1))

/**
 * Which procedure a matter received at a moment (epoch ms) falls under: 总局令第121号 from 2026-04-15 00:00 district time
 * (its Art. 46), 总局令第20号 before. Asked once, at receipt, and stored: never recomputed.
 */
export const procedureOf = (receivedAt: number): ProcedureId => (receivedAt >= R121_FROM ? 'R121' : 'R20')

/** The limit of a clock under a procedure. RefusedByLaw, naming the article, where the procedure knows no such clock. */
export function limitOf(kind: ClockKind, procedure: ProcedureId): Limit {
  const limit = procedures[procedure].limits[kind]
  if ('none' in limit) throw new RefusedByLaw(limit.none)
  return limit
}
