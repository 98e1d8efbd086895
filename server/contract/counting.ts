/* The front-end interception count, as it is asked for and answered: plain values, so that pages can use them and stay small. */

/** What the count can be told apart by. */
export const dimensions = ['street', 'class', 'station', 'lane', 'channel', 'month', 'week'] as const
export type Dimension = (typeof dimensions)[number]

/**
 * The sets of records that figures count, by which their lists are asked for: `d` would have gone to a station, `n` of them
 * closed before one, `settle` of `n` settled, `net` of `n` not come back; `flow` closed in the period, whenever received;
 * `closed` ever closed before a station, `reopened` of them; `due` complaints that need a decision on acceptance, `breach` late.
 */
export const countParts = ['d', 'n', 'settle', 'net', 'flow', 'closed', 'reopened', 'due', 'breach'] as const
export type CountPart = (typeof countParts)[number]

export interface Wording {
  readonly zh: string
  readonly en: string
}
/** `ratio` and `percent` are null where `d` is 0. Two decimals, half up, without the sign. */
export interface ShareTold {
  readonly n: number
  readonly d: number
  readonly ratio: number | null
  readonly percent: string | null
}
/** Addresses of the lists behind the numbers. */
export type RecordLinks = Readonly<Partial<Record<CountPart, string>>>

export interface RateTold {
  readonly title: string
  readonly gross: ShareTold
  readonly settle: ShareTold
  readonly net: ShareTold
  readonly lanes: readonly { readonly lane: string | null; readonly share: ShareTold; readonly records: RecordLinks }[]
}
export interface GroupTold {
  /** Null: not told; of a lane: the desk itself. */
  readonly key: Readonly<Partial<Record<Dimension, string | null>>>
  readonly gross: ShareTold
  readonly settle: ShareTold
  readonly net: ShareTold
  readonly records: RecordLinks
}
export interface HoursTold {
  readonly n: number
  readonly medianHours: number | null
  readonly p90Hours: number | null
  readonly records: RecordLinks
}
export interface GuardsTold {
  readonly reopen: ShareTold
  readonly hours: HoursTold
  readonly hoursByLane: readonly (HoursTold & { readonly lane: string | null })[]
  readonly breach: ShareTold & { readonly articles: readonly string[] }
  readonly loadAvoided: readonly {
    readonly station: string
    readonly share: ShareTold
    readonly records: RecordLinks
  }[]
}

/** What `GET /api/v1/interception` answers. */
export interface InterceptionTold {
  /** District days, the last one included. */
  readonly from: string
  readonly to: string
  /** ISO 8601, district time. */
  readonly asOf: string
  /** First district day on which anything was received here; null: nothing ever. */
  readonly begins: string | null
  /** Set when the period begins before the record does: what lies before is not known, which is not nothing. */
  readonly beforeRecord: Wording | null
  /** Procedures that came into force within the period: figures of before and after rest on different rules. */
  readonly ruleChanged: readonly { readonly on: string; readonly says: Wording }[]
  /** Whose part was counted; null: the whole district. */
  readonly scope: { readonly stations: readonly string[] } | null
  readonly cohort: RateTold
  readonly flow: RateTold
  readonly by: readonly Dimension[]
  readonly groups: readonly GroupTold[]
  readonly guards: GuardsTold
  readonly formulas: Readonly<
    Record<'gross' | 'settle' | 'net' | 'flow' | 'reopen' | 'hours' | 'breach' | 'loadAvoided', Wording>
  >
  /** What each station would have had of D, what lies there, and what was closed before it; the largest first. */
  readonly stations: readonly {
    readonly station: string
    readonly wouldBe: number
    readonly actual: number
    readonly avoided: number
  }[]
  readonly records: RecordLinks
  readonly lanes: readonly { readonly code: string; readonly title: Wording; readonly colour: string }[]
}

/** One row behind a number. */
export interface CountedTold {
  readonly id: string
  readonly complaintId: string
  readonly kind: string
  /** Epoch ms. */
  readonly receivedAt: number
  readonly channel: string
  readonly problemClass: string | null
  readonly respondentName: string | null
  readonly streetCode: string | null
  readonly wouldBeStation: string | null
  readonly state: string
  readonly closedAt: number | null
  readonly closeResult: string | null
  readonly closedByLane: string | null
  readonly stationDispatchedAt: number | null
  readonly returns: number
}
export interface CountedPage {
  readonly items: readonly CountedTold[]
  readonly next: string | null
  readonly total: number
}
