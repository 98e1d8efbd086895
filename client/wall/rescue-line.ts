import type { Alarm } from '@contract/picture.ts'
import { rescueClock, type MilestoneName, type RescueClock } from '@contract/rescue.ts'
import { tasksOf } from '../picture/tasks-of.ts'
import type { PictureView } from '../picture/view.ts'

/** What an urgent row says of the rescue, in keys of messages and milliseconds. */
export interface RescueLine {
  /** What has to be done next and the time left for it; null when only the two hours are left, or nothing. */
  readonly next: { readonly name: MilestoneName; readonly leftMs: number } | null
  /** Milestones that were not done in time, done since or not. */
  readonly missed: readonly MilestoneName[]
  readonly level: RescueClock['level']['level']
  /** Until two hours are full; 0: they are. */
  readonly accidentInMs: number
}

/** How the rescue of an entrapment stands; null for another alarm. */
export function rescueLine(view: PictureView, alarm: Alarm, now: number): RescueLine | null {
  if (alarm.condition !== 'entrapment') return null
  const { milestones, running, level, accidentAt } = rescueClock(alarm, tasksOf(view, alarm.id), now)
  const late = milestones.filter(({ name, state }) => state === 'late' && name !== 'accident')
  return {
    next: running === null || running.name === 'accident' ? null : { name: running.name, leftMs: running.dueAt - now },
    missed: late.map(({ name }) => name),
    level: level.level,
    accidentInMs: Math.max(0, accidentAt - now),
  }
}

/** Since when an alarm stands, epoch ms: that of a coming accident counts from when the people were shut in. */
export function standsSince({ values, raisedAt }: Alarm): number {
  const { sinceAt } = values
  return typeof sinceAt === 'number' ? Math.min(sinceAt, raisedAt) : raisedAt
}
