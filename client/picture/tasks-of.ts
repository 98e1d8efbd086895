import { isQuiet } from '@contract/map-looks.ts'
import { taskEnded } from '@contract/task-words.ts'
import type { TaskMark } from '@contract/task.ts'
import type { PictureView } from './view.ts'

/** Tasks on the picture that were opened for an alarm. */
export const tasksOf = (view: PictureView, alarmId: string): TaskMark[] =>
  [...view.shelves.tasks.values()].filter((task) => task.alarmId === alarmId)

export type Placed = TaskMark & { readonly lng: number; readonly lat: number }
/** Whether a map shows it: it is not over, and somebody knows where it is. */
export const isOnMap = (task: TaskMark): task is Placed =>
  task.lng !== null && task.lat !== null && !taskEnded.has(task.state)

/** Tasks that a map shows by a ring of their own. */
export const ringed = (view: PictureView): Placed[] =>
  [...view.shelves.tasks.values()].filter(isOnMap).filter((task) => !isQuiet(task))
