import { taskDeedsEn, taskDeedsZh } from '@contract/task-said.ts'

/** What the field’s page says of each step of a task: to whoever carries it out. */
export const fieldDeedsZh = {
  ...taskDeedsZh,
  delivered: '送达手机',
  rejected: '驳回，请补办',
  late: '超时提醒',
  overdue: '时限提醒',
}
export const fieldDeedsEn = {
  ...taskDeedsEn,
  delivered: 'reached the phone',
  handled: 'work begun',
  progressed: 'progress told',
  rejected: 'sent back to be completed',
  reassigned: 'given to another',
  late: 'reminder: late',
  overdue: 'reminder: time is running',
}
