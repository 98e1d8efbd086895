import type { Comparison, FigureTold } from '../contract/indicator.ts'
import { units } from './units.ts'

/** A house rule: smaller changes are the ordinary unrest of small numbers, and nobody is kept from his work by them. */
export const NOTABLE = { points: 1, percent: 10, things: 3, score: 1 } as const

/** Whether a change is worth a leader's minute. */
export function notable(figure: FigureTold, { change, changePercent, value }: Comparison): boolean {
  if (change === null) return false
  const size = Math.abs(change)
  const { is } = units[figure.unit]
  if (is === 'share') return size >= NOTABLE.points && (figure.denominator ?? 0) >= ENOUGH
  if (is === 'score') return size >= NOTABLE.score && (figure.denominator ?? 0) >= ENOUGH
  if (is === 'time') return Math.abs(changePercent ?? 0) >= NOTABLE.percent && (figure.denominator ?? 0) >= ENOUGH
  return size >= NOTABLE.things && (value === 0 || Math.abs(changePercent ?? 0) >= NOTABLE.percent)
}

/** Fewer cases make no rank: one of four is no rate. */
export const ENOUGH = 5

/** Whether a figure may be spoken as a number at all. */
export const spoken = ({ state, value }: FigureTold) => state !== 'withheld' && state !== 'missing' && value !== null
