/** “Nearly due”: the next 24 hours, which stand for one working day. */
export const SOON_MS = 24 * 3_600_000

/** How the deadline of a complaint stands at `now` (epoch ms): over, within 24 hours, or nothing that the eye should be led to. */
export function dueLook(dueAt: number | undefined, now: number): 'overdue' | 'soon' | null {
  if (dueAt === undefined) return null
  if (dueAt <= now) return 'overdue'
  return dueAt <= now + SOON_MS ? 'soon' : null
}
