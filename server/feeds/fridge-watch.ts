import type { BodyOf } from '../contract/fact.ts'
import type { Reading } from '../contract/telling.ts'

/** GSP: medicines under refrigeration are kept at 2–8 ℃, both ends allowed. */
export const FRIDGE = { quantity: 'fridge.temperature', unit: '℃', low: 2, high: 8, limit: '2–8 ℃' } as const

/** Out of range for longer than this is told; a door opened for a delivery is not. Our own choice (domain notes, 3.3). */
export const PATIENCE_MS = 10 * 60_000

/** After this long without a reading nobody can say that a fridge was out all the time: an untold run begins anew. */
export const LONGEST_GAP_MS = 30 * 60_000

/** What is known of one fridge: nothing yet (`at` null), in range, out since a moment, and whether that was told. */
export interface FridgeState {
  /** Moment of the newest reading judged, epoch ms. */
  readonly at: number | null
  /** First reading of the run out of range, epoch ms; null while in range. */
  readonly outSince: number | null
  readonly told: boolean
}

export const unknownFridge: FridgeState = { at: null, outSince: null, told: false }

export type Crossing = BodyOf<'threshold.crossed'>

/**
 * Judges one reading (℃) of one fridge: 'out' once per run of more than 10 minutes out of 2–8 ℃, 'back' at the first
 * reading in range after an 'out'; null when there is nothing to tell. A reading older than the newest changes nothing.
 */
export function judgeFridge(state: FridgeState, reading: Reading): readonly [FridgeState, Crossing | null] {
  const { at, value } = reading
  if (state.at !== null && at <= state.at) return [state, null]
  const { outSince, told } = state
  if (value >= FRIDGE.low && value <= FRIDGE.high) {
    const back = told && outSince !== null ? crossing(reading, 'back', outSince) : null
    return [{ at, outSince: null, told: false }, back]
  }
  const gap = !told && state.at !== null && at - state.at > LONGEST_GAP_MS
  const since = outSince === null || gap ? at : outSince
  if (told || at - since <= PATIENCE_MS) return [{ at, outSince: since, told }, null]
  return [{ at, outSince: since, told: true }, crossing(reading, 'out', since)]
}

function crossing({ siteId, value }: Reading, state: 'out' | 'back', sinceAt: number): Crossing {
  return { siteId, quantity: FRIDGE.quantity, value, unit: FRIDGE.unit, limit: FRIDGE.limit, state, sinceAt }
}
