import { loosePoints } from './loose.ts'
import { gapGround, runsOf } from '../gaps.ts'
import { bandLines, curveLine, LABEL, still, unfinishedLine } from '../theme.ts'
import type { ChartTable } from '../table.ts'
import { alone, axisNumber, type Point } from './curve-frame.ts'
import { stroke, wordsAt } from './curve-marks.ts'
import type { FigureOption } from './echarts.ts'
import { say, type Box, type Depicted, type FigureChart, type FigurePen, type KeyLine } from './figure-chart.ts'
import { cut } from './marks.ts'
import { bare, madeOf, said, widthOf } from './numbers.ts'
import { panelsFrame, panelsOf, type Panel, type PanelsFrame } from './panels.ts'
import { middleOf, spanOf } from './spans.ts'
import { spanWords } from './ticks.ts'
import { wordsOf } from './words.ts'

/** Room of a panel’s own line of words above its curve, and of the air to its right and below, type sizes. */
const HEAD = 1.7
const AIR = { right: 1.6, below: 0.9 }

function framed(what: Depicted, box: Box, pen: FigurePen): PanelsFrame | null {
  const size = pen.px(LABEL)
  const first = panelsFrame(what, box, pen, size * 3)
  if (first === null) return null
  const texts = [first.scale.min, first.scale.max].map((value) =>
    axisNumber(value, what.figure.unit === 'percent', pen),
  )
  return panelsFrame(what, box, pen, Math.max(...texts.map((text) => widthOf(text, size))) + size * 0.8)
}

const plotOf = (frame: PanelsFrame, panel: { readonly left: number; readonly top: number }) => ({
  left: panel.left,
  top: panel.top + frame.size * HEAD,
  width: Math.max(1, frame.width - frame.size * AIR.right),
  height: Math.max(1, frame.height - frame.size * (HEAD + AIR.below)),
})

function option(what: Depicted, box: Box, pen: FigurePen): FigureOption | null {
  const frame = framed(what, box, pen)
  if (frame === null) return null
  const { panels, scale, from, to } = frame
  return {
    ...still(pen),
    grid: panels.map((panel) => ({ ...plotOf(frame, panel), containLabel: false, outerBoundsMode: 'none' })),
    xAxis: panels.map((_, gridIndex) => ({ type: 'time', gridIndex, min: from, max: to, show: false })),
    yAxis: panels.map((_, gridIndex) => ({ type: 'value', gridIndex, min: scale.min, max: scale.max, show: false })),
    series: panels.flatMap((panel, index) => seriesOf(panel, index, pen)),
    graphic: {
      elements: [
        ...panels.flatMap((panel, index) => panelMarks(frame, panel, index, what, pen)),
        ...timeMarks(frame, what, pen),
      ],
    },
  }
}

function seriesOf({ points }: Panel, index: number, pen: FigurePen) {
  const at = { xAxisIndex: index, yAxisIndex: index }
  const banded = points.some(({ usual }) => usual.low !== null && usual.high !== null)
  const [low, height] = bandLines(
    points.map((point) => [middleOf(point), point.usual.high === null ? null : point.usual.low]),
    points.map((point) => [middleOf(point), heightOf(point)]),
    pen,
  )
  const thin = { lineStyle: { width: pen.px(1.75), color: pen.colour('--data'), join: 'round' as const } }
  return [
    ...(banded && low && height ? [low, height].map((line) => ({ ...line, ...at, stack: `band${index}` })) : []),
    {
      ...curveLine(
        points.map((point, each) => {
          const value = [middleOf(point), point.running ? null : point.value]
          return alone(points, each) ? value : { value, symbol: 'none' }
        }),
        pen,
      ),
      ...thin,
      ...at,
      showAllSymbol: true,
      markArea: {
        ...gapGround(pen),
        data: runsOf(points.flatMap((point, each) => (point.gap !== null && point.gap !== 'ahead' ? [each] : []))).map(
          ([first, last]): [object, object] => [
            { xAxis: points[first]?.start ?? 0 },
            { xAxis: points[last]?.end ?? 0 },
          ],
        ),
      },
    },
    ...loosePoints(points).map((data) => ({ ...unfinishedLine(data, pen), symbolSize: pen.px(6), ...at })),
  ]
}
const heightOf = ({ usual }: Point) => (usual.low === null || usual.high === null ? null : usual.high - usual.low)

/** Name and last value above a curve, the lines of the scale behind it, its numbers beside the first of each row. */
function panelMarks(
  frame: PanelsFrame,
  panel: PanelsFrame['panels'][number],
  index: number,
  what: Depicted,
  pen: FigurePen,
) {
  const { scale, size, columns } = frame
  const plot = plotOf(frame, panel)
  const value = lastText(frame, panel, what, pen)
  const room = plot.width - widthOf(value.text, size) - size * 0.6
  const yOf = (number: number) => plot.top + (1 - (number - scale.min) / (scale.max - scale.min)) * plot.height
  const percent = what.figure.unit === 'percent'
  const target = what.figure.target?.value
  const lined = [scale.min, scale.max]
  const over = (y: number, colour: string, dash: number[], width: number) => ({
    ...stroke([plot.left, y], [plot.left + plot.width, y], pen.colour(colour), dash, pen.px(width)),
    z: 1,
  })
  return [
    over(yOf(scale.min), '--line2', [], 1),
    over(yOf(scale.max), '--line', [], 1),
    ...(target === undefined ? [] : [over(yOf(target), '--ink2', [pen.px(5), pen.px(4)], 1)]),
    wordsAt(cut(panel.name, room, size), plot.left, panel.top + size * 0.8, pen, { colour: '--ink2' }),
    wordsAt(value.text, plot.left + plot.width, panel.top + size * 0.8, pen, {
      align: 'right',
      colour: value.known ? '--ink' : '--ink3',
      bold: value.known,
    }),
    ...(index % columns === 0
      ? lined.map((number) =>
          wordsAt(axisNumber(number, percent, pen), plot.left - size * 0.4, yOf(number), pen, { align: 'right' }),
        )
      : []),
  ]
}

