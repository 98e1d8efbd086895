import { baseLine, gridLine, label, LABEL, still } from '../theme.ts'
import { atOf, axisNumber, frameOf, pointsOf, type Point } from './curve-frame.ts'
import { curveMarks } from './curve-marks.ts'
import { curveSeries } from './curve-series.ts'
import type { FigureOption } from './echarts.ts'
import { say, type Box, type Depicted, type FigureChart, type FigurePen, type KeyLine } from './figure-chart.ts'
import { madeOf, said } from './numbers.ts'
import { MOST_POINTS, spanOf } from './spans.ts'
import { numeral, type ChartTable } from '../table.ts'
import { pointing } from './pointing.ts'
import { spanWords, ticksOf } from './ticks.ts'
import { wordsOf } from './words.ts'

function option(what: Depicted, box: Box, pen: FigurePen): FigureOption | null {
  const [frame, span] = [frameOf(what, box, pen), spanOf(what.figure)]
  if (frame === null || span === null) return null
  const { grid, scale, from, to, points } = frame
  const ticks = ticksOf(points, span, box.width - grid.left - grid.right, frame.size, pen.lang)
  const texts = new Map(ticks.map(({ at, text }) => [at, text]))
  return {
    ...still(pen),
    grid: { ...grid, containLabel: false, outerBoundsMode: 'none' },
    xAxis: {
      type: 'time',
      min: from,
      max: to,
      ...baseLine(pen),
      splitLine: { show: false },
      axisLabel: {
        ...label(pen),
        margin: pen.px(9),
        customValues: ticks.map(({ at }) => at),
        formatter: (at: number) => texts.get(at) ?? '',
      },
    },
    yAxis: {
      type: 'value',
      min: scale.min,
      max: scale.max,
      interval: scale.step,
      ...gridLine(pen),
      axisLabel: {
        ...label(pen),
        margin: pen.px(6),
        formatter: (value: number) => axisNumber(value, what.figure.unit === 'percent', pen),
      },
    },
    tooltip: pointing(pen, (at) =>
      told(
        points.find((point) => atOf(point) === at),
        what,
        pen,
      ),
    ),
    series: curveSeries(frame, what, pen),
    graphic: { elements: curveMarks(frame, what, box, pen) },
  }
}

/** All that is to be said of a point, line by line. */
function told(point: Point | undefined, what: Depicted, pen: FigurePen): string {
  const span = spanOf(what.figure)
  if (point === undefined || span === null) return ''
  const [when = '', value = '', parts = '', usual = '', note = ''] = cellsOf(point, what, pen)
  const words = wordsOf(pen.lang)
  return [
    when,
    [value, parts === '' ? '' : `(${parts})`].filter((text) => text !== '').join('  '),
    usual === '' ? '' : `${words.usual} ${usual}`,
    note,
  ]
    .filter((text) => text !== '')
    .join('\n')
}

/** When, value, what it is made of, what is usual, what to mind. */
function cellsOf(point: Point, what: Depicted, pen: FigurePen): string[] {
  const words = wordsOf(pen.lang)
  const { figure } = what
  const { low, median, high } = point.usual
  const known = point.gap === null
  const notes = [
    ...(point.running ? [words.running] : []),
    ...(point.outside === null ? [] : [words[point.outside]]),
    ...(known && point.value === null ? [words.nothing] : []),
    ...what.annotations
      .filter((one) =>
        one.to === null ? one.at >= point.start && one.at < point.end : one.at < point.end && one.to > point.start,
      )
      .map((one) => say(one.says, pen)),
  ]
  return [
    spanWords(point.start, spanOf(figure) ?? 'day', pen.lang),
    point.gap === null ? said(point.value, figure.unit, pen.lang) : words.gap[point.gap],
    point.group === null || !known ? '' : madeOf(point.group, figure),
    low === null || high === null
      ? ''
      : `${numeral(low)}–${numeral(high)}${median === null ? '' : ` (${numeral(median)})`}`,
    notes.join(pen.lang === 'en' ? '; ' : '；'),
  ]
}

function key(what: Depicted, box: Box, pen: FigurePen): KeyLine[] {
  const frame = frameOf(what, box, pen)
  const span = spanOf(what.figure)
  if (frame === null || span === null) return []
  const words = wordsOf(pen.lang)
  const { points, scale, marked } = frame
  const { target } = what.figure
  const has = (test: (point: Point) => boolean) => points.some(test)
  const lines: (KeyLine | false)[] = [
    has(({ usual }) => usual.low !== null && usual.high !== null) && {
      sign: 'band',
      says: words.key.band(Math.max(...(what.usual?.items ?? []).map(({ weeks }) => weeks))),
    },
    has(({ running, value }) => running && value !== null) && { sign: 'unfinished', says: words.key.unfinished },
    has(({ gap }) => gap !== null && gap !== 'ahead') && { sign: 'gap', says: words.key.gap },
    has((point) => point.outside === 'above') && { sign: 'above', says: words.key.above },
    has((point) => point.outside === 'below') && { sign: 'below', says: words.key.below },
    target !== null && {
      sign: 'target',
      says: words.key.target(said(target.value, what.figure.unit, pen.lang), say(target.source, pen)),
    },
    scale.min !== 0 && scale.min > 0 && { sign: null, says: words.key.notZero },
    what.figure.groups.length > MOST_POINTS && { sign: null, says: words.key.last(numeral(points.length)) },
    // What had no room above the plot is said in full below it.
    ...[...marked.marks.filter(({ whole }) => !whole), ...marked.wordless]
      .sort((a, b) => a.annotation.at - b.annotation.at)
      .map(({ annotation }): KeyLine => ({
        sign: null,
        says: `${spanWords(annotation.at, span === 'hour' ? 'hour' : 'day', pen.lang)}${words.colon}${say(annotation.says, pen)}`,
      })),
  ]
  return lines.filter((line) => line !== false)
}

function table(what: Depicted, pen: FigurePen): ChartTable {
  const words = wordsOf(pen.lang).table
  const { figure } = what
  const unit = wordsOf(pen.lang).unit[figure.unit]
  const columns = [
    words.when,
    `${say(figure.title, pen)}（${unit}）`,
    figure.measure === 'share' ? words.parts : words.of,
    words.usual,
    words.note,
  ]
  if (pen.lang === 'en') columns[1] = `${say(figure.title, pen)} (${unit})`
  const rows = pointsOf(what).map((point) => ({
    cells: cellsOf(point, what, pen),
    address: point.group?.address ?? null,
  }))
  // A column in which nothing stands is not read out.
  const kept = columns.map((_, index) => index < 2 || rows.some(({ cells }) => (cells[index] ?? '') !== ''))
  const keep = (cells: readonly string[]) => cells.filter((_, index) => kept[index])
  return { columns: keep(columns), rows: rows.map(({ cells, address }) => ({ cells: keep(cells), address })) }
}

/** A figure asked by hour, day, week or month, as a curve in which a gap is a gap. */
export const figureCurve: FigureChart = {
  name: 'curve',
  option,
  key,
  table,
  height: (_, width, pen) => Math.max(pen.px(LABEL) * 14, Math.min(width * 0.42, pen.px(LABEL) * 26)),
  addressAt(what, box, pen, x) {
    const frame = frameOf(what, box, pen)
    const point = frame?.points.find(({ start, end }) => x >= frame.xOf(start) && x < frame.xOf(end))
    return point?.group?.address ?? null
  },
}
