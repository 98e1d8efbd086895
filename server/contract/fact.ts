import { z } from 'zod'
import { actor } from './actor.ts'
import { alarmActed, alarmRaised, alarmReturned } from './alarm.ts'
import { place } from './place.ts'
import { siteKind } from './site-kind.ts'
import { campaignStepped } from './campaign.ts'
import { taskStepped } from './task.ts'
import { urgingStepped } from './urging.ts'

export * from './actor.ts'
export * from './alarm.ts'

/*
 * Bodies of facts as the journal keeps them. What outsiders send (contract/telling.ts) is looser; the intake makes these
 * out of it. Every body takes more fields than it names, and keeps them.
 */

const name = z.string().max(400)
const id = z.string().min(1).max(200)

export { siteKind, type SiteKind } from './site-kind.ts'

export const siteRegistered = z.looseObject({
  siteId: id,
  kind: siteKind,
  name,
  place,
  address: z.string().max(1_000).optional(),
  /** GB 32100 unified social credit code. */
  uscc: z.string().optional(),
  streetCode: z.string().optional(),
  /** Of a lift: last day on which its inspection certificate is good, `YYYY-MM-DD`. */
  nextInspectionDate: z.string().max(40).optional(),
})

export const complaintKind = z.enum(['complaint', 'tipOff', 'consult', 'mixed'])

export const complaintReceived = z.looseObject({
  complaintId: id,
  kind: complaintKind,
  channel: z.string().max(100),
  receivedAt: z.number(),
  problemClass: z.string().max(100).optional(),
  respondent: z.looseObject({ name, siteId: id.optional(), uscc: z.string().optional() }),
  /** Yuan. */
  amount: z.number().optional(),
  /** As it was said, where that was no plain number: 约3千, 不详. */
  amountWords: z.string().max(60).optional(),
  amountApprox: z.boolean().optional(),
  /** When the thing complained of happened, epoch ms. */
  eventTime: z.number().optional(),
  /** What the complainant asks for, in the words of the form. */
  requests: z.array(z.string()).optional(),
  /** Number of the platform that it came from. */
  platformNo: z.string().max(60).optional(),
  /** Agrees to be published; to mediation by a commissioned body (总局令第121号 Art. 19). */
  consentPublicity: z.boolean().optional(),
  consentEntrust: z.boolean().optional(),
  place,
  streetCode: z.string().optional(),
  wouldBeStation: z.string().optional(),
  /** Present when the station is the routing rule's answer for the street, not told by the source. */
  stationBy: z.literal('street').optional(),
  /** SHA-256 (hex) over a salt and the personal fields, both kept beside the journal, never in it. */
  personalHash: z.string().length(64).optional(),
})

export const elevatorAlarm = z.looseObject({
  siteId: id,
  /** Dictionary of GB/T 24476 fault, event and alarm codes, 2017 wording. */
  code: z.string().max(20),
  trapped: z.union([z.boolean(), z.number().int().min(0)]).optional(),
  phase: z.enum(['raised', 'cleared']),
})

export const pharmacySale = z.looseObject({
  siteId: id,
  drug: z.string().max(200),
  quantity: z.number().positive(),
  recorded: z.boolean(),
})

export const marketQuickTest = z.looseObject({
  siteId: id,
  product: z.string().max(100),
  item: z.string().max(100),
  value: z.number(),
  unit: z.string().max(20),
  positive: z.boolean(),
  /** Number of the earlier test that this one repeats. */
  retest: z.string().max(200).optional(),
})

export const marketEvaluated = z.looseObject({
  siteId: id,
  issue: z.number().int().positive(),
  score: z.number().min(0).max(100),
})

export const feedSilent = z.object({ feed: id, since: z.number(), staleAfterMs: z.number() })
export const feedRecovered = z.object({ feed: id, silentMs: z.number() })

/** A reading crossed a limit, or came back: the only way a reading becomes a fact. */
export const thresholdCrossed = z.looseObject({
  siteId: id,
  quantity: z.string().max(50),
  value: z.number(),
  unit: z.string().max(20),
  limit: z.string().max(50),
  state: z.enum(['out', 'back']),
  sinceAt: z.number(),
})

export const hotspot = z.object({
  hotspotId: id,
  lng: z.number(),
  lat: z.number(),
  radiusM: z.number(),
  /** Complaints in the window that ended when this was computed. */
  count: z.number().int(),
  windowMs: z.number(),
  /** Mean of the same window, place, weekday and hour in earlier weeks. */
  expected: z.number(),
  /** How many earlier weeks the journal could speak for, at most 4; fewer makes the ratio provisional. */
  weeks: z.number().int(),
  ratio: z.number().nullable(),
  /** Chance of `count` or more when `expected` is the true rate (Poisson); what hotspots are ranked by. */
  p: z.number(),
  topClass: z.string().nullable(),
  /** Street that its middle lies in, as the district was drawn when it was told. */
  streetCode: z.string().optional(),
  complaintIds: z.array(id).max(500),
})
export type Hotspot = z.infer<typeof hotspot>
export const hotspotGone = z.object({ hotspotId: id })

