import type { Clock } from '../law/clock.ts'
import type { ClockKind } from '../law/limit.ts'
import type { LaneResult } from './known.ts'
import type { LaneDue } from './lane-due.ts'
import type { CloseResult, Held, Seed, Step } from './step.ts'
import type { By } from './who.ts'

export const states = [
  'received',
  'atDesk',
  'inLane',
  'settled',
  'accepted',
  'notAccepted',
  'dispatched',
  'mediating',
  'paused',
  'agreed',
  'terminated',
  'closed',
  'reopened',
  'merged',
  'withdrawn',
  'split',
  'verifying',
  'filed',
  'notFiled',
  'decided',
] as const
export type State = (typeof states)[number]

/** One complaint or one report half, as plain values: what its steps add up to. Times in epoch ms. */
export interface Matter extends Seed {
  readonly state: State
  /** Counts from 1; a reopening begins the next. */
  readonly round: number
  /** What the acceptance decision and the window run from: receipt, or the last reopening. */
  readonly countedFrom: number
  readonly window: LaneDue | null
  readonly lane: Held | null
  /** A settlement that the complainant has not confirmed. */
  readonly pending: { readonly lane: string; readonly result: LaneResult; readonly recovered: number | null } | null
  readonly station: string | null
  /** When it first went to a station; stays through reopenings. */
  readonly stationDispatchedAt: number | null
  readonly acceptedAt: number | null
  /** Who mediates on commission; null: the bureau. */
  readonly body: string | null
  readonly closing: { readonly at: number; readonly result: CloseResult; readonly lane: string | null } | null
  readonly mergedInto: string | null
  readonly halves: { readonly complaint: string; readonly tipOff: string } | null
  /** Ids of the report halves that clues became. */
  readonly clues: readonly string[]
  /** Reopenings, each with the closing it undid. */
  readonly returns: readonly { readonly afterCloseAt: number; readonly at: number }[]
  readonly clocks: readonly Clock[]
  /** Number of steps so far. */
  readonly version: number
  readonly last: { readonly what: Step['what']; readonly at: number; readonly by: By; readonly note: string | null }
}

/** The clock of a kind that was started last, or null. */
export const clockOf = ({ clocks }: Pick<Matter, 'clocks'>, kind: ClockKind): Clock | null =>
  clocks.findLast((each) => each.kind === kind) ?? null

/** Where a desk officer may still route, accept, decline and dispatch. */
export const atDesk = ({ state }: Matter) => state === 'received' || state === 'atDesk' || state === 'reopened'

/** States in which nothing more is due of anybody. */
export const ended: ReadonlySet<State> = new Set(['settled', 'notAccepted', 'closed', 'merged', 'withdrawn', 'split'])
