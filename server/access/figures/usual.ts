import type { UsualBand } from '../../contract/indicator.ts'
import { quantileOf } from '../../contract/quantile.ts'
import type { Indicator } from '../../indicators/indicator.ts'
import { spanBegins, spanName, spanOf } from '../../indicators/span.ts'
import { figureOf } from '../../indicators/value.ts'
import type { Window } from '../../indicators/window.ts'
import type { Counted } from '../../journal/figures/count.ts'
import type { Outage } from '../../journal/figures/past.ts'
import { silentMs } from './minded.ts'

/** Earlier weeks that are looked at, and how many a band needs. */
export const WEEKS = 8
const LEAST = 4
const WEEK_MS = 7 * 86_400_000

/** Median and quartiles of the same weekday and hour of earlier weeks; weeks in which the feed was silent, or nothing recorded yet, are left out. */
export function bandOf({
  indicator,
  span,
  period,
  counted,
  begins,
  outages,
}: {
  readonly indicator: Indicator
  readonly span: 'hour' | 'day'
  readonly period: Window
  readonly counted: readonly Counted[]
  readonly begins: number | null
  readonly outages: readonly Outage[]
}): UsualBand {
  const { measure, unit, id } = indicator.defined
  const known = new Map(counted.map((group) => [Number(group.key[0]), group]))
  const items: UsualBand['items'][number][] = []
  for (let bucket = spanOf(span, period.from); bucket <= spanOf(span, period.to - 1); bucket += 1) {
    const values: number[] = []
    for (let back = 1; back <= WEEKS; back += 1) {
      const at = spanBegins(span, bucket) - back * WEEK_MS
      const earlier = spanOf(span, at)
      const window = { from: at, to: spanBegins(span, earlier + 1) }
      if (begins === null || at < begins || silentMs(outages, window, window.to) > 0) continue
      const { value } = figureOf(measure, unit, known.get(earlier) ?? { n: 0, d: 0, value: null })
      if (value !== null) values.push(value)
    }
    values.sort((a, b) => a - b)
    const enough = values.length >= LEAST
    items.push({
      at: spanName(span, bucket),
      weeks: values.length,
      low: enough ? quantileOf(values, 0.25) : null,
      median: enough ? quantileOf(values, 0.5) : null,
      high: enough ? quantileOf(values, 0.75) : null,
    })
  }
  return { id, span, items }
}
