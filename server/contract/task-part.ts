import { partyOf, partyWords, type Sighted } from './task-members.ts'
import type { TaskMark } from './task.ts'

/**
 * Whether a task is for those who answer for a part of the district: what their station carries out or takes
 * part in, and what lies in their streets; a draft not, and an unannounced visit to their own streets by others not before somebody has arrived.
 */
export function taskInPart(
  task: Pick<TaskMark, 'state' | 'unit' | 'streetCode' | 'unannounced' | 'arrivedAt'> & Sighted,
  part: { readonly stations: readonly string[]; readonly streets: readonly string[] },
): boolean {
  if (task.state === 'draft') return false
  if (task.unit !== null && part.stations.includes(task.unit)) return true
  const his = partyWords({ me: '', stations: part.stations, own: false })
  if (partyOf(task).some((word) => his.includes(word))) return true
  if (isHidden(task)) return false
  return task.streetCode !== null && part.streets.includes(task.streetCode)
}

/** Whether a task is not to be known, counted or inferred by those in whose streets it lies: a draft, and a visit that nobody announces before somebody has arrived. */
export const isHidden = ({
  state,
  unannounced,
  arrivedAt,
}: Pick<TaskMark, 'state' | 'unannounced' | 'arrivedAt'>): boolean =>
  state === 'draft' || (unannounced && arrivedAt === null)