/** An order and what became of it; refused ones too. `detail` never holds a secret or a personal field. */
export const orderRecorded = z.object({
  verb: z.string().max(60),
  by: actor,
  /** What it was about: id of a person, a screen, a key, a complaint. */
  on: z.string().max(200).nullable(),
  outcome: z.enum(['accepted', 'refused']),
  reason: z.string().max(1_000).optional(),
  detail: z.record(z.string(), z.json()),
  address: z.string().max(60).nullable(),
})

/** Somebody came in, was turned away, saw or took out something (GB/T 22239-2019, 8.1.4.3). */
export const accessNoted = z.object({
  act: z.string().max(60),
  by: actor.nullable(),
  on: z.string().max(200).nullable(),
  outcome: z.enum(['accepted', 'refused']),
  reason: z.string().max(1_000).optional(),
  detail: z.record(z.string(), z.json()),
  address: z.string().max(60).nullable(),
})

/** How a matter stands, as the sums of the picture need it: written beside each step, so that the picture needs no law. No person in it. */
export const stands = z.looseObject({
  state: z.string().max(40),
  /** False: nothing more is due of anybody. */
  open: z.boolean(),
  /** Code of the lane that holds it. */
  lane: z.string().max(40).nullable(),
  station: z.string().max(200).nullable(),
  wouldBeStation: z.string().max(200).nullable(),
  /** Of the submission, epoch ms: decides the cohort that it is counted in. */
  receivedAt: z.number(),
  /** The deadline that stands next (epoch ms at which it is over), or null when none runs. */
  due: z.object({ kind: z.string().max(40), at: z.number() }).nullable(),
  /** What it adds to D and to N of the interception rate: a mixed submission consists of two. */
  counted: z.number().int(),
  intercepted: z.number().int(),
})
export type Stands = z.infer<typeof stands>

/** What a step is counted as in the funnel. `settled`: ended before any station, so that the rate counts it. */
export const flows = ['routed', 'settled', 'returned', 'dispatched', 'handedBack'] as const
export type Flow = (typeof flows)[number]

/** One step of a complaint's handling, whole, as the interception room made it: routed, returned, accepted, closed. Free text in it is scrubbed of numbers. */
export const complaintStepped = z.looseObject({
  /** The complaint or the half of it that stepped. */
  complaintId: id,
  what: z.string().max(40),
  step: z.record(z.string(), z.json()),
  /** The submission it came from. Steps told before the funnel lived have none of the following. */
  of: id.optional(),
  /** Null: the matter began with this step. */
  stood: stands.nullable().optional(),
  stands: stands.optional(),
  counts: z.enum(flows).nullable().optional(),
  /** The lane that a counted step is of, or null for the desk itself. */
  lane: z.string().max(40).nullable().optional(),
  laneTitle: z.string().max(200).nullable().optional(),
  streetCode: z.string().nullable().optional(),
})

/** Every kind of fact and its body. The compiler asks for a reducer per line. */
export const bodies = {
  'site.registered': siteRegistered,
  'complaint.received': complaintReceived,
  'elevator.alarm': elevatorAlarm,
  'pharmacy.sale': pharmacySale,
  'market.quickTest': marketQuickTest,
  'market.evaluated': marketEvaluated,
  'threshold.crossed': thresholdCrossed,
  'feed.silent': feedSilent,
  'feed.recovered': feedRecovered,
  'alarm.raised': alarmRaised,
  'alarm.returned': alarmReturned,
  'alarm.acted': alarmActed,
  'hotspot.found': hotspot,
  'hotspot.gone': hotspotGone,
  'complaint.stepped': complaintStepped,
  'task.stepped': taskStepped,
  'urging.stepped': urgingStepped,
  'campaign.stepped': campaignStepped,
  'order.given': orderRecorded,
  'access.noted': accessNoted,
} as const

export type FactKind = keyof typeof bodies
export type BodyOf<Kind extends FactKind> = z.infer<(typeof bodies)[Kind]>
export const factKinds = Object.keys(bodies) as FactKind[]

interface FactOf<Kind extends FactKind> {
  /** Given by the source, unique within it: the same fact told twice is one fact. */
  readonly id: string
  readonly source: string
  readonly kind: Kind
  /** The site it is about, or null. */
  readonly subject: string | null
  /** When it happened, epoch ms. Decides order on the picture. */
  readonly at: number
  /** When we learned of it, epoch ms. Decides whether the source is still talking. */
  readonly seenAt: number
  readonly body: BodyOf<Kind>
}

/** Something that happened, as one source told it; never edited, only followed by others. */
export type Fact<Kind extends FactKind = FactKind> = Kind extends FactKind ? FactOf<Kind> : never

/** A complainant's own words and particulars: beside the journal, never inside, never on a picture. */
export const personal = z.object({
  complainant: z.record(z.string(), z.unknown()).optional(),
  text: z.string().optional(),
})
export type Personal = z.infer<typeof personal>

/** A fact on its way to the journal, with what must be kept beside it. */
export interface Told {
  readonly fact: Fact
  readonly personal?: { readonly salt: string; readonly value: Personal }
}
