import type { TaskLimit } from '../contract/task-words.ts'
import type { HappeningCode } from '../contract/webhook-words.ts'

/* What letters say in Chinese; a test holds the conditions against the alarms room. */

export const conditionWords: Readonly<Record<string, string>> = {
  entrapment: '电梯困人',
  liftAccident: '困人近 2 小时',
  elevatorFault: '电梯故障',
  feedSilent: '数据源静默',
  fridgeTemperature: '药品冷藏超温',
  hotspot: '投诉聚集',
  quickTestPositive: '快检阳性',
  unrecordedSale: '售药未登记',
}

export const limitWords: Readonly<Record<TaskLimit, string>> = {
  notDelivered: '未送达',
  notAccepted: '未接单',
  notMoving: '接单后未出发',
  notReporting: '久未报告',
  notConfirmed: '参加单位未确认',
  notResumed: '暂停到期未恢复',
  departure: '未按时出发',
  arrival: '未按时到达',
  accident: '满 2 小时',
}

export const happeningWords: Readonly<Record<HappeningCode, string>> = {
  'alarm.raised': '告警',
  'alarm.unacknowledged': '告警无人确认',
  'alarm.acknowledgedLate': '告警确认超时',
  'task.issued': '任务派发',
  'task.declined': '任务被退回',
  'task.late': '任务超时',
  'task.overdue': '任务逾期',
  'task.submitted': '任务待核验',
  'task.ended': '任务结束',
}

export const priorityWords = ['', '一级', '二级', '三级', '四级'] as const
