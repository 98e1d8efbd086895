import { z } from 'zod'
import { siteKind } from './site-kind.ts'
import { memberCommands, memberMark, membersCalled, memberStep, memberTells } from './task-members.ts'
import { skipReason, stopCounts, stopsAsked } from './tour.ts'
import {
  commandVerbs,
  fieldVerbs,
  supervisionClasses,
  taskDeeds,
  taskKinds,
  taskLimits,
  taskStates,
  type CommandVerb,
  type FieldVerb,
} from './task-words.ts'

/*
 * Tasks: what a commander dispatches, and what the field answers. A task is folded from its steps; how it stands is written beside
 * each step, so that the picture needs no rule of it. No person’s name in any of it; free text is scrubbed of numbers.
 */

const id = z.string().min(1).max(200)
const at = z.number()
const lng = z.number().min(-180).max(180)
const lat = z.number().min(-90).max(90)
/** SHA-256 of a file of evidence. */
export const evidenceHash = z.string().regex(/^[0-9a-f]{64}$/, '证据应为文件的 SHA-256（64 位小写十六进制）。')

export const taskKind = z.enum(taskKinds)
export const taskState = z.enum(taskStates)
export const taskDeed = z.enum(taskDeeds)
export const taskLimit = z.enum(taskLimits)
const priority = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])

/** What is to be done on the spot, item by item; `need` says what answers it. */
export const planItem = z.strictObject({
  id: z.string().min(1).max(60),
  text: z.string().trim().min(1, '请写明检查项。').max(200),
  need: z.enum(['tick', 'number', 'text', 'photo']),
  required: z.boolean(),
  /** Of a tour: asked at every stop, and not once at the end. */
  per: z.literal('stop').optional(),
})
export type PlanItem = z.infer<typeof planItem>

/** How a task stands: shelf `tasks` of the picture, rows of GET /api/v1/tasks. Times are epoch ms. */
export const taskMark = z.object({
  id,
  kind: taskKind,
  state: taskState,
  priority,
  title: z.string().max(120),
  siteId: id.nullable(),
  siteName: z.string().max(400).nullable(),
  siteKind: siteKind.nullable(),
  streetCode: z.string().max(20).nullable(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  /** Station that carries it out. */
  unit: id.nullable(),
  /** Person who carries it out. */
  handler: id.nullable(),
  /** Every unit of a joint task, the lead too; of any other task none. */
  members: z.array(memberMark).max(12),
  alarmId: id.nullable(),
  causes: z.object({
    alarms: z.array(id).max(20),
    complaints: z.array(id).max(500),
    hotspot: id.nullable(),
    /** Number of the campaign (专项行动) that it was opened for. */
    campaign: id.optional(),
  }),
  /** Of a tour. */
  stops: stopCounts.optional(),
  openedAt: at,
  issuedAt: at.nullable(),
  acceptedAt: at.nullable(),
  departedAt: at.nullable(),
  arrivedAt: at.nullable(),
  submittedAt: at.nullable(),
  /** When it was closed or cancelled. */
  endedAt: at.nullable(),
  acceptBy: at.nullable(),
  dueAt: at.nullable(),
  /** Limits that are over and not answered. */
  late: z.array(taskLimit).max(taskLimits.length),
  /** How much of the time from `openedAt` to `dueAt` is over: told at 50, 80 and 100 %. */
  overdue: z.union([z.literal(0), z.literal(50), z.literal(80), z.literal(100)]),
  version: z.int().min(1),
  /** Not to be known to the unit that is visited until `arrivedAt`. */
  unannounced: z.boolean(),
  lastAt: at,
  lastWhat: taskDeed,
})
export type TaskMark = z.infer<typeof taskMark>

/** Where somebody stood when he did something, as his device said. */
export const stepPlace = z.strictObject({ lng, lat, accuracyM: z.number().min(0).max(100_000), at })

/** One step as the journal has it. Which of the last fields it has follows from `what`. */
export const taskStep = z.looseObject({
  what: taskDeed,
  /** When it was done, by our clock: a device’s clock is corrected by what it showed when it sent. */
  at,
  by: z.object({ id, role: z.string().max(40) }),
  /** Follows from the step behind it at the same moment: who arrives has departed. */
  implied: z.literal(true).optional(),
  /** As the device told: its clock when it was done and when it was sent; ours when it came. */
  told: z.object({ doneAt: at, sentAt: at.nullable(), seenAt: at }).optional(),
  place: stepPlace.optional(),
  note: z.string().max(1_000).optional(),
  reason: z.string().max(1_000).optional(),
  chosenWhy: z.string().max(500).optional(),
  handler: id.nullable().optional(),
  unit: id.nullable().optional(),
  /** Of `suspended`: until when. */
  until: at.optional(),
  /** Of `late`: which limit, and since when it is over. */
  limit: taskLimit.optional(),
  overAt: at.optional(),
  /** Of `overdue`. */
  percent: z.union([z.literal(50), z.literal(80), z.literal(100)]).optional(),
  found: z.enum(['nothing', 'something']).optional(),
  result: z.string().max(2_000).optional(),
  answers: z.record(z.string(), z.union([z.string().max(1_000), z.number(), z.boolean()])).optional(),
  evidence: z.array(evidenceHash).max(60).optional(),
  ...memberStep,
  /** Of one stop of a tour: which, and why it was passed over. */
  stopId: z.string().max(20).optional(),
  because: skipReason.optional(),
})
export type TaskStep = z.infer<typeof taskStep>

/** Fact `task.stepped`; its subject is the site, or null. `stands.alarmId` leads from a task to its alarm. */
export const taskStepped = z.looseObject({
  taskId: id,
  what: taskDeed,
  step: z.record(z.string(), z.json()),
  stands: taskMark,
})

const text = (max: number) => z.string().trim().max(max, `最多 ${max} 个字。`)
const reason = text(500).min(4, '请写明理由（至少 4 个字）。')
const note = text(1_000).optional()
const chosenWhy = text(500).min(4, '请写明选派理由（至少 4 个字）。').optional()
/** `basedOn`: the version of the task that the order was decided on. */
const on = { taskId: id, basedOn: z.int().min(0).optional() }
const to = { handler: id.optional(), unit: id.optional() }
const command = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ ...on, note, ...shape })
/** `doneAt`, `sentAt`: by the device’s own clock, epoch ms. */
const field = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({
    ...on,
    note,
    doneAt: at.optional(),
    sentAt: at.optional(),
    place: stepPlace.optional(),
    ...shape,
  })

