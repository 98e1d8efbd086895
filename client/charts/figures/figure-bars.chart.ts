import { LABEL, nameAxis, still } from '../theme.ts'
import { frameOf, heightOf, misses, valueText, type BarsFrame } from './bars-frame.ts'
import { stroke, wordsAt } from './curve-marks.ts'
import type { FigureOption } from './echarts.ts'
import { say, type Box, type Depicted, type FigureChart, type FigurePen, type KeyLine } from './figure-chart.ts'
import { rowsOf, type Row } from './groups.ts'
import { cut } from './marks.ts'
import { bare, madeOf, said, widthOf } from './numbers.ts'
import { pointing } from './pointing.ts'
import { groupingOf } from './spans.ts'
import type { ChartTable } from '../table.ts'
import { wordsOf } from './words.ts'

function option(what: Depicted, box: Box, pen: FigurePen): FigureOption | null {
  const frame = frameOf(what, box, pen)
  if (frame === null) return null
  const { rows, size, named, names, values, top, rowHeight } = frame
  const above = named === 'above'
  // Where names stand above their bars: how far from the middle of a row each of the two lies.
  const [up, down] = above ? [size * 0.65, size * 0.75] : [0, 0]
  const right = box.width - values
  const foot = top + rowHeight * rows.length
  return {
    ...still(pen),
    grid: {
      ...{ left: names, right: values, top: top + down, bottom: box.height - foot - down },
      ...{ containLabel: false, outerBoundsMode: 'none' },
    },
    xAxis: { type: 'value', min: frame.min, max: frame.max, show: false },
    yAxis: {
      ...nameAxis(pen, LABEL),
      // One label for each row, also where two groups are called alike.
      data: rows.map((_, index) => String(index)),
      axisLabel: { show: false },
    },
    tooltip: pointing(pen, (index) => told(rows[index], what, pen), 'y'),
    series: [
      {
        type: 'bar',
        barWidth: above ? size * 0.9 : '52%',
        barMaxWidth: size * 1.3,
        itemStyle: { color: pen.colour('--data2') },
        data: rows.map(({ value, group }) => ({ value: group === null ? null : value })),
      },
    ],
    graphic: {
      elements: [
        ...targetMarks(what, frame, right, foot, pen),
        ...rows.map(({ name }, index) =>
          wordsAt(cut(name, above ? box.width : names - size, size), 0, top + (index + 0.5) * rowHeight - up, pen, {
            colour: '--ink2',
            rim: above,
          }),
        ),
        ...rows.map((row, index) => ({
          ...wordsAt(
            valueText(row, what),
            valueAt(frame, row, what, right),
            top + (index + 0.5) * rowHeight + down,
            pen,
            { colour: misses(what, row.value) ? '--p2' : row.value === null ? '--ink3' : '--ink', rim: true },
          ),
          z: 5,
        })),
        ...(frame.min < 0
          ? [stroke([frame.xOf(0), top], [frame.xOf(0), foot], pen.colour('--line2'), [], pen.px(1))]
          : []),
      ],
    },
  }
}

/** Values stand at the end of their bars; beside a bar to the left of zero, at zero; out of the way of the target’s line. */
function valueAt(frame: BarsFrame, row: Row, what: Depicted, right: number): number {
  const { size } = frame
  const at = Math.min(right, frame.xOf(row.group === null ? 0 : Math.max(0, row.value ?? 0))) + size * 0.5
  const target = what.figure.target === null ? null : frame.xOf(what.figure.target.value)
  const crossed = target !== null && at <= target + size * 0.3 && at + widthOf(valueText(row, what), size) >= target
  return crossed ? target + size * 0.5 : at
}

function targetMarks({ figure }: Depicted, frame: BarsFrame, right: number, foot: number, pen: FigurePen) {
  if (figure.target === null) return []
  const x = frame.xOf(figure.target.value)
  const text = `${wordsOf(pen.lang).target} ${bare(figure.target.value, figure.unit)}`
  const half = widthOf(text, frame.size) / 2
  const middle = Math.min(Math.max(x, half), right + frame.values - half)
  return [
    {
      ...stroke(
        [x, frame.top - frame.size * 0.3],
        [x, foot],
        pen.colour('--ink2'),
        [pen.px(7), pen.px(4)],
        pen.px(1.5),
      ),
      z: 4,
    },
    wordsAt(text, middle, frame.size * 0.7, pen, { align: 'center', colour: '--ink2' }),
  ]
}

function cellsOf(row: Row, what: Depicted, pen: FigurePen): string[] {
  const words = wordsOf(pen.lang)
  const note = row.value === null ? words.nothing : misses(what, row.value) ? words.key.short : ''
  return [
    row.name,
    said(row.value, what.figure.unit, pen.lang),
    row.group === null ? '' : madeOf(row.group, what.figure),
    note,
  ]
}

function told(row: Row | undefined, what: Depicted, pen: FigurePen): string {
  if (row === undefined) return ''
  const [name = '', value = '', parts = '', note = ''] = cellsOf(row, what, pen)
  return [name, [value, parts === '' ? '' : `(${parts})`].filter((text) => text !== '').join('  '), note]
    .filter((text) => text !== '')
    .join('\n')
}

function key(what: Depicted, box: Box, pen: FigurePen): KeyLine[] {
  const frame = frameOf(what, box, pen)
  if (frame === null) return []
  const words = wordsOf(pen.lang)
  const { target, unit } = what.figure
  const lines: (KeyLine | false)[] = [
    target !== null && {
      sign: 'target',
      says: words.key.target(said(target.value, unit, pen.lang), say(target.source, pen)),
    },
    frame.rows.some(({ value }) => misses(what, value)) && { sign: 'short', says: words.key.short.replace('◆ ', '') },
    frame.left > 0 && { sign: null, says: words.key.more(frame.left) },
  ]
  return lines.filter((line) => line !== false)
}

function table(what: Depicted, pen: FigurePen): ChartTable {
  const by = groupingOf(what.figure)
  const words = wordsOf(pen.lang).table
  const rows = by === null ? [] : rowsOf(what.figure, by, pen)
  const cells = rows.map((row) => cellsOf(row, what, pen))
  const columns = [
    words.name,
    say(what.figure.title, pen),
    what.figure.measure === 'share' ? words.parts : words.of,
    words.note,
  ]
  const kept = columns.map((_, index) => index < 2 || cells.some((each) => (each[index] ?? '') !== ''))
  return {
    columns: columns.filter((_, index) => kept[index]),
    rows: rows.map((row, at) => ({
      cells: (cells[at] ?? []).filter((_, index) => kept[index]),
      address: row.group?.address ?? null,
    })),
  }
}

/** A figure asked by a grouping, as bars from the largest to the smallest. */
export const figureBars: FigureChart = {
  name: 'bars',
  option,
  key,
  table,
  height: heightOf,
  addressAt(what, box, pen, _, y) {
    const frame = frameOf(what, box, pen)
    return frame?.rows[Math.floor((y - frame.top) / frame.rowHeight)]?.group?.address ?? null
  },
}
