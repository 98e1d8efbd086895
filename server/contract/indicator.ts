import type { Wording } from './counting.ts'

/*
 * Indicators (指标): every number on a screen with its definition, its version and the records behind it. Plain values, so that pages
 * can use them and stay small.
 */

/** What a figure can be told apart by: whom or what it is about … */
export const groupings = [
  'street',
  'station',
  'class',
  'lane',
  'channel',
  'kind',
  'place',
  'state',
  'result',
  'condition',
  'priority',
  'level',
  'cause',
  'site',
  'feed',
  'campaign',
] as const
/** … and when it was, by the clock of the district; weeks begin on Monday. */
export const spans = ['hour', 'day', 'week', 'month'] as const
export type Grouping = (typeof groupings)[number]
export type Span = (typeof spans)[number]
export type IndicatorDimension = Grouping | Span

/**
 * What of a record decides whether it counts, as data: the database and the house read the same. Columns are those of the relation;
 * times are epoch ms, `asOf` the moment the figure is told for. A comparison with nothing is false.
 */
export type Term =
  | { readonly is: readonly [column: string, value: string | number | boolean] }
  | { readonly oneOf: readonly [column: string, values: readonly string[]] }
  /** One of the words that the house has under this name, such as the lanes of the desk. */
  | { readonly among: readonly [column: string, list: string] }
  | { readonly has: string }
  | { readonly atLeast: readonly [column: string, least: number] }
  /** Its moment, and `ms` more, is reached: asOf ≥ column + ms. */
  | { readonly passed: readonly [column: string, ms: number] }
  /** From the first moment to the second no more than `ms`. */
  | { readonly within: readonly [from: string, to: string, ms: number] }
  | { readonly all: readonly Term[] }
  | { readonly any: readonly Term[] }
  | { readonly not: Term }

/** The period that is meant by “now”: what stands at this moment, the district day, the last 24 hours, the half-year to date. */
export type NowPeriod = 'standing' | 'today' | 'last24h' | 'halfYear'
/** `p90`: the value that nine in ten stay within. */
export type Measure = 'count' | 'share' | 'median' | 'p90' | 'mean' | 'sum'
/** Measures that are taken of values, one of each record that counts: such a figure is of as many as were measured. */
export const measuresOfValues: readonly Measure[] = ['median', 'p90', 'mean']
/** `percent` 0–100 with two decimals; durations in the unit that people say them in. */
export type IndicatorUnit =
  | 'cases'
  | 'percent'
  | 'tasks'
  | 'alarms'
  | 'lifts'
  | 'sales'
  | 'tests'
  | 'sites'
  | 'feeds'
  | 'slips'
  | 'areas'
  | 'records'
  | 'people'
  | 'times'
  | 'points'
  | 'seconds'
  | 'minutes'
  | 'hours'
  | 'days'
export type Theme =
  | 'interception'
  | 'complaints'
  | 'hotspots'
  | 'lifts'
  | 'alarms'
  | 'tasks'
  | 'urging'
  | 'pharmacies'
  | 'markets'
  | 'sites'
  | 'feeds'

export interface Target {
  /** In the unit of the figure. */
  readonly value: number
  readonly source: Wording
}

/** What an indicator is: a row of GET /api/v1/indicators. */
export interface IndicatorDefined {
  readonly id: string
  readonly title: Wording
  readonly theme: Theme
  readonly unit: IndicatorUnit
  readonly measure: Measure
  /** How it is made, in a sentence. */
  readonly formula: Wording
  /** What is counted, and of what; the latter null for a plain count. */
  readonly numerator: Wording
  readonly denominator: Wording | null
  /** The same as a query: `counts` of those that are `of` it, by when `anchor` was; null: whatever stands. */
  readonly query: {
    readonly over: string
    readonly anchor: string | null
    readonly of: Term
    readonly counts: Term | null
    /** Column that is measured (median, mean, sum). */
    readonly value: string | null
    /** When what counts is dated by another moment than what it is of. */
    readonly countsAnchor: string | null
  }
  readonly dimensions: readonly IndicatorDimension[]
  readonly now: NowPeriod
  readonly target: Target | null
  /** Which way is better. */
  readonly direction: 'up' | 'down' | 'none'
  /** Names of the feeds it stands on; none: what people do in the house. */
  readonly feeds: readonly string[]
  /** After so long without a word of its feeds (or of the house) it is stale, ms. */
  readonly staleAfterMs: number
  /** On screens for the public: as it is, only where it stands for three or more, or not at all. */
  readonly publicly: 'open' | 'many' | 'withheld'
  /** From whom, or when, it is withheld; null: never. */
  readonly withheld: Wording | null
  /** Hangs on the procedure in force: over a change of rules it is another measure. */
  readonly ruled: boolean
}

/** How far a figure may be believed (SCREENS.md, rule 2). */
export type FigureState = 'fresh' | 'ageing' | 'stale' | 'withheld' | 'missing' | 'provisional'

/** A figure: null where there is nothing to divide by, or nothing to measure. Never 0 for that. */
export interface FigureValue {
  readonly value: number | null
  readonly numerator: number | null
  /** Null for a plain count. Of a median or a mean: how many were measured. */
  readonly denominator: number | null
}

/** Shelf `indicators` of the picture, key `id` or `id|dimension=value`: the figure for its “now”, kept current fact by fact. */
export interface IndicatorNow extends FigureValue {
  /** Beginning of its period, epoch ms; null: what stands, or a window that moves. */
  readonly from: number | null
  /** With the whole, not with its parts: the feeds it stands on; none: absent. */
  readonly feeds?: readonly string[]
  /** Not for whoever sees this. */
  readonly withheld?: true
}

