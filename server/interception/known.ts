import { z } from 'zod'

/** What a respondent may be, as the registers of the desk say. */
export const flags = ['odr', 'pledged', 'inCatchment', 'inOperatorSite'] as const
export type Flag = (typeof flags)[number]

/** What may have happened before, to be counted: an unsettled case of the same enterprise, one at the same stall, one alike. */
export const happenings = ['unsettled', 'sameStall', 'sameRespondent', 'similar'] as const
export type Happening = (typeof happenings)[number]

/** How a lane's attempt may end. */
export const laneResults = [
  'settled_paid',
  'settled_pending',
  'advance_paid',
  'agreement_signed',
  'not_settled',
  'no_reply',
  'refused',
  'not_consented',
  'withdrawn',
  'merged_duplicate',
  'not_accepted',
  'referred_out',
] as const
export type LaneResult = (typeof laneResults)[number]

/** What a filed case may come to (行政处罚法 Art. 57). */
export const caseOutcomes = ['penalty', 'noPenalty', 'noViolation', 'toProsecution', 'toOtherAuthority'] as const
export type CaseOutcome = (typeof caseOutcomes)[number]

const yesOrNo = z.boolean().optional()
const twoSides = z.strictObject({ complainant: yesOrNo, respondent: yesOrNo }).optional()

/** What is known of a matter so far. A field left out is not known, which is neither yes nor no. */
export const known = z.strictObject({
  flags: z.partialRecord(z.enum(flags), z.boolean()).optional(),
  /** Yuan. */
  amount: z.number().min(0).optional(),
  injury: yesOrNo,
  consents: twoSides,
  reachable: twoSides,
  /** Separate facts in dispute. */
  facts: z.int().min(1).optional(),
  /** Earlier complaints on the same dispute. */
  earlierOnDispute: z.int().min(0).optional(),
  /** Problem and object classes, as the platform words them. */
  classes: z.array(z.string().max(100)).max(20).optional(),
  /** Item by which the desk sees a ground not to accept; null: looked, and none. */
  groundItem: z.int().min(1).nullable().optional(),
  clue: yesOrNo,
  sensitive: yesOrNo,
  consumerAsks: yesOrNo,
  fundEmpty: yesOrNo,
  ownerDenies: yesOrNo,
  notPerformed: yesOrNo,
  replied: yesOrNo,
  result: z.enum(laneResults).optional(),
  /** Part of the lane's limit that is used up, 0–1. */
  shareOfLimit: z.number().min(0).optional(),
  /** Epoch ms at which `before` is counted. */
  asOf: z.number().optional(),
  before: z
    .array(z.strictObject({ what: z.enum(happenings), at: z.number() }))
    .max(500)
    .optional(),
})
export type Known = Readonly<z.infer<typeof known>>
/** What somebody may say he has learned; consents have an order of their own, and what a lane did and what went before the record says itself. */
export const learned = known.omit({
  consents: true,
  replied: true,
  result: true,
  shareOfLimit: true,
  asOf: true,
  before: true,
})
