/* Words of tasks: plain values without a schema, so that pages can use them and stay small. */

/** rescue 救援, inspection 检查, enforcement 执法, joint 联合执法, sampling 抽检, followUp 核查回访, supervision 督察, other 其他. */
export const taskKinds = [
  'rescue',
  'inspection',
  'enforcement',
  'joint',
  'sampling',
  'followUp',
  'supervision',
  'other',
] as const
export type TaskKind = (typeof taskKinds)[number]

/** The way of a task; the last three stand beside it. */
export const taskStates = [
  'draft',
  'issued',
  'delivered',
  'accepted',
  'enRoute',
  'onScene',
  'handling',
  'submitted',
  'verified',
  'closed',
  'declined',
  'suspended',
  'cancelled',
] as const
export type TaskState = (typeof taskStates)[number]

/** Nothing more is due of anybody. */
export const taskEnded: ReadonlySet<TaskState> = new Set(['closed', 'cancelled'])

/** How a unit stands in a joint task. */
export const memberStates = ['called', 'confirmed', 'declined', 'present', 'absent', 'left'] as const
export type MemberState = (typeof memberStates)[number]
/** Steps of joint tasks: of the members, then of the commander about them. */
const memberDeeds = ['joined', 'stayedAway', 'attended', 'rollCalled', 'mustered', 'released', 'waived'] as const

/** What a step says happened. `stopped`, `stopSkipped`: one stop of a tour; `late`, `overdue`: told by the house. */
export const taskDeeds = [
  'opened',
  'issued',
  'delivered',
  'accepted',
  'declined',
  'departed',
  'arrived',
  'handled',
  'progressed',
  'submitted',
  'verified',
  'rejected',
  'closed',
  'reassigned',
  'suspended',
  'resumed',
  'cancelled',
  'stopped',
  'stopSkipped',
  'late',
  'overdue',
  ...memberDeeds,
] as const
export type TaskDeed = (typeof taskDeeds)[number]

/**
 * Limits of a task; how long each is and where it comes from stands in server/dispatch/limits.ts. The first six are silences, which
 * end when somebody speaks; `arrival` and `accident` are those of a rescue and stay.
 */
export const taskLimits = [
  'notDelivered',
  'notAccepted',
  'notMoving',
  'notReporting',
  'notResumed',
  'notConfirmed',
  'departure',
  'arrival',
  'accident',
] as const
export type TaskLimit = (typeof taskLimits)[number]

/** Supervision in three classes (三重督察). */
export const supervisionClasses = ['selfCheck', 'spotCheck', 'special'] as const

/** Orders of those who command, and of those who carry out. */
export const commandVerbs = [
  'open',
  'issue',
  'verify',
  'reject',
  'close',
  'reassign',
  'suspend',
  'resume',
  'cancel',
  ...(['rollCall', 'muster', 'release', 'waive'] as const),
] as const
export const memberVerbs = ['join', 'stayAway', 'present'] as const
export type MemberVerb = (typeof memberVerbs)[number]
export const fieldVerbs = [
  ...(['deliver', 'accept', 'decline', 'depart', 'arrive', 'handle', 'progress', 'submit'] as const),
  ...memberVerbs,
  // Of tours alone.
  ...(['stop', 'skipStop'] as const),
] as const
export type CommandVerb = (typeof commandVerbs)[number]
export type FieldVerb = (typeof fieldVerbs)[number]
export type TaskVerb = CommandVerb | FieldVerb
