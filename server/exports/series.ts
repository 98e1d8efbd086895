import type { BriefingChart } from '../contract/briefing.ts'
import { spans, type FigureGroup, type FigureTold, type IndicatorDimension } from '../contract/indicator.ts'
import { districtIso } from '../contract/time.ts'
import type { PaperAsked } from './asked.ts'
import { groupLabel, keyText } from './figure-facts.ts'

/** One point of a chart: its value, or why there is none. */
export interface Point {
  readonly key: string
  readonly label: string
  readonly value: number | null
  readonly gap: FigureGroup['gap'] | null
  /** What is usual at this time; null: cannot be said. */
  readonly usual: { readonly low: number; readonly high: number } | null
}
export interface Series {
  readonly name: string
  readonly points: readonly Point[]
}

const isSpan = (dimension: IndicatorDimension) => (spans as readonly string[]).includes(dimension)
/** A group that stands for a time without a word has no value, whatever stands in it. */
const valueOf = (group: FigureGroup) =>
  group.gap === 'down' || group.gap === 'before' || group.gap === 'ahead' ? null : group.value

/** What is usual, by the key of the span that it is for. */
function usualBy(chart: BriefingChart): (key: string) => Point['usual'] {
  const items = chart.usual?.items ?? []
  const known = new Map<string, Point['usual']>()
  for (const { at, low, high } of items) {
    const moment = Number.isNaN(Date.parse(at)) || at.length < 17 ? at : districtIso(Date.parse(at))
    const key = chart.usual?.span === 'hour' ? moment.slice(0, 13) : moment.slice(0, 10)
    known.set(key, low === null || high === null ? null : { low, high })
  }
  return (key) => known.get(key) ?? null
}

/** The points of a chart as lines: one for a curve or bars, one per value of the first grouping for small multiples. */
export function seriesOf(chart: BriefingChart, asked: PaperAsked): readonly Series[] {
  const { figure } = chart
  const usual = usualBy(chart)
  const span = figure.by.find(isSpan)
  const grouping = figure.by.find((each) => !isSpan(each))
  const point = (group: FigureGroup, by: FigureTold['by']): Point => ({
    key: by.map((each) => group.key[each] ?? '').join('|'),
    label: groupLabel(group, by, asked),
    value: valueOf(group),
    gap: group.gap ?? null,
    usual: span === undefined ? null : usual(group.key[span] ?? ''),
  })
  if (chart.is !== 'multiples' || span === undefined || grouping === undefined)
    return [{ name: chart.title[asked.lang], points: figure.groups.map((group) => point(group, figure.by)) }]
  const lines = new Map<string, { name: string; points: Point[] }>()
  for (const group of figure.groups) {
    const value = group.key[grouping] ?? null
    const line = lines.get(value ?? '') ?? { name: keyText(grouping, value, asked), points: [] }
    line.points.push({ ...point(group, [span]), usual: null })
    lines.set(value ?? '', line)
  }
  return [...lines.values()]
}

/** The highest of all that a chart shows. */
export const highest = (series: readonly Series[], target: number | null): number =>
  Math.max(
    0,
    target ?? 0,
    ...series.flatMap(({ points }) => points.flatMap(({ value, usual }) => [value ?? 0, usual?.high ?? 0])),
  )
