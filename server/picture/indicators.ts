import type { IndicatorNow } from '../contract/indicator.ts'
import { drop, put, type Stage } from './stage.ts'

/** Until when, and up to which record of the journal, figures are counted. */
export interface CountedAt {
  readonly seq: number
  /** Epoch ms. */
  readonly at: number
}

const same = (a: IndicatorNow | undefined, b: IndicatorNow) =>
  a !== undefined &&
  a.value === b.value &&
  a.numerator === b.numerator &&
  a.denominator === b.denominator &&
  a.from === b.from

/** Puts what moved on the shelf and takes off what is counted no more. */
export function setIndicators(stage: Stage, values: ReadonlyMap<string, IndicatorNow>, { seq, at }: CountedAt): void {
  const { indicators } = stage.state.shelves
  for (const key of indicators.keys()) if (!values.has(key)) drop(stage, 'indicators', key)
  for (const [key, value] of values) if (!same(indicators.get(key), value)) put(stage, 'indicators', key, value)
  put(stage, 'marks', 'indicatorsSeq', seq)
  put(stage, 'marks', 'indicatorsAt', at)
}
