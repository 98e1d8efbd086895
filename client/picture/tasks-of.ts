import type { TaskMark } from '@contract/task.ts'
import type { PictureView } from './view.ts'

/** Tasks on the picture that were opened for an alarm. */
export const tasksOf = (view: PictureView, alarmId: string): TaskMark[] =>
  [...view.shelves.tasks.values()].filter((task) => task.alarmId === alarmId)
