import type { UsualBand } from '@contract/indicator.ts'
import { outside, type Quartiles } from '../outside.ts'
import { LABEL } from '../theme.ts'
import type { Box, Depicted, FigurePen } from './figure-chart.ts'
import { markWords, within, type Marked } from './marks.ts'
import { bare, brief, said, widthOf } from './numbers.ts'
import { percentScale, scaleOf, type Scale } from './scale.ts'
import { middleOf, momentsOf, spanOf, type Moment } from './spans.ts'
import { spanWords } from './ticks.ts'
import { wordsOf } from './words.ts'

/** A span with what is usual in it and whether it stands out. */
export interface Point extends Moment {
  readonly usual: Quartiles
  readonly outside: 'above' | 'below' | null
}

/** Where everything of a curve lies, CSS pixels of its box. */
export interface CurveFrame {
  readonly points: readonly Point[]
  readonly scale: Scale
  readonly grid: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
  /** Epoch ms of the ends of the axis of time. */
  readonly from: number
  readonly to: number
  readonly marked: Marked
  /** Type size and height of a line of it. */
  readonly size: number
  readonly line: number
  readonly xOf: (at: number) => number
  readonly yOf: (value: number) => number
  /** Words in the right margin: the last value, the target. */
  readonly ends: readonly { readonly y: number; readonly text: string; readonly strong: boolean }[]
}

const NOTHING: Quartiles = { low: null, median: null, high: null }

/** What was told, span by span, beside what is usual at that time. */
export function pointsOf({ figure, usual }: Pick<Depicted, 'figure' | 'usual'>): Point[] {
  const span = spanOf(figure)
  if (span === null) return []
  const usuals = usualBy(usual?.span === span ? usual : null)
  const counted = figure.measure === 'count'
  return momentsOf(figure.groups, span).map((moment) => {
    const quartiles = usuals.get(moment.start) ?? NOTHING
    return { ...moment, usual: quartiles, outside: moment.running ? null : outside(moment.value, quartiles, counted) }
  })
}

const usualBy = (usual: UsualBand | null) => new Map((usual?.items ?? []).map((item) => [Date.parse(item.at), item]))

/** Every number that must find room on the scale of a curve. */
export const numbersOf = (points: readonly Point[]) =>
  points.flatMap(({ value, usual }) => [value, usual.low, usual.high].filter((number) => number !== null))

/** Lays a curve out in its box; null when there is no value to draw. */
export function frameOf(what: Depicted, box: Box, pen: FigurePen): CurveFrame | null {
  const points = pointsOf(what)
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined || points.every(({ value }) => value === null)) return null
  const { figure } = what
  const size = pen.px(LABEL)
  const line = size * 1.5
  const lines = Math.max(1, Math.min(5, Math.floor(box.height / (line * 2.6))))
  const numbers = [...numbersOf(points), ...(figure.target === null ? [] : [figure.target.value])]
  const scale =
    figure.unit === 'percent' ? percentScale(numbers, lines) : scaleOf(numbers, figure.measure === 'count', lines)
  const left = Math.ceil(Math.max(...axisTexts(scale, what, pen).map((text) => widthOf(text, size))) + size * 0.9)
  const texts = endTexts(what, points, pen)
  const right = Math.ceil(
    Math.min(box.width * 0.45, Math.max(size, ...texts.map(({ text }) => widthOf(text, size) * 1.08 + size * 0.9))),
  )
  const [from, to] = [first.start, last.end]
  const plot = Math.max(1, box.width - left - right)
  const xOf = (at: number) => left + ((at - from) / (to - from)) * plot
  const changes = within(what.annotations, from, to).map((annotation) => ({
    x: xOf(Math.max(annotation.at, from)),
    annotation,
  }))
  const rows = Math.max(1, Math.min(3, Math.floor((box.height * 0.3) / line)))
  const marked = markWords(changes, { from: left, to: box.width - size * 0.25, size, rows }, pen, (at) =>
    spanWords(at, spanOf(figure) === 'hour' ? 'hour' : 'day', pen.lang),
  )
  const top = line * Math.max(1, marked.rows) + size * 0.4
  const bottom = line * 1.4
  const yOf = (value: number) =>
    top + (1 - (value - scale.min) / (scale.max - scale.min)) * Math.max(1, box.height - top - bottom)
  const ends = apart(
    texts.map((one) => ({ ...one, y: yOf(one.value) })),
    line,
    box.height - bottom,
  )
  return { points, scale, grid: { left, right, top, bottom }, from, to, marked, size, line, xOf, yOf, ends }
}

/** What stands along the axis of values: its numbers, and the unit above them. */
export function axisTexts(scale: Scale, { figure }: Depicted, pen: FigurePen): string[] {
  const texts = [scale.min, scale.max, scale.min + scale.step].map((value) => axisNumber(value, what(figure.unit), pen))
  return figure.unit === 'percent' ? texts : [...texts, wordsOf(pen.lang).unit[figure.unit]]
}
const what = (unit: string) => unit === 'percent'

/** A number of the axis; per cents carry their sign, other units stand once above. */
export const axisNumber = (value: number, percent: boolean, pen: Pick<FigurePen, 'lang'>) =>
  `${brief(value, pen.lang)}${percent ? '%' : ''}`

/** The words in the right margin, unplaced. */
function endTexts({ figure }: Depicted, points: readonly Point[], pen: FigurePen) {
  const words = wordsOf(pen.lang)
  const last = points.findLast(({ value }) => value !== null)
  const texts: { value: number; text: string; strong: boolean }[] = []
  if (last?.value != null && last === points.at(-1))
    texts.push({
      value: last.value,
      text: last.running ? `${bare(last.value, figure.unit)} ${words.soFar}` : bare(last.value, figure.unit),
      strong: true,
    })
  if (figure.target !== null)
    texts.push({
      value: figure.target.value,
      text: `${words.target} ${figure.unit === 'percent' ? said(figure.target.value, 'percent', pen.lang) : brief(figure.target.value, pen.lang)}`,
      strong: false,
    })
  return texts
}

/** Moves words apart that would lie on each other, keeping their order. */
function apart<T extends { readonly y: number }>(texts: readonly T[], line: number, lowest: number): T[] {
  const sorted = [...texts].sort((a, b) => a.y - b.y)
  const [upper, lower] = sorted
  if (upper === undefined || lower === undefined || lower.y - upper.y >= line) return sorted
  const middle = Math.min((upper.y + lower.y) / 2, lowest - line / 2)
  return [
    { ...upper, y: middle - line / 2 },
    { ...lower, y: middle + line / 2 },
  ]
}

/** Whether a point stands alone: without a mark of its own nobody would see it. */
export const alone = (points: readonly Point[], index: number) => {
  const known = (at: number) => points[at]?.value != null
  return known(index) && !known(index - 1) && !known(index + 1)
}

/** Middle of a point, epoch ms. */
export const atOf = middleOf
