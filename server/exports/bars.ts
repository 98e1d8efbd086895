import type { PaperAsked } from './asked.ts'
import { ticksTo } from './axis.ts'
import type { FigureTold } from '../contract/indicator.ts'
import { widthOf } from './map/drawing.ts'
import { numberText, signOf } from './numbers.ts'
import { highest, type Point, type Series } from './series.ts'
import { box, INK, LINE, QUIET, stroke, TARGET, words } from './svg.ts'
import { WORDS } from './words.ts'

/** Height of one bar with its name, pt. */
const ROW = 16
/** What a chart has room for; the table below has the others. */
export const MOST_BARS = 24
const NAMES = 120

export const barsHeight = (series: Series) => Math.min(MOST_BARS, series.points.length) * ROW + 14

const SIZE = 8.5

/** As much of a name as has room beside its bar; the table below has all of it. */
function short(label: string): string {
  if (widthOf(label, SIZE) <= NAMES - 8) return label
  let kept = ''
  for (const sign of label) {
    if (widthOf(`${kept}${sign}…`, SIZE) > NAMES - 8) break
    kept += sign
  }
  return `${kept.trimEnd()}…`
}

function said(point: Point, figure: FigureTold, asked: PaperAsked): string {
  if (point.gap === 'down') return WORDS.missing[asked.lang]
  if (point.gap === 'before') return WORDS.before[asked.lang]
  return point.value === null ? '—' : `${numberText(point.value, figure.unit)}${signOf(figure)}`
}

/** Bars lie, so that names of streets and stations can be read; the number stands at the end of each. */
export function bars(width: number, series: Series, figure: FigureTold, asked: PaperAsked): string[] {
  const points = series.points.slice(0, MOST_BARS)
  const target = figure.target?.value ?? null
  const top = ticksTo(highest([series], target)).at(-1) ?? 1
  const room = width - NAMES - 60
  const along = (value: number) => (Math.max(0, value) / top) * room
  const height = points.length * ROW
  return [
    ...points.flatMap((point, row) => {
      const y = row * ROW
      const length = point.value === null ? 0 : along(point.value)
      return [
        words(NAMES - 6, y + ROW / 2 + 3, short(point.label), { size: SIZE, anchor: 'end' }),
        box(NAMES, y + 3, length, ROW - 6, LINE),
        words(NAMES + length + 4, y + ROW / 2 + 3, said(point, figure, asked), {
          size: SIZE,
          fill: point.value === null ? QUIET : INK,
        }),
      ]
    }),
    stroke(NAMES, 0, NAMES, height, INK, 0.6),
    ...(target === null
      ? []
      : [
          stroke(NAMES + along(target), 0, NAMES + along(target), height, TARGET, 0.8, '4 2'),
          words(NAMES + along(target), height + 9, `${WORDS.target[asked.lang]} ${target}${signOf(figure)}`, {
            size: 7.5,
            anchor: 'middle',
            fill: TARGET,
          }),
        ]),
  ]
}