/** Every order about tasks and what it needs. */
export const taskOrders = {
  'task.open': z.strictObject({
    kind: taskKind,
    title: text(120).min(2, '请写任务名称（至少 2 个字）。'),
    priority,
    siteId: id.optional(),
    place: z.strictObject({ lng, lat }).optional(),
    /** A tour: the house puts them in a sensible order, unless the commander keeps his own. */
    stops: stopsAsked.optional(),
    ownOrder: z.boolean().optional(),
    ...to,
    alarmId: id.optional(),
    complaintIds: z.array(id).max(500, '一项任务最多关联 500 件投诉举报。').optional(),
    hotspotId: id.optional(),
    plan: z.array(planItem).max(40, '检查项最多 40 条。').default([]),
    dueAt: at.optional(),
    unannounced: z.boolean().default(false),
    note,
    /** Sent out at once; false: kept as a draft. */
    issue: z.boolean(),
    chosenWhy,
    supervisionClass: z.enum(supervisionClasses).optional(),
    /** Of a joint task: every unit, exactly one of them leading; `handler` and `unit` are then the lead’s. */
    members: membersCalled.optional(),
  }),
  'task.issue': command({ ...to, chosenWhy }),
  'task.verify': z.strictObject({ ...on, note: text(1_000).min(2, '请写明核验情况。') }),
  'task.reject': command({ reason }),
  'task.close': command({}),
  'task.reassign': command({ ...to, reason, chosenWhy }),
  'task.suspend': command({ reason, until: at }),
  'task.resume': command({}),
  'task.cancel': command({ reason }),
  'task.rollCall': command(memberCommands.rollCall),
  'task.muster': command(memberCommands.muster),
  'task.release': command(memberCommands.release),
  'task.waive': command(memberCommands.waive),
  'task.join': field(memberTells.join),
  'task.stayAway': field(memberTells.stayAway),
  'task.present': field(memberTells.present),
  'task.deliver': field({}),
  'task.accept': field({}),
  'task.decline': field({ reason }),
  'task.depart': field({}),
  'task.arrive': field({}),
  'task.handle': field({}),
  'task.progress': field({ note: text(1_000).min(1, '请写进展情况。') }),
  'task.submit': field({
    found: z.enum(['nothing', 'something']),
    result: text(2_000).min(1, '请写办理结果。'),
    answers: z.record(z.string().max(60), z.union([z.string().max(1_000), z.number(), z.boolean()])).default({}),
    evidence: z.array(evidenceHash).max(60, '一次最多提交 60 份证据。').default([]),
  }),
  'task.stop': field({
    stopId: z.string().min(1).max(20),
    found: z.enum(['nothing', 'something']),
    result: text(2_000).min(1, '请写这一站的检查情况。'),
    answers: z.record(z.string().max(60), z.union([z.string().max(1_000), z.number(), z.boolean()])).default({}),
    evidence: z.array(evidenceHash).max(60, '一站最多 60 份证据。').default([]),
  }),
  'task.skipStop': field({ stopId: z.string().min(1).max(20), because: skipReason, reason }),
} as const

/** Which permission each order about a task needs. */
export const taskNeeds = {
  ...(Object.fromEntries(commandVerbs.map((verb) => [`task.${verb}`, 'task.command'])) as Record<
    `task.${CommandVerb}`,
    'task.command'
  >),
  ...(Object.fromEntries(fieldVerbs.map((verb) => [`task.${verb}`, 'task.handle'])) as Record<
    `task.${FieldVerb}`,
    'task.handle'
  >),
}

export type TaskOrderVerb = keyof typeof taskOrders
/** An order about a task with its verb, as the dispatch room decides it. */
export type TaskOrder = { [V in TaskOrderVerb]: { readonly verb: V } & z.infer<(typeof taskOrders)[V]> }[TaskOrderVerb]
export type TaskOrderOf<V extends TaskOrderVerb> = Extract<TaskOrder, { verb: V }>

/** POST /api/v1/positions: where a field officer on duty is, by his device. */
export const positionTold = z.strictObject({
  at,
  /** The device’s clock at sending. */
  sentAt: at.optional(),
  lng,
  lat,
  accuracyM: z.number().min(0).max(100_000),
})

export * from './task-members.ts'
export * from './task-words.ts'
export * from './task-part.ts'
export * from './tour.ts'
export type * from './task-shown.ts'
export type * from './recommended.ts'
