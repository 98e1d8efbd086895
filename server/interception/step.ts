import type { Clock } from '../law/clock.ts'
import type { ProcedureId } from '../law/procedure.ts'
import type { ActorRole } from './model.ts'
import type { CaseOutcome, Known, LaneResult } from './known.ts'
import type { LaneDue } from './lane-due.ts'
import type { Confirmation } from './order.ts'
import type { By } from './who.ts'

export type MatterKind = 'complaint' | 'tipOff' | 'mixed'

/** Results that end a matter; those of 1.3's closing set and, for what a station ended, the same words. */
export const closeResults = [
  'settled_paid',
  'advance_paid',
  'agreement_signed',
  'withdrawn',
  'not_accepted',
  'not_settled_terminated_by_bureau',
] as const
export type CloseResult = (typeof closeResults)[number]

/** What a matter begins with. */
export interface Seed {
  readonly id: string
  readonly kind: MatterKind
  /** Epoch ms. */
  readonly receivedAt: number
  /** Stored at receipt, never recomputed. */
  readonly procedure: ProcedureId
  /** The station it would go to; null: none would get it. */
  readonly wouldBeStation: string | null
  /** What it was made of: the other half of a mixed submission, or the matter in which a clue was found. */
  readonly origin: { readonly of: string; readonly as: 'half' | 'clue' } | null
  /** The interception window's end; null for what never enters a lane. */
  readonly window: LaneDue | null
  readonly known: Known
}

/** The lane a matter is in, copied at routing so that a later change of the model moves nothing. */
export interface Held {
  readonly code: string
  readonly title: string
  readonly actorRole: ActorRole
  readonly to: string | null
  readonly due: LaneDue
  /** Epoch ms by which somebody must have been spoken to, or null. */
  readonly firstContactBy: number | null
  /** Epoch ms at which the lane's rule takes a matter back that nobody has answered; null: no such rule. */
  readonly noReplyBy?: number | null
  /** Epoch ms at which somebody was first spoken to. */
  readonly contactedAt?: number | null
}

/** Why a matter came back to the desk; all but `order` are the house's own doing. */
export type ReturnCause =
  'order' | 'laneLimit' | 'window' | 'clue' | 'noConsent' | 'noReply' | 'noContact' | 'escalated'

export type Happened =
  | { readonly what: 'received'; readonly seed: Seed }
  | { readonly what: 'taken' | 'resumed' | 'recounted' }
  | { readonly what: 'accepted' | 'mediationBegun'; readonly body?: string | null }
  | { readonly what: 'learned'; readonly known: Known }
  | {
      readonly what: 'consentRecorded'
      readonly side: 'complainant' | 'respondent'
      readonly agrees: boolean
      readonly record: string
    }
  | { readonly what: 'routed'; readonly lane: Held }
  | { readonly what: 'contacted'; readonly record: string }
  | {
      readonly what: 'returned'
      readonly why: ReturnCause
      readonly note: string
      /** How the lane's attempt ended, where somebody said so. */
      readonly result?: LaneResult
    }
  | { readonly what: 'settlementReported'; readonly result: LaneResult; readonly recovered: number | null }
  | {
      readonly what: 'settled'
      readonly result: CloseResult
      readonly recovered: number | null
      readonly lane: string
      readonly confirmation: Confirmation
    }
  | {
      readonly what: 'notAccepted'
      readonly item: number
      readonly article: string
      readonly note: string
      readonly lane: string | null
    }
  | { readonly what: 'dispatched'; readonly station: string }
  | { readonly what: 'paused'; readonly article: string }
  | { readonly what: 'agreed'; readonly recovered: number | null; readonly record: string }
  | {
      readonly what: 'terminated'
      readonly item: number
      readonly article: string
      readonly note: string
      readonly confirmation: Confirmation | null
    }
  | { readonly what: 'closed'; readonly notice: string | null }
  | { readonly what: 'reopened'; readonly why: string; readonly window: LaneDue }
  | { readonly what: 'merged'; readonly into: string; readonly note: string; readonly lane: string | null }
  | { readonly what: 'withdrawn'; readonly confirmation: Confirmation; readonly lane: string | null }
  | { readonly what: 'clueFound'; readonly clue: string; readonly found: string }
  | { readonly what: 'split'; readonly complaint: string; readonly tipOff: string }
  | { readonly what: 'filed' | 'notFiled'; readonly note: string }
  | { readonly what: 'verificationExtended'; readonly days: number }
  | { readonly what: 'factsAdded'; readonly from: string }
  | { readonly what: 'caseDecided'; readonly outcome: CaseOutcome; readonly record: string }
  | { readonly what: 'caseExtended'; readonly days: number }
  | { readonly what: 'reporterTold'; readonly record: string; readonly anonymous: boolean }

/** Something that happened to one matter. Carries the clocks it started or changed, so that folding needs no calendar. */
export type Step = Happened & {
  /** Id of the matter. */
  readonly on: string
  /** Epoch ms. */
  readonly at: number
  readonly by: By
  readonly clocks: readonly Clock[]
}
