import type { Grouping } from '@contract/indicator.ts'
import { LABEL, nameAxis, still } from '../theme.ts'
import { stroke, wordsAt } from './curve-marks.ts'
import type { FigureOption } from './echarts.ts'
import { say, type Box, type Depicted, type FigureChart, type FigurePen, type KeyLine } from './figure-chart.ts'
import { fitted, rowsOf, type Row } from './groups.ts'
import { cut } from './marks.ts'
import { bare, madeOf, partsOf, said, widthOf } from './numbers.ts'
import { pointing } from './pointing.ts'
import { groupingOf } from './spans.ts'
import type { ChartTable } from '../table.ts'
import { wordsOf } from './words.ts'

/** Height of a row, type sizes; and how many rows there are at most. */
const ROW = 1.6
const MOST_ROWS = 40

interface BarsFrame {
  readonly by: Grouping
  readonly rows: readonly Row[]
  /** Groups that are not drawn and not summed. */
  readonly left: number
  readonly size: number
  /** Room of the names and of the values beside the bars, CSS pixels. */
  readonly names: number
  readonly values: number
  readonly top: number
  readonly rowHeight: number
  readonly min: number
  readonly max: number
  readonly xOf: (value: number) => number
}

/** Whether a value misses the target; null where there is none, or no better way. */
export function misses({ figure }: Pick<Depicted, 'figure'>, value: number | null): boolean {
  if (figure.target === null || value === null || figure.direction === 'none') return false
  return figure.direction === 'up' ? value < figure.target.value : value > figure.target.value
}

/** What stands at the end of a bar: the value, and what it is made of. */
function valueText(row: Row, what: Depicted): string {
  const parts = row.group === null ? null : partsOf(row.group, what.figure)
  const sign = misses(what, row.value) ? ' ◆' : ''
  return `${bare(row.value, what.figure.unit)}${sign}${parts === null ? '' : `  ${parts}`}`
}

function frameOf(what: Depicted, box: Box, pen: FigurePen): BarsFrame | null {
  const by = groupingOf(what.figure)
  if (by === null || what.figure.groups.length === 0) return null
  const size = pen.px(LABEL)
  const top = what.figure.target === null ? 0 : size * 1.6
  const room = Math.max(2, Math.min(MOST_ROWS, Math.floor((box.height - top) / (size * ROW))))
  const { shown, left } = fitted(rowsOf(what.figure, by, pen), room, what.figure, pen)
  const rowHeight = Math.min((box.height - top) / shown.length, size * 3)
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => widthOf(text, size))) + size
  const names = Math.min(box.width * 0.42, widest(shown.map(({ name }) => name)))
  const values = Math.min(box.width * 0.4, widest(shown.map((row) => valueText(row, what))))
  // The sum of the rest is no bar: it would be the longest and dwarf those that it stands below.
  const barred = shown.filter(({ group }) => group !== null)
  const numbers = [...barred.flatMap(({ value }) => (value === null ? [] : [value])), what.figure.target?.value ?? 0]
  const [min, max] = [Math.min(0, ...numbers), Math.max(0, ...numbers)]
  const wide = Math.max(1, box.width - names - values)
  const xOf = (value: number) => names + ((value - min) / (max - min || 1)) * wide
  return { by, rows: shown, left, size, names, values, top, rowHeight, min, max: max === min ? min + 1 : max, xOf }
}

function option(what: Depicted, box: Box, pen: FigurePen): FigureOption | null {
  const frame = frameOf(what, box, pen)
  if (frame === null) return null
  const { rows, size, names, values, top, rowHeight } = frame
  const right = box.width - values
  const foot = top + rowHeight * rows.length
  return {
    ...still(pen),
    grid: { left: names, right: values, top, bottom: box.height - foot, containLabel: false, outerBoundsMode: 'none' },
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
        barWidth: '52%',
        barMaxWidth: size * 1.3,
        itemStyle: { color: pen.colour('--data2') },
        data: rows.map(({ value, group }) => ({ value: group === null ? null : value })),
      },
    ],
    graphic: {
      elements: [
        ...targetMarks(what, frame, right, foot, pen),
        ...rows.map(({ name }, index) =>
          wordsAt(cut(name, names - size, size), 0, top + (index + 0.5) * rowHeight, pen, { colour: '--ink2' }),
        ),
        ...rows.map((row, index) => ({
          ...wordsAt(
            cut(valueText(row, what), values - size * 0.4, size),
            valueAt(frame, row, what, right),
            top + (index + 0.5) * rowHeight,
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
  height({ figure }, _, pen) {
    const rows = Math.max(2, Math.min(MOST_ROWS, figure.groups.length))
    return pen.px(LABEL) * (rows * (ROW + 0.1) + (figure.target === null ? 0 : 1.6))
  },
  addressAt(what, box, pen, _, y) {
    const frame = frameOf(what, box, pen)
    return frame?.rows[Math.floor((y - frame.top) / frame.rowHeight)]?.group?.address ?? null
  },
}
