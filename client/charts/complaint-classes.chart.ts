import { startOfDistrictDay } from '@contract/time.ts'
import { sumByName, sumToday } from '../picture/hours.ts'
import type { PictureView } from '../picture/view.ts'
import type { Chart, Note, Pen } from './chart.ts'
import type { ChartOption } from './echarts.ts'
import { numeral, tableOf } from './table.ts'
import { label, nameAxis, still } from './theme.ts'

const SHOWN = 7

export interface Classes {
  readonly top: readonly { readonly name: string; readonly sum: number }[]
  /** Complaints of classes below the top. */
  readonly rest: number
  /** Complaints that came without a class. */
  readonly unclassed: number
  readonly total: number
}

/** Today's complaints by problem class, largest seven; top + rest + unclassed = total. */
export function classesToday(view: PictureView, now: number): Classes {
  const { tallies } = view.shelves
  const all = sumByName(tallies, 'complaint/', startOfDistrictDay(now), now + 1)
  const named = all.filter(({ name }) => name !== '')
  const top = named.slice(0, SHOWN)
  const total = Math.max(
    sumToday(tallies, 'complaint', now),
    all.reduce((sum, one) => sum + one.sum, 0),
  )
  const sumOf = (some: readonly { sum: number }[]) => some.reduce((sum, one) => sum + one.sum, 0)
  const rest = sumOf(named.slice(SHOWN))
  return { top, rest, unclassed: total - sumOf(top) - rest, total }
}

/** The day's sum; what is below the top and what has no class stands in the table. */
function note(view: PictureView, now: number, pen: Pen): readonly Note[] {
  const { total } = classesToday(view, now)
  if (total === 0) return []
  return [{ text: pen.t('chart.classes.total', { n: numeral(total) }), asked: { id: 'complaints.received' } }]
}

function option(view: PictureView, now: number, pen: Pen): ChartOption | null {
  const { top } = classesToday(view, now)
  if (top.length === 0) return null
  // Always seven rows: a bar keeps its thickness when the day is young.
  const rows = Array.from({ length: SHOWN }, (_, index) => top[index] ?? null)
  return {
    ...still(pen),
    grid: { left: pen.px(92), right: pen.px(48), top: 0, bottom: 0 },
    xAxis: { type: 'value', min: 0, max: Math.max(4, ...top.map((one) => one.sum)), show: false },
    yAxis: {
      ...nameAxis(pen, 92),
      data: rows.map((row) => (row === null ? '' : pen.word('problemClass', row.name))),
    },
    series: [
      {
        type: 'bar',
        silent: true,
        barWidth: '46%',
        itemStyle: { color: pen.colour('--data2') },
        label: { show: true, position: 'right', ...label(pen, '--ink') },
        data: rows.map((row) => row?.sum ?? null),
      },
    ],
  }
}

function table(view: PictureView, now: number, pen: Pen) {
  const { top, rest, unclassed, total } = classesToday(view, now)
  const rows = top.map(({ name, sum }) => [pen.word('problemClass', name), numeral(sum)])
  if (rest > 0) rows.push([pen.t('chart.table.rest'), numeral(rest)])
  if (unclassed > 0) rows.push([pen.t('sentence.unclassed'), numeral(unclassed)])
  return tableOf([pen.t('chart.table.name'), pen.t('chart.table.count')], total === 0 ? [] : rows)
}

export const complaintClasses: Chart = {
  name: 'complaint-classes',
  indicator: 'complaints.received',
  title: 'chart.classes.title',
  source: 'complaints',
  categories: 'y',
  shelves: ['tallies'],
  note,
  option,
  table,
  asked(view, now, index) {
    const one = index === null ? undefined : classesToday(view, now).top[index]
    return { id: 'complaints.received', ...(one ? { where: { class: one.name } } : { by: ['class'] }) }
  },
}
