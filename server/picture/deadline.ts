import type { ComplaintKept, ComplaintMark } from '../contract/picture.ts'
import { startOfDistrictDay } from '../contract/time.ts'

/** Which deadline of a received submission stands first, and when it is over (epoch ms); null for what has none. Given by who knows the law. */
export type DueOf = (kind: ComplaintMark['kind'], receivedAt: number) => Due | null
export interface Due {
  readonly kind: string
  readonly at: number
}

/** Until somebody who knows the law has said: no deadline is known. */
export const noDeadlines: DueOf = () => null

/**
 * Whether we learned of a submission only on a day after its deadline was over. Whoever tells receipts does not tell what was
 * done with them elsewhere meanwhile: such a one is counted by itself and not called overdue.
 */
export const toldLate = (due: Due, seenAt: number) => startOfDistrictDay(seenAt) >= due.at

/** The deadline that is over first of what is open of a complaint, or null. */
export function dueOfComplaint(complaint: ComplaintKept, dueOf: DueOf): Due | null {
  if (complaint.matters === undefined) {
    const due = dueOf(complaint.kind, complaint.at)
    return due !== null && !toldLate(due, complaint.seenAt) ? due : null
  }
  let first: Due | null = null
  for (const due of Object.values(complaint.matters))
    if (due && due.late !== true && (first === null || due.at < first.at)) first = due
  return first
}

/** “Nearly due”: the next 24 hours, which stand for one working day. */
export const SOON_MS = 24 * 3_600_000

/** Ids of the complaints of which something is overdue at `now`, or will be within 24 hours; in the order of the picture. */
export function dueComplaints(
  complaints: Iterable<ComplaintKept>,
  which: 'overdue' | 'soon',
  now: number,
  dueOf: DueOf,
): string[] {
  const ids: string[] = []
  for (const complaint of complaints) {
    const due = dueOfComplaint(complaint, dueOf)
    if (due === null) continue
    if (which === 'overdue' ? due.at <= now : due.at > now && due.at <= now + SOON_MS) ids.push(complaint.id)
  }
  return ids
}
