import type { IndicatorUnit } from '@contract/indicator.ts'

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const one = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })
const two = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const TENTHS: ReadonlySet<IndicatorUnit> = new Set(['hours', 'minutes', 'seconds', 'days', 'points'])

/** A figure as it is written: shares with two decimals, times and marks with at most one, counts whole; “—” for none, never 0. */
export function valueText(value: number | null, unit: IndicatorUnit): string {
  if (value === null) return '—'
  if (unit === 'percent') return two.format(value)
  return (TENTHS.has(unit) ? one : whole).format(value)
}

/** A difference with its sign, a true minus among them. */
export function changeText(change: number, unit: IndicatorUnit): string {
  const text = valueText(Math.abs(change), unit)
  if (change === 0) return text
  return `${change > 0 ? '+' : '−'}${text}`
}

/** A whole number of records with thousands marked. */
export const countText = (count: number) => whole.format(count)
