import type { Task } from './task.ts'

/** When something was done by our clock, and what the device told of it. */
export interface Moment {
  readonly at: number
  readonly told?: { readonly doneAt: number; readonly sentAt: number | null; readonly seenAt: number }
}

/** A moment of a device’s clock by ours: moved by what its clock showed at sending, never into the future. All epoch ms. */
export const byOurClock = (at: number, sentAt: number | undefined, now: number): number =>
  Math.min(Math.round(at + (sentAt === undefined ? 0 : now - sentAt)), now)

/**
 * A device’s clock is wrong by what it showed at sending: `doneAt` is moved by now − sentAt, never into the future and never before
 * what a person did on the task before. All epoch ms.
 */
export function momentOf(
  { doneAt, sentAt }: { readonly doneAt?: number | undefined; readonly sentAt?: number | undefined },
  task: Pick<Task, 'spokenAt'>,
  now: number,
): Moment {
  if (doneAt === undefined) return { at: Math.max(now, task.spokenAt) }
  return {
    at: Math.max(byOurClock(doneAt, sentAt, now), task.spokenAt),
    told: { doneAt, sentAt: sentAt ?? null, seenAt: now },
  }
}
