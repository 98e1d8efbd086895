import { z } from 'zod'
import { flags, happenings, laneResults } from './known.ts'

/** Conditions that need no number: each is one question about what is known. */
export const plainConditions = [
  'noInjury',
  'injury',
  'bothConsent',
  'consentRefused',
  'bothReachable',
  'singleFact',
  'severalFacts',
  'firstOnDispute',
  'groundToRefuse',
  'clue',
  'sensitiveWords',
  'consumerAsks',
  'fundEmpty',
  'ownerDenies',
  'notPerformed',
] as const
export type PlainCondition = (typeof plainConditions)[number]

const yuan = z.number().min(0).max(100_000_000)
const leaves = [
  z.strictObject({ when: z.enum(plainConditions) }),
  z.strictObject({ when: z.literal('respondentIs'), flag: z.enum(flags) }),
  z.strictObject({ when: z.literal('amountAtMost'), yuan }),
  z.strictObject({ when: z.literal('amountOver'), yuan }),
  z.strictObject({ when: z.literal('classIn'), classes: z.array(z.string().min(1).max(100)).min(1).max(60) }),
  z.strictObject({ when: z.literal('resultIs'), results: z.array(z.enum(laneResults)).min(1) }),
  /** No reply although this share of the lane's limit is used up. */
  z.strictObject({ when: z.literal('noReplyAtShare'), share: z.number().gt(0).max(1) }),
  /** The n-th within so many hours, this one counted. */
  z.strictObject({
    when: z.literal('happenedAgain'),
    what: z.enum(happenings),
    times: z.int().min(2).max(1_000),
    withinHours: z
      .number()
      .gt(0)
      .max(24 * 366),
  }),
] as const
export const leaf = z.discriminatedUnion('when', leaves)
export type Leaf = z.infer<typeof leaf>

/** The closed vocabulary of entry conditions and escalation rules. `anyOf`: one of the ways, each of which holds whole. */
export const condition = z.discriminatedUnion('when', [
  ...leaves,
  z.strictObject({ when: z.literal('anyOf'), ways: z.array(z.array(leaf).min(1).max(10)).min(1).max(10) }),
])
export type Condition = z.infer<typeof condition>
