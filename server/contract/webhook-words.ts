/* Words of calling out: plain values without a schema, so that pages can use them and stay small. */

/** What can be called out; what each means stands in server/calling/happenings.ts. */
export const happeningCodes = [
  'alarm.raised',
  'alarm.unacknowledged',
  'alarm.acknowledgedLate',
  'task.issued',
  'task.declined',
  'task.late',
  'task.overdue',
  'task.submitted',
  'task.ended',
] as const
export type HappeningCode = (typeof happeningCodes)[number]

/** How a receiver is spoken to: Standard Webhooks, a group robot of WeCom, a robot of DingTalk. */
export const callFormats = ['standard', 'wecom', 'dingtalk'] as const
export type CallFormat = (typeof callFormats)[number]

/** Why a call did not arrive. `status`: an HTTP status that is no success; `answer`: a success whose body says that it was none. */
export const callFaults = [
  'unreachable',
  'timeout',
  'certificate',
  'private',
  'insecure',
  'redirect',
  'status',
  'gone',
  'answer',
  'sealed',
  'full',
] as const
export type CallFault = (typeof callFaults)[number]
