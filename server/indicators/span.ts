import type { Span } from '../contract/indicator.ts'
import { DISTRICT_OFFSET_MS, districtIso } from '../contract/time.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const monthBegins = (bucket: number) => Date.UTC(Math.floor(bucket / 12), bucket % 12, 1) - DISTRICT_OFFSET_MS

/** When a span begins (epoch ms), by its number: hours and days since 1970 by the clock of the district, weeks from Monday, months of years. */
export function spanBegins(span: Span, bucket: number): number {
  if (span === 'hour') return bucket * HOUR_MS - DISTRICT_OFFSET_MS
  if (span === 'day') return bucket * DAY_MS - DISTRICT_OFFSET_MS
  // Day 0 was a Thursday.
  return span === 'week' ? (bucket * 7 - 3) * DAY_MS - DISTRICT_OFFSET_MS : monthBegins(bucket)
}

/** The number of the span that holds a moment. */
export function spanOf(span: Span, at: number): number {
  const local = at + DISTRICT_OFFSET_MS
  if (span === 'hour') return Math.floor(local / HOUR_MS)
  if (span === 'day') return Math.floor(local / DAY_MS)
  if (span === 'week') return Math.floor((Math.floor(local / DAY_MS) + 3) / 7)
  const day = new Date(local)
  return day.getUTCFullYear() * 12 + day.getUTCMonth()
}

/** How a span is named: `2026-11-23T09`, `2026-11-23` (of a week its Monday), `2026-11`. */
export const spanName = (span: Span, bucket: number): string =>
  districtIso(spanBegins(span, bucket)).slice(0, span === 'hour' ? 13 : span === 'month' ? 7 : 10)
