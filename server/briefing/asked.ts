import type { FigureAsked, Span } from '../contract/indicator.ts'
import { districtIso } from '../contract/time.ts'
import type { Asking, ChartPlan, PagePlan, Period } from './plan.ts'

const DAY_MS = 86_400_000

/** Points that can be told apart on a page: hours of two days, days of two months, weeks of a year. */
export function spanOf({ from, to }: Period): Span {
  const days = (to - from) / DAY_MS
  return days <= 2 ? 'hour' : days <= 62 ? 'day' : days <= 400 ? 'week' : 'month'
}

/** A figure as it is asked of the house, for a period. */
export function askedOf(
  { id, where, standing }: Asking,
  { from, to }: Period,
  by: FigureAsked['by'] = [],
): FigureAsked {
  return {
    id,
    ...(where && { where }),
    ...(standing ? {} : { from: districtIso(from), to: districtIso(to) }),
    ...(by.length > 0 && { by }),
    compare: standing ? ['target'] : ['previous', 'lastYear', 'target'],
  }
}

/** Whether a period has too few points for a curve of weeks or months. */
const isBrief = ({ span }: ChartPlan, { from, to }: Period) =>
  (span === 'week' && to - from < 21 * DAY_MS) || (span === 'month' && to - from < 89 * DAY_MS)

/** The groups of a chart: what stands has none by time. */
export function chartBy(chart: ChartPlan, period: Period): FigureAsked['by'] {
  const { is, by, span, of, brief } = chart
  if (brief && isBrief(chart, period)) return [brief.by]
  const over = of.standing || is === 'bars' ? [] : [span ?? spanOf(period)]
  return [...(by === undefined || is === 'curve' ? [] : [by]), ...over]
}

/** Everything that a page asks for, in the order in which `compose` takes the answers; the chart's figure is the last one. */
export function asksOf(page: PagePlan, period: Period): readonly FigureAsked[] {
  return [
    askedOf(page.main, period),
    ...(page.beside ?? []).map((each) => askedOf(each, period)),
    ...(page.causes ?? []).map((each) => askedOf(each, period, [each.by])),
    ...(page.asks ?? []).map(({ of, by }) => askedOf(of, period, by === undefined ? [] : [by])),
    ...(page.chart ? [askedOf(page.chart.of, period, chartBy(page.chart, period))] : []),
  ]
}
