import type { MemberState } from '@contract/task-words.ts'

/* How a unit stands in a joint task, in the words of every page. */

export const memberStatesZh: Readonly<Record<MemberState, string>> = {
  called: '待确认',
  confirmed: '已确认',
  declined: '不能参加',
  present: '已到场',
  absent: '缺席',
  left: '已撤下',
}

export const memberStatesEn: Readonly<Record<MemberState, string>> = {
  called: 'Not confirmed',
  confirmed: 'Confirmed',
  declined: 'Cannot come',
  present: 'There',
  absent: 'Absent',
  left: 'Released',
}
