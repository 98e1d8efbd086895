import type { ComparedWith, Comparison, FigureValue, IndicatorUnit } from '../contract/indicator.ts'
import { DISTRICT_OFFSET_MS, startOfHalfYear } from '../contract/time.ts'
import type { Window } from './window.ts'

const DAY_MS = 86_400_000
const local = (at: number) => new Date(at + DISTRICT_OFFSET_MS)

/** The same clock time so many months earlier; the 31st of a shorter month is its last day. */
export function monthsBefore(at: number, months: number): number {
  const day = local(at)
  const first = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - months, 1)
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - months + 1, 0)).getUTCDate()
  const date = Math.min(day.getUTCDate(), last)
  return first + (date - 1) * DAY_MS + ((at + DISTRICT_OFFSET_MS) % DAY_MS) - DISTRICT_OFFSET_MS
}

const isMonthStart = (at: number) => local(at).getUTCDate() === 1 && (at + DISTRICT_OFFSET_MS) % DAY_MS === 0
const monthsIn = ({ from, to }: Window) => {
  const [a, b] = [local(from), local(to)]
  return (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth()
}

/**
 * The period that one is compared with: the one before it (of whole months the same months before, of a half-year to date the last
 * half-year up to the same elapsed time, else the same length before), or the same of last year. What is not over yet is compared
 * up to the same elapsed time.
 */
export function basePeriod(withWhat: Exclude<ComparedWith, 'target'>, { from, to }: Window, asOf: number): Window {
  const until = Math.min(to, asOf)
  if (withWhat === 'lastYear') return { from: monthsBefore(from, 12), to: monthsBefore(until, 12) }
  if (isMonthStart(from) && isMonthStart(to) && to > from && until === to) {
    const months = monthsIn({ from, to })
    return { from: monthsBefore(from, months), to: from }
  }
  if (from === startOfHalfYear(from) && to > asOf) {
    const base = monthsBefore(from, 6)
    return { from: base, to: Math.min(base + (until - from), from) }
  }
  const whole = to - from
  return { from: from - whole, to: from - whole + (until - from) }
}

const rounded = (value: number) => Math.round(value * 100) / 100

/** One figure against another of the same kind: by how much, and whether that is the better way. */
export function differ(
  unit: IndicatorUnit,
  direction: 'up' | 'down' | 'none',
  now: FigureValue,
  base: FigureValue,
): Pick<Comparison, 'change' | 'changePercent' | 'better'> {
  if (now.value === null || base.value === null) return { change: null, changePercent: null, better: null }
  const change = rounded(now.value - base.value)
  const changePercent = unit === 'percent' || base.value === 0 ? null : rounded((change / base.value) * 100)
  const better = direction === 'none' || change === 0 ? null : change > 0 === (direction === 'up')
  return { change, changePercent, better }
}

/** A figure against its target. */
export function againstTarget(direction: 'up' | 'down' | 'none', value: number | null, target: number) {
  if (value === null) return { change: null, changePercent: null, better: null }
  const met = direction === 'down' ? value <= target : value >= target
  return { change: rounded(value - target), changePercent: null, better: met }
}
