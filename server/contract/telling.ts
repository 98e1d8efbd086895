import { z } from 'zod'
import { complaintKind, siteKind } from './fact.ts'
import { crs } from './place.ts'

/*
 * What an outsider says, before the intake: CloudEvents in the door, rows in an import, records of a feed all become
 * tellings and go the same way.
 */

/** A number, or a numeric string such as a CSV gives. Anything else is kept as told and read as “position unknown”. */
const loosePosition = { lng: z.unknown().optional(), lat: z.unknown().optional(), crs: crs.default('WGS84') }
const text = (most: number) => z.string().max(most, `is longer than ${most} characters`)
const id = text(200).min(1, 'is empty')
/** What is parted from a submission carries its number and one of these endings. */
export const isOfPart = (number: string) => /-(c|t|x\d+)$/.test(number)
/** Number of a submission itself. */
const submissionId = text(190)
  .min(1, 'is empty')
  .refine((number) => !isOfPart(number), {
    error: 'ends in -c, -t or -x and a number: such are numbers of what is parted from a submission',
  })
const epochOrIso = z.union([z.number(), z.string()])

export const tellingBodies = {
  'site.registered': z.looseObject({
    siteId: id,
    kind: siteKind,
    name: text(400).min(1, 'is empty'),
    ...loosePosition,
    address: text(1_000).optional(),
    uscc: text(30).optional(),
    streetCode: text(20).optional(),
  }),
  'complaint.received': z.looseObject({
    complaintId: submissionId,
    kind: complaintKind,
    channel: text(100),
    receivedAt: epochOrIso.optional(),
    problemClass: text(100).optional(),
    respondent: z.looseObject({ name: text(400), siteId: id.optional(), uscc: text(30).optional() }),
    text: text(20_000).optional(),
    /** Yuan; text is read as people write amounts (约3千, 2.5万), and refused when it has two readings. */
    amount: z.union([z.number().min(0).max(1e12), text(60)]).optional(),
    /** ISO 8601, epoch ms, or a day or wall-clock time of the district. */
    eventTime: epochOrIso.optional(),
    requests: z.array(text(50)).max(20).optional(),
    consentPublicity: z.boolean().optional(),
    consentEntrust: z.boolean().optional(),
    ...loosePosition,
    streetCode: text(20).optional(),
    complainant: z
      .looseObject({ name: text(200), phone: text(50), idNo: text(50).optional(), address: text(1_000).optional() })
      .partial()
      .optional(),
    wouldBeStation: text(100).optional(),
  }),
  'elevator.alarm': z.looseObject({
    siteId: id,
    code: text(20),
    trapped: z.union([z.boolean(), z.number().int().min(0).max(100)]).optional(),
    phase: z.enum(['raised', 'cleared']),
  }),
  'pharmacy.sale': z.looseObject({
    siteId: id,
    drug: text(200).min(1, 'is empty'),
    quantity: z.number().positive().max(1e6),
    recorded: z.boolean(),
  }),
  'market.quickTest': z.looseObject({
    siteId: id,
    product: text(100),
    item: text(100),
    value: z.number(),
    unit: text(20),
    positive: z.boolean(),
    retest: text(200).optional(),
  }),
  'market.evaluated': z.looseObject({
    siteId: id,
    issue: z.number().int().positive(),
    score: z.number().min(0).max(100),
  }),
  reading: z.looseObject({ siteId: id, quantity: text(50).min(1, 'is empty'), value: z.number(), unit: text(20) }),
} as const

export type TellingKind = keyof typeof tellingBodies
export const tellingKinds = Object.keys(tellingBodies) as TellingKind[]

/** One thing told by one source, unchecked. `data` is anything at all. */
export interface Telling {
  readonly id: string
  readonly source: string
  readonly kind: string
  /** ISO 8601 or epoch ms; absent means “just now”. */
  readonly time?: string | number | undefined
  readonly subject?: string | undefined
  readonly data: unknown
}

/** The last value of one quantity at one site. High-rate, kept in the cache, never journalled. */
export interface Reading {
  readonly siteId: string
  readonly quantity: string
  readonly value: number
  readonly unit: string
  readonly at: number
  readonly source: string
}

/** Why one record was not taken: which, where in it, and what to do, in one sentence. */
export interface Rejection {
  readonly index: number
  readonly id: string | null
  /** JSON pointer into the record. */
  readonly pointer: string
  readonly message: string
}

/** Answer of the ingest door, and of an import. `accepted` counts records that are durable. */
export interface Intake {
  readonly accepted: number
  readonly duplicates: number
  readonly rejected: readonly Rejection[]
}
