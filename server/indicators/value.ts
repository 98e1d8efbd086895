import type { FigureValue, IndicatorUnit, Measure } from '../contract/indicator.ts'

/** n of d in percent, two decimals, half up: of whole numbers in whole numbers, so that no binary fraction decides. Null where d is 0. */
export const percentOf = (n: number, d: number): number | null =>
  d === 0 ? null : Number((BigInt(n) * 20_000n + BigInt(d)) / (2n * BigInt(d))) / 100

/** Decimals that a unit is said with. */
export const decimalsOf = (unit: IndicatorUnit, measure: Measure): number =>
  unit === 'percent' ? 2 : measure === 'count' || measure === 'sum' ? 0 : 1

const rounded = (value: number, decimals: number) => Math.round(value * 10 ** decimals) / 10 ** decimals

/** The figure of a measure: `n` that count of `d`, and what was measured of those that count. */
export function figureOf(
  measure: Measure,
  unit: IndicatorUnit,
  { n, d, value }: { readonly n: number; readonly d: number; readonly value: number | null },
): FigureValue {
  if (measure === 'count') return { value: n, numerator: n, denominator: null }
  if (measure === 'share') return { value: percentOf(n, d), numerator: n, denominator: d }
  if (measure === 'sum') return { value: value === null ? 0 : value, numerator: n, denominator: null }
  return {
    value: n === 0 || value === null ? null : rounded(value, decimalsOf(unit, measure)),
    numerator: null,
    denominator: n,
  }
}

/** Values in order, as an indicator's median is taken of them. */
export interface Ordered {
  readonly values: number[]
}

/** Where a value stands or would stand among ordered ones. */
export function placeIn(values: readonly number[], value: number): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/** The quantile that a measure means, 0 to 1. */
export const QUANTILE: Readonly<Partial<Record<Measure, number>>> = { median: 0.5, p90: 0.9 }