/** The last value; where its span is not the last one of the curve, that nobody can say what came after, if there is room. */
function lastText(frame: PanelsFrame, { name, last, points }: Panel, { figure }: Depicted, pen: FigurePen) {
  const words = wordsOf(pen.lang)
  const end = points.findLast(({ gap }) => gap !== 'ahead')
  if (last !== null && end === last) return { text: bare(last.value, figure.unit), known: true }
  const { size } = frame
  const why = end === undefined || end.gap === null ? words.none : words.gap[end.gap]
  const fits = widthOf(`${name}${why}`, size) + size * 0.6 <= frame.width - size * AIR.right
  return { text: fits ? why : words.none, known: false }
}

/** First and last span below the lowest panel of each column; where there is no room for both, the last one. */
function timeMarks(frame: PanelsFrame, { figure }: Depicted, pen: FigurePen) {
  const span = spanOf(figure)
  const { panels, columns, size, from, to } = frame
  const moments = panels.flatMap(({ points }) => points)
  const first = moments.find(({ start }) => start === from)
  const last = moments.find(({ end }) => end === to)
  if (span === null || first === undefined || last === undefined) return []
  const words = (start: number) => spanWords(start, span === 'week' ? 'day' : span, pen.lang)
  return panels.slice(-columns).flatMap((panel) => {
    const plot = plotOf(frame, panel)
    const [begin, end] = [words(first.start), words(last.start)]
    const y = plot.top + plot.height + size * 0.95
    const both = first !== last && widthOf(begin, size) + widthOf(end, size) + size <= plot.width
    return [
      ...(both ? [wordsAt(begin, plot.left, y, pen)] : []),
      wordsAt(end, plot.left + plot.width, y, pen, { align: 'right' }),
    ]
  })
}

function key(what: Depicted, box: Box, pen: FigurePen): KeyLine[] {
  const frame = framed(what, box, pen)
  if (frame === null) return []
  const words = wordsOf(pen.lang)
  const { target, unit } = what.figure
  const has = (test: (point: Point) => boolean) => frame.panels.some(({ points }) => points.some(test))
  const cutShort = panelsOf(what, pen).some(
    ({ points }, index) => points.length > (frame.panels[index]?.points.length ?? points.length),
  )
  const lines: (KeyLine | false)[] = [
    { sign: null, says: `${words.key.sameScale}${unit === 'percent' ? '' : ` (${words.unit[unit]})`}` },
    has((point) => heightOf(point) !== null) && {
      sign: 'band',
      says: words.key.band(Math.max(...(what.usual?.items ?? []).map(({ weeks }) => weeks))),
    },
    has(({ running, value }) => running && value !== null) && { sign: 'unfinished', says: words.key.unfinished },
    has(({ gap }) => gap !== null && gap !== 'ahead') && { sign: 'gap', says: words.key.gap },
    target !== null && {
      sign: 'target',
      says: words.key.target(said(target.value, unit, pen.lang), say(target.source, pen)),
    },
    frame.scale.min > 0 && { sign: null, says: words.key.notZero },
    cutShort && { sign: null, says: words.key.last(String(frame.panels[0]?.points.length ?? 0)) },
    frame.left > 0 && { sign: null, says: words.key.more(frame.left) },
  ]
  return lines.filter((line) => line !== false)
}

function table(what: Depicted, pen: FigurePen): ChartTable {
  const words = wordsOf(pen.lang)
  const span = spanOf(what.figure) ?? 'day'
  const shares = what.figure.measure !== 'count'
  const columns = [words.table.name, words.table.when, say(what.figure.title, pen)]
  if (shares) columns.push(what.figure.measure === 'share' ? words.table.parts : words.table.of)
  const rows = panelsOf(what, pen).flatMap(({ name, points }) =>
    points.map((point) => {
      const value = point.gap === null ? said(point.value, what.figure.unit, pen.lang) : words.gap[point.gap]
      const text = point.running
        ? `${value}${pen.lang === 'en' ? ` (${words.running})` : `（${words.running}）`}`
        : value
      const parts = point.group === null || point.gap !== null ? '' : madeOf(point.group, what.figure)
      return {
        cells: [name, spanWords(point.start, span, pen.lang), text, ...(shares ? [parts] : [])],
        address: point.group?.address ?? null,
      }
    }),
  )
  return { columns, rows }
}

/** A figure asked by a grouping and a span: a little curve each, all on one scale. */
export const figureMultiples: FigureChart = {
  name: 'multiples',
  option,
  key,
  table,
  height(what, width, pen) {
    const size = pen.px(LABEL)
    const count = Math.max(1, Math.min(24, panelsOf(what, pen).length))
    const columns = Math.max(1, Math.min(count, Math.floor((width - size * 3) / (size * 10))))
    return Math.ceil(count / columns) * size * 7 + size * 1.4
  },
  addressAt(what, box, pen, x, y) {
    const frame = framed(what, box, pen)
    if (frame === null) return null
    const panel = frame.panels.find(
      ({ left, top }) => x >= left && x < left + frame.width && y >= top && y < top + frame.height,
    )
    if (panel === undefined) return null
    const at = frame.from + ((x - panel.left) / plotOf(frame, panel).width) * (frame.to - frame.from)
    const point = panel.points.find(({ start, end }) => at >= start && at < end) ?? panel.last
    return point?.group?.address ?? null
  },
}
