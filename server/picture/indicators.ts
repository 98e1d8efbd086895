import type { IndicatorNow } from '../contract/indicator.ts'
import { drop, put, type Stage } from './stage.ts'

/** Until when, and up to which record of the journal, figures are counted. */
export interface CountedAt {
  readonly seq: number
  /** Epoch ms. */
  readonly at: number
}

/** How often it is said until when figures are counted, where nothing moves. */
const SAID_MS = 10_000

const same = (a: IndicatorNow | undefined, b: IndicatorNow) =>
  a !== undefined &&
  a.value === b.value &&
  a.numerator === b.numerator &&
  a.denominator === b.denominator &&
  a.from === b.from

/** Puts what moved on the shelf and takes off what is counted no more. */
export function setIndicators(stage: Stage, values: ReadonlyMap<string, IndicatorNow>, { seq, at }: CountedAt): void {
  const { indicators } = stage.state.shelves
  let moved = false
  for (const key of indicators.keys()) {
    if (values.has(key)) continue
    drop(stage, 'indicators', key)
    moved = true
  }
  for (const [key, value] of values) {
    if (same(indicators.get(key), value)) continue
    put(stage, 'indicators', key, value)
    moved = true
  }
  const { marks } = stage.state.shelves
  // A house in which nothing happens says so by its heartbeat; until when it counted, now and then.
  const told = marks.get('indicatorsAt') ?? 0
  if (!moved && marks.get('indicatorsSeq') === seq && at - told < SAID_MS) return
  put(stage, 'marks', 'indicatorsSeq', seq)
  put(stage, 'marks', 'indicatorsAt', at)
}
