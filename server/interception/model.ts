import { z } from 'zod'
import { laneKind } from '../contract/identity.ts'
import { condition } from './condition.ts'
import { laneResults } from './known.ts'

const wording = z.strictObject({ zh: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(200) })
const code = z.string().regex(/^[A-Za-z][\w-]{0,39}$/, '代码用字母开头的字母、数字、横线，最多 40 个')

/** Whom a lane belongs to: outsiders of one kind, or the desk itself. */
export const actorRole = z.union([laneKind, z.literal('desk')])
export type ActorRole = z.infer<typeof actorRole>

/** A lane's own limit. `sameDay`: by 24:00 of the working day, its amount is 1. The law's window stands above every one. */
export const laneLimit = z
  .strictObject({
    amount: z.int().min(1).max(250),
    unit: z.enum(['workingDays', 'workingHours', 'sameDay']),
    /** The rule that sets it; null: the house's own. */
    article: z.string().trim().min(1).max(200).nullable(),
  })
  .refine(({ amount, unit }) => unit !== 'sameDay' || amount === 1, '当日办结的时限数量写 1')
export type LaneLimit = z.infer<typeof laneLimit>

export const lane = z.strictObject({
  code,
  title: wording,
  actorRole,
  /** All must hold. */
  entry: z.array(condition).max(30),
  limit: laneLimit,
  /** By when somebody must have been spoken to; null: no such limit. */
  firstContact: laneLimit.nullable().default(null),
  results: z.array(z.enum(laneResults)).min(1),
  /** Any of them sends the matter back to the desk. */
  escalate: z.array(condition).max(30),
  colour: z.string().regex(/^#[0-9a-f]{6}$/i, '颜色写成 #rrggbb'),
})
export type Lane = z.infer<typeof lane>

/** “1+N” as data: one core and any number of lanes. ZodError, in sentences, for one that is not sound. */
export const governanceModel = z
  .strictObject({
    code,
    title: wording,
    core: z.strictObject({ code, title: wording, colour: lane.shape.colour }),
    lanes: z.array(lane).min(1, '至少要有一条通道').max(60),
  })
  .superRefine(({ core, lanes }, context) => {
    const codes = [core.code, ...lanes.map((each) => each.code)]
    const twice = codes.find((each, at) => codes.indexOf(each) !== at)
    if (twice !== undefined)
      context.addIssue({ code: 'custom', path: ['lanes'], message: `代码“${twice}”出现了两次，请改其中一个。` })
  })
export type GovernanceModel = z.infer<typeof governanceModel>

/** A model's lane by its code, or undefined. */
export const laneOf = (model: GovernanceModel, wanted: string) => model.lanes.find((each) => each.code === wanted)
