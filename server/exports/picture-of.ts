import type { BriefingChart } from '../contract/briefing.ts'
import type { PaperAsked } from './asked.ts'
import { ticksTo } from './axis.ts'
import { bars, barsHeight } from './bars.ts'
import { curve, line, rules } from './curve.ts'
import { signOf } from './numbers.ts'
import { highest, seriesOf, type Series } from './series.ts'
import { BAND, box, INK, QUIET, sheet, stroke, words } from './svg.ts'
import { WORDS } from './words.ts'

/** Small multiples stand three in a row, all on one scale, so that they may be compared. */
const COLUMNS = 3
export const MOST_MULTIPLES = 12
const CELL = { height: 84, gap: 14, left: 22 }

function multiples(width: number, series: readonly Series[], sign: string): { parts: string[]; height: number } {
  const shown = series.slice(0, MOST_MULTIPLES)
  const ticks = ticksTo(highest(shown, null))
  const top = ticks.at(-1) ?? 1
  const cell = (width - CELL.gap * (COLUMNS - 1)) / COLUMNS
  const parts = shown.flatMap(({ name, points }, index) => {
    const x = (index % COLUMNS) * (cell + CELL.gap) + CELL.left
    const y = Math.floor(index / COLUMNS) * (CELL.height + CELL.gap) + 14
    const frame = { x, y, width: cell - CELL.left, height: CELL.height - 28 }
    const bottom = y + frame.height
    return [
      words(x, y - 5, name, { size: 8.5 }),
      ...rules(frame, [0, top], sign, 6.5),
      ...line(frame, points, top, 12),
      stroke(x, bottom, x + frame.width, bottom, INK, 0.5),
      words(x, bottom + 9, points[0]?.label ?? '', { size: 6.5, fill: QUIET }),
      words(x + frame.width, bottom + 9, points.at(-1)?.label ?? '', { size: 6.5, anchor: 'end', fill: QUIET }),
    ]
  })
  return { parts, height: Math.ceil(shown.length / COLUMNS) * (CELL.height + CELL.gap) }
}

/** A chart as the text of an SVG, `width` pt wide; null where there is no value to draw. */
export function pictureOf(chart: BriefingChart, width: number, asked: PaperAsked): string | null {
  const { figure } = chart
  if (figure.state === 'withheld' || figure.state === 'missing') return null
  const series = seriesOf(chart, asked)
  if (series.every(({ points }) => points.every(({ value }) => value === null))) return null
  const [first] = series
  if (!first) return null
  if (chart.is === 'bars') {
    const height = barsHeight(first)
    return sheet(width, height, bars(width, first, figure, asked))
  }
  if (chart.is === 'multiples' && series.length > 1) {
    const { parts, height } = multiples(width, series, signOf(figure))
    return sheet(width, height, parts)
  }
  const frame = { x: 34, y: 10, width: width - 52, height: 128 }
  const usual = first.points.some((point) => point.usual !== null)
  const legend = usual
    ? [box(frame.x, 158, 14, 6, BAND), words(frame.x + 18, 164, WORDS.usual[asked.lang], { size: 7.5, fill: QUIET })]
    : []
  return sheet(width, usual ? 170 : 154, [
    ...curve(frame, first, figure.target?.value ?? null, signOf(figure), chart.annotations, asked),
    ...legend,
  ])
}
