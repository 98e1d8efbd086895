/* Answers of the what-if door (推演). Every figure is made up by computation unless it stands under `actual`. Plain values. */

interface Wording {
  readonly zh: string
  readonly en: string
}

/** n of d; `percent` has two decimals, half up, without the sign; null when there is nothing to divide by. */
export interface WhatIfCount {
  readonly n: number
  readonly d: number
  readonly percent: string | null
}

/** The 5th and the 95th percentile of the runs, by rank; in the unit of the figure it stands beside, null where that has none. */
export interface WhatIfBand {
  readonly low: string | null
  readonly high: string | null
}

export interface WhatIfLane {
  /** Code of the lane; null: the desk itself, before any station. */
  readonly lane: string | null
  readonly title: Wording
  /** Closed by this lane, of everything that would have gone to a station. */
  readonly share: WhatIfCount
  /** Null for the desk itself, which is no lane to be in. */
  readonly inside: {
    /** Closed, of the attempts. */
    readonly closed: WhatIfCount
    /** Taken back at the end of working day 5, of the attempts. */
    readonly atWindow: WhatIfCount
    /** Taken back at the lane’s own limit, of the attempts. */
    readonly atLimit: WhatIfCount
    readonly mostOpen: number
    /** Null where no record says: nobody writes down who waits for a lane. */
    readonly waiting: {
      /** Had to wait, of those that wanted in. */
      readonly waited: WhatIfCount
      /** Window over before there was room, of those that waited. */
      readonly missed: WhatIfCount
      readonly most: number
      /** Mean number waiting over the period, two decimals. */
      readonly mean: string
    } | null
  } | null
}

export interface WhatIfSide {
  /** 前端拦截率. */
  readonly gross: WhatIfCount
  /** The part of it that was settled. */
  readonly settle: WhatIfCount
  /** Acceptance decided too late, or not at all, of the complaints in the rate. */
  readonly late: WhatIfCount
  /** Taken back at the end of working day 5, of all attempts. */
  readonly atWindow: WhatIfCount
  readonly lanes: readonly WhatIfLane[]
  /** Left to the station, of what would have gone there. */
  readonly stations: readonly { readonly station: string; readonly title: string; readonly load: WhatIfCount }[]
}

type Figure = 'gross' | 'settle' | 'late' | 'atWindow'
export interface WhatIfResult {
  readonly simulation: true
  readonly mark: Wording
  /** District days, the last one included. */
  readonly period: { readonly from: string; readonly to: string }
  readonly seed: number
  readonly runs: number
  /** Which of the runs is shown: the one whose difference lies in the middle. Counts from 1. */
  readonly shownRun: number
  readonly records: number
  readonly model: { readonly code: string; readonly title: Wording }
  /** What was changed, in words; empty: nothing. */
  readonly diff: readonly Wording[]
  readonly assumptions: readonly Wording[]
  /** What really happened, from the records. */
  readonly actual: WhatIfSide
  readonly base: WhatIfSide
  readonly variant: WhatIfSide
  readonly bands: {
    readonly base: Readonly<Record<Figure, WhatIfBand>>
    readonly variant: Readonly<Record<Figure, WhatIfBand>>
    /** Of variant less base, in percentage points with their sign. */
    readonly difference: Readonly<Record<Figure, WhatIfBand>>
  }
  /** Variant less base, in percentage points with their sign; null when there is nothing to divide by. */
  readonly difference: Readonly<Record<Figure, string | null>>
  /** How far the simulated rules of then are from what really happened. */
  readonly calibration: {
    /** Base less actual, in percentage points with their sign. */
    readonly points: string | null
    /** Whether the actual rate lies within the band of the base. */
    readonly within: boolean
  }
}

export interface WhatIfJob {
  readonly simulation: true
  readonly id: string
  readonly state: 'running' | 'done' | 'failed' | 'cancelled'
  /** 0 to 1. */
  readonly share: number
  readonly from: string
  readonly to: string
  readonly startedAt: number
  readonly message?: string
  readonly result?: WhatIfResult
}

export interface WhatIfLimit {
  readonly amount: number
  readonly unit: 'workingDays' | 'workingHours' | 'sameDay'
}
/** A lane as the page shows it: its conditions as they are asked, each with its words. */
export interface WhatIfLaneOffer {
  readonly code: string
  readonly title: Wording
  readonly actorRole: string
  readonly limit: WhatIfLimit
  readonly entry: readonly { readonly condition: unknown; readonly words: Wording }[]
  readonly results: readonly string[]
}
export interface WhatIfOffer {
  readonly simulation: true
  readonly model: { readonly code: string; readonly title: Wording; readonly lanes: readonly WhatIfLaneOffer[] }
  /** Lanes of the other readings that can be added. */
  readonly presets: readonly {
    readonly code: string
    readonly title: Wording
    readonly lanes: readonly WhatIfLaneOffer[]
  }[]
  /** First day of which there are records; null: none yet. */
  readonly earliest: string | null
  /** The last day that is over. */
  readonly latest: string
  /** First day under the procedure now in force; a period lies wholly before it or wholly from it on. */
  readonly ruleChange: string
  readonly mostRecords: number
  readonly runs: number
}
