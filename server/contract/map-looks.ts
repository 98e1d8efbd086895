import type { Hotspot } from './fact.ts'
import type { Alarm } from './picture.ts'
import type { TaskMark } from './task.ts'

/* Which look a record has on the map: one reading for screens and papers. Moments are epoch ms. */

const DAY_MS = 86_400_000
const NEW_MS = 15 * 60_000

/** 1 for a complaint of the last quarter of an hour, fading to just above 0 at a day, 0 for an older one. */
export function freshness(at: number, now: number): number {
  const age = now - at
  if (age <= NEW_MS) return 1
  if (age >= DAY_MS) return 0
  return 0.98 * Math.sqrt(1 - (age - NEW_MS) / (DAY_MS - NEW_MS))
}

/** “Nearly due”: the next 24 hours, which stand for one working day. */
export const SOON_MS = 24 * 3_600_000

/** How the deadline of a complaint stands at `now`: over, within 24 hours, or nothing that the eye should be led to. */
export function dueLook(dueAt: number | undefined, now: number): 'overdue' | 'soon' | null {
  if (dueAt === undefined) return null
  if (dueAt <= now) return 'overdue'
  return dueAt <= now + SOON_MS ? 'soon' : null
}

/** Fewer than four earlier weeks to compare with: the ratio may still move. */
export const isProvisional = (hotspot: Pick<Hotspot, 'weeks'>) => hotspot.weeks < 4

/** An accident that comes of an entrapment is at the same lift, which has its sign already. */
export const hasOwnSign = ({ condition }: Pick<Alarm, 'condition'>) => condition !== 'liftAccident'

/** A limit of the task is over, or all its time is. */
export const isLate = ({ late, overdue }: Pick<TaskMark, 'late' | 'overdue'>) => late.length > 0 || overdue === 100

/**
 * A task of a campaign that is in time: one of thousands, drawn small. What is late, or that somebody is at, keeps its own sign.
 */
export const isQuiet = ({ causes, late, overdue, arrivedAt }: TaskMark) =>
  causes.campaign !== undefined && late.length === 0 && overdue < 100 && arrivedAt === null
