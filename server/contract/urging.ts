import { z } from 'zod'
import {
  urgingCauses,
  urgingDeeds,
  urgingEnded,
  urgingLevels,
  urgingStates,
  urgingTriggers,
  type UrgingVerb,
} from './urging-words.ts'

/*
 * Urging slips (督办单): a unit is urged, replies by a date, is checked again, and is struck off the list. Folded from steps like a
 * task; how it stands is written beside each step. No person’s name in any of it; free text is scrubbed of numbers.
 */

const id = z.string().min(1).max(200)
const at = z.number()
export const urgingLevel = z.enum(urgingLevels, '督办等级只能是 yellow（黄）、orange（橙）或 red（红）。')
export const urgingCause = z.enum(urgingCauses)
export const urgingState = z.enum(urgingStates)

/** How a slip stands: shelf `urgings` of the picture, rows of GET /api/v1/urgings. Times are epoch ms. */
export const urgingMark = z.object({
  id,
  level: urgingLevel,
  cause: urgingCause,
  state: urgingState,
  /** Station that is urged. */
  unit: id,
  taskId: id.nullable(),
  complaintId: id.nullable(),
  title: z.string().max(120),
  streetCode: z.string().max(20).nullable(),
  openedAt: at,
  /** When the time for the reply is over. */
  replyBy: at,
  /** 暂定: the date rests on a year whose holidays nobody has published. */
  provisional: z.boolean(),
  /** Last reply, last re-check, and when it was struck off. */
  repliedAt: at.nullable(),
  recheckedAt: at.nullable(),
  closedAt: at.nullable(),
  /** Some reply of it came, or is, too late. */
  lateReply: z.boolean(),
  version: z.int().min(1),
  lastAt: at,
  lastWhat: z.enum(urgingDeeds),
})
export type UrgingMark = z.infer<typeof urgingMark>

/** One step as the journal has it. Which of the last fields it has follows from `what`. */
export const urgingStep = z.looseObject({
  what: z.enum(urgingDeeds),
  at,
  by: z.object({ id, role: z.string().max(40) }),
  /** The unit’s reply; what the re-check found; what the leader asked for; why. */
  text: z.string().max(2_000).optional(),
  level: urgingLevel.optional(),
  cause: urgingCause.optional(),
  /** Of a step of the house: what made it. */
  trigger: z.enum(urgingTriggers).optional(),
  /** A new date for the reply. */
  replyBy: at.optional(),
  provisional: z.boolean().optional(),
})
export type UrgingStep = z.infer<typeof urgingStep>

/** Fact `urging.stepped`; its subject is null: a slip is about a unit. */
export const urgingStepped = z.looseObject({
  urgingId: id,
  what: z.enum(urgingDeeds),
  step: z.record(z.string(), z.json()),
  stands: urgingMark,
})

const text = (max: number, say: string) => z.string().trim().min(4, say).max(max, `最多 ${max} 个字。`)
const replyBy = at.optional()
/** `basedOn`: the version of the slip that the order was decided on. */
const on = { urgingId: id, basedOn: z.int().min(0).optional() }

/** Every order about slips and what it needs. `replyBy` absent: by the table of the level. */
export const urgingOrders = {
  'urging.open': z.strictObject({
    level: urgingLevel,
    instruction: text(1_000, '请写明督办要求（至少 4 个字）。'),
    taskId: id.optional(),
    complaintId: id.optional(),
    /** Absent: the unit that has the task or the complaint. */
    unit: id.optional(),
    /** What it is about, where it is about neither a task nor a complaint. */
    title: z.string().trim().min(2, '请写督办事项（至少 2 个字）。').max(120, '最多 120 个字。').optional(),
    replyBy,
  }),
  'urging.reply': z.strictObject({ ...on, text: text(2_000, '请写明办理情况（至少 4 个字）。') }),
  'urging.recheck': z.strictObject({
    ...on,
    passed: z.boolean('请说明复查通过还是不通过。'),
    note: text(1_000, '请写明复查情况（至少 4 个字）。'),
    replyBy,
  }),
  'urging.raise': z.strictObject({
    ...on,
    level: urgingLevel,
    reason: text(500, '请写明升级理由（至少 4 个字）。'),
    replyBy,
  }),
  'urging.close': z.strictObject({ ...on, note: z.string().trim().max(1_000, '最多 1000 个字。').optional() }),
  'urging.withdraw': z.strictObject({ ...on, reason: text(500, '请写明撤销理由（至少 4 个字）。') }),
} as const satisfies Readonly<Record<`urging.${UrgingVerb}`, z.ZodType>>

/** Which permission an order about a slip needs. */
export const urgingNeeds = {
  'urging.open': 'urging.command',
  'urging.reply': 'urging.reply',
  'urging.recheck': 'urging.command',
  'urging.raise': 'urging.command',
  'urging.close': 'urging.command',
  'urging.withdraw': 'urging.command',
} as const

export type UrgingOrderVerb = keyof typeof urgingOrders
export type UrgingOrder = {
  [V in UrgingOrderVerb]: { readonly verb: V } & z.infer<(typeof urgingOrders)[V]>
}[UrgingOrderVerb]
export type UrgingOrderOf<V extends UrgingOrderVerb> = Extract<UrgingOrder, { verb: V }>

/** A row of GET /api/v1/urgings. */
export interface UrgingRowShown extends UrgingMark {
  readonly unitName: string | null
}
/** A step as GET /api/v1/urgings/{id} tells it. Names and words are for persons who give or answer slips. */
export interface UrgingStepShown extends UrgingStep {
  readonly byName: string | null
}
/** GET /api/v1/urgings/{id} */
export interface UrgingDetail extends UrgingRowShown {
  readonly instruction: string | null
  readonly steps: readonly UrgingStepShown[]
  /** Orders that the asker may give now, without the prefix: a screen offers no other. */
  readonly may: readonly UrgingVerb[]
}

/** Whether a slip is for those who answer for a part of the district: what their station is urged for. */
export const urgingInPart = (
  { unit }: Pick<UrgingMark, 'unit'>,
  { stations }: { readonly stations: readonly string[] },
) => stations.includes(unit)

export const isUrgingOpen = ({ state }: Pick<UrgingMark, 'state'>) => !urgingEnded.has(state)

export * from './urging-words.ts'
