import { taskDeedsZh } from '../contract/task-said.ts'
import { districtIso } from '../contract/time.ts'
import type { TaskDeed, TaskState } from '../contract/task.ts'

/** States as refusals say them. */
export const stateWords: Readonly<Record<TaskState, string>> = {
  draft: '草稿',
  issued: '已派发',
  delivered: '已送达',
  accepted: '已接单',
  enRoute: '前往途中',
  onScene: '已到现场',
  handling: '办理中',
  submitted: '已提交',
  verified: '已核验',
  closed: '已办结',
  declined: '已退回',
  suspended: '已暂停',
  cancelled: '已取消',
}

/** What somebody did, after his name and the time. */
export const deedWords: Readonly<Record<TaskDeed, string>> = {
  ...taskDeedsZh,
  verified: '核验',
  late: '超时',
  overdue: '逾期',
  stayedAway: '说明不能参加',
}

/** A person in a sentence: whoever shows it puts the name there, the record keeps the id. */
export const person = (id: string) => `⟦${id}⟧`
/** A station in a sentence: whoever shows it puts its name there. */
export const station = (id: string) => `⟪${id}⟫`
/** A sentence with its stations named by `name`. */
export const stationed = (sentence: string, name: (id: string) => string) =>
  sentence.replace(/⟪([^⟫]*)⟫/g, (_whole, id: string) => name(id))
/** A sentence with its persons named by `name`. */
export const named = (sentence: string, name: (id: string) => string) =>
  sentence.replace(/⟦([^⟧]*)⟧/g, (_whole, id: string) => name(id))

/** `11-27 10:05`, district time. */
export const clock = (at: number) => districtIso(at).slice(5, 16).replace('T', ' ')