/** GET /api/v1/figures: the figures of now for the asker's own part, by the keys of the shelf `indicators`. */
export interface FiguresNow {
  readonly asOf: string
  /** The same in epoch ms. */
  readonly at: number
  readonly version: number
  readonly scope: FigureTold['scope']
  readonly values: Readonly<Record<string, IndicatorNow>>
  /** Where matters of the part wait, the next deadline that is not over, epoch ms: keys `place=desk`, `place=station`, `lane=<code>`. */
  readonly dues?: Readonly<Record<string, number>>
}

export type ComparedWith = 'previous' | 'lastYear' | 'target'

/** A figure against another one; `reason` says why there is no comparison, or what to mind. */
export interface Comparison extends FigureValue {
  readonly with: ComparedWith
  /** ISO 8601, district time; null for a target. */
  readonly from: string | null
  readonly to: string | null
  /** This figure less the other, in its unit (of percents: percentage points); null: cannot be said. */
  readonly change: number | null
  /** The same as a part of the other, percent; null for percents (they differ in points) and where the other is 0. */
  readonly changePercent: number | null
  /** True: the better way, or a target reached; null: neither. */
  readonly better: boolean | null
  readonly reason: Wording | null
}

export interface FigureGroup extends FigureValue {
  /** Null: not told; of a lane: the desk itself. Spans by their first moment: `2026-11-23T09`, `2026-11-23`, `2026-11`. */
  readonly key: Readonly<Partial<Record<IndicatorDimension, string | null>>>
  /** What its grouping is called by people; null or absent: nobody told it, or it is told apart by spans alone. */
  readonly title?: Wording | null
  /** Path of its page. */
  readonly address: string
  /** Of a span: the feed was silent (`down`) or nothing was recorded yet (`before`): no figure, and not 0; `running`: not whole, not over yet or cut by the period. */
  readonly gap?: 'down' | 'before' | 'ahead' | 'running'
}

/** What one asks of one indicator. */
export interface FigureAsked {
  readonly id: string
  /** ISO 8601 with offset, `to` exclusive; absent: its “now”. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly by?: readonly IndicatorDimension[] | undefined
  readonly where?: Readonly<Partial<Record<Grouping, string>>> | undefined
  readonly compare?: readonly ComparedWith[] | undefined
}

export interface FigureFeed {
  readonly feed: string
  readonly title: Wording
  readonly state: 'fresh' | 'ageing' | 'stale' | 'never'
  readonly heardAt: number | null
}

/** GET /api/v1/indicators/:id: one figure, held at one version. */
export interface FigureTold extends FigureValue {
  readonly id: string
  readonly title: Wording
  readonly unit: IndicatorUnit
  readonly measure: Measure
  readonly theme: Theme
  readonly direction: 'up' | 'down' | 'none'
  readonly formula: Wording
  /** ISO 8601, district time, `to` exclusive; both null: what stands. */
  readonly from: string | null
  readonly to: string | null
  /** The moment it is told for, and the last record of the journal that is in it. */
  readonly asOf: string
  readonly version: number
  readonly state: FigureState
  readonly withheld: Wording | null
  /** What to mind: the record begins later, a rule changed within, a feed was silent. */
  readonly notes: readonly Wording[]
  readonly where: Readonly<Partial<Record<Grouping, string>>>
  /** Whose part is counted; null: the whole district. */
  readonly scope: { readonly stations: readonly string[]; readonly streets: readonly string[] } | null
  readonly feeds: readonly FigureFeed[]
  readonly target: Target | null
  readonly comparisons: readonly Comparison[]
  readonly by: readonly IndicatorDimension[]
  readonly groups: readonly FigureGroup[]
  /** Path of the records that were counted, and of those they are of (null for a plain count). Both null: not for whoever asks. */
  readonly records: string | null
  readonly recordsOf: string | null
  /** Path of its page: the same figure at the same version, for whoever opens it. */
  readonly address: string
  /** The same as eight letters and digits, to be typed or scanned. */
  readonly code: string
}

/** One record behind a figure. */
export interface FigureRecord {
  /** Name of the record: number of a matter, a task, an alarm; `source#id` of a fact. */
  readonly id: string
  /** Path of the whole record, where the asker may open it. */
  readonly path: string | null
  readonly at: number | null
  /** Whether it is counted, or only one of those that the counted are of. */
  readonly counted: boolean
  /** What decides that it counts, by the names of the query's columns; times are epoch ms. Nothing of a person. */
  readonly columns: Readonly<Record<string, string | number | boolean | null>>
}

/** GET /api/v1/indicators/:id/records */
export interface FigureRecords {
  readonly items: readonly FigureRecord[]
  readonly next: string | null
  readonly total: number
}

/** GET /api/v1/indicators/:id/usual?by=hour: what is usual at the same weekday and hour, from up to `weeks` earlier weeks. */
export interface UsualBand {
  readonly id: string
  readonly span: 'hour' | 'day'
  /** One per span of the period asked for; null: too few weeks to say. */
  readonly items: readonly {
    readonly at: string
    readonly weeks: number
    readonly low: number | null
    readonly median: number | null
    readonly high: number | null
  }[]
}

/** What changed while a curve runs: drawn on it, so that nobody takes a change of rule for one of the district. */
export interface Annotation {
  readonly at: number
  readonly to: number | null
  readonly is: 'rule' | 'silent' | 'begins' | 'model'
  readonly says: Wording
}
