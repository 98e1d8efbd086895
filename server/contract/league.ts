/* GET /api/v1/units/league: how units answer what they are urged for. */

/** Figures of one unit over the period, in the order of the table. */
export const leagueFigures = [
  'slips',
  'yellow',
  'orange',
  'red',
  'overdue',
  'leader',
  'repeat',
  'open',
  'closed',
  'withdrawn',
  'inTime',
  'replyHours',
  'failed',
  'tasksInTime',
  'tasksLate',
] as const
export type LeagueFigureName = (typeof leagueFigures)[number]

/** Parts of the tasks that a figure counts. */
export const leagueTaskParts = ['due', 'inTime', 'late'] as const
export type LeagueTaskPart = (typeof leagueTaskParts)[number]

export interface LeagueFigure {
  /** A count; of `inTime` and `tasksInTime` numerator ÷ denominator; of `replyHours` the median. Null: nothing to measure. */
  readonly value: number | null
  readonly numerator?: number
  readonly denominator?: number
  /** The records behind it, as a path of this server. */
  readonly records: string
}

export interface LeagueRow {
  readonly unit: string
  readonly name: string
  /** Place by score among those that have one; null: nothing was measured. Equal scores share a place. */
  readonly place: number | null
  readonly score: number | null
  readonly figures: Readonly<Record<LeagueFigureName, LeagueFigure>>
}

export interface League {
  /** District days, both included. */
  readonly from: string
  readonly to: string
  readonly units: readonly LeagueRow[]
  /** How many units have a place; a station sees its own row alone, and this. */
  readonly ranked: number
  /** Points per piece, and what a unit begins with. A rule of the house. */
  readonly points: Readonly<Record<string, number>>
  readonly formula: { readonly zh: string; readonly en: string }
}
