import type { Wording } from './counting.ts'
import type { FigureValue, Grouping } from './indicator.ts'

/* GET /api/v1/units/league: how units answer what they are urged for. Every number is a figure of the house, all of one version. */

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

/** What the score takes points for. */
export const leaguePieces = ['yellow', 'orange', 'red', 'lateReply', 'failedRecheck', 'lateTask'] as const
export type LeaguePiece = (typeof leaguePieces)[number]

/** One figure as GET /api/v1/indicators/:id tells it of the unit; value null: nothing to measure, or nothing was on record then. */
export interface LeagueFigure extends FigureValue {
  readonly indicator: string
  readonly where: Readonly<Partial<Record<Grouping, string>>>
  /** Path of its page, at the version of the table. */
  readonly address: string
  /** Path of the records behind it: those counted, of a share all that it is of. */
  readonly records: string
}

/** One piece of the score: how many there are, and what they take away in all (0 or less). */
export interface LeaguePieceTold {
  readonly piece: LeaguePiece
  /** How many: of a share the numerator. */
  readonly count: number
  /** Points for each. */
  readonly points: number
  readonly takes: number
  readonly figure: LeagueFigure
}

export interface LeagueRow {
  readonly unit: string
  readonly name: string
  /** Place by score among those that have one; null: nothing was measured. Equal scores share a place. */
  readonly place: number | null
  readonly score: number | null
  /** What the score is made of; null with it. `sum`: before it is held at nought. */
  readonly made: { readonly pieces: readonly LeaguePieceTold[]; readonly sum: number } | null
  readonly figures: Readonly<Record<LeagueFigureName, LeagueFigure>>
}

export interface League {
  /** District days, both included. */
  readonly from: string
  readonly to: string
  /** ISO 8601, the moment that the table is told for, and the last record of the journal that is in it. */
  readonly asOf: string
  readonly version: number
  /** False: nothing of the period is on record; then no figure has a value. */
  readonly known: boolean
  /** What to mind, such as that the record begins within the period. */
  readonly notes: readonly Wording[]
  readonly units: readonly LeagueRow[]
  /** How many units have a place; who answers for a part sees its rows alone, and this. */
  readonly ranked: number
  /** Points per piece, and what a unit begins with. A rule of the house. */
  readonly points: Readonly<Record<LeaguePiece | 'begins', number>>
  readonly formula: Wording
}
