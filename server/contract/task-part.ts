import type { TaskMark } from './task.ts'

/**
 * Whether a task is for those who answer for a part of the district: what their station carries out, and what lies in their streets;
 * a draft not, and an unannounced visit to their own streets by others not before somebody has arrived.
 */
export function taskInPart(
  task: Pick<TaskMark, 'state' | 'unit' | 'streetCode' | 'unannounced' | 'arrivedAt'>,
  part: { readonly stations: readonly string[]; readonly streets: readonly string[] },
): boolean {
  if (task.state === 'draft') return false
  if (task.unit !== null && part.stations.includes(task.unit)) return true
  if (task.unannounced && task.arrivedAt === null) return false
  return task.streetCode !== null && part.streets.includes(task.streetCode)
}
