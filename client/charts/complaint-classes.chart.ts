import type { PictureView } from '../picture/view.ts'
import type { Chart, Note, Pen } from './chart.ts'
import type { ChartOption } from './echarts.ts'
import { numeral, tableOf } from './table.ts'
import { label, nameAxis, still } from './theme.ts'

const SHOWN = 7
const ID = 'complaints.received'
const OF_CLASS = `${ID}|class=`

export interface ClassToday {
  readonly name: string
  readonly count: number
}

/** Today's complaints by problem class as the house counts them, the largest first. */
export function classesToday({ shelves: { indicators } }: PictureView): readonly ClassToday[] {
  const all: ClassToday[] = []
  for (const [key, { value }] of indicators)
    if (value !== null && key.startsWith(OF_CLASS)) all.push({ name: key.slice(OF_CLASS.length), count: value })
  return all.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}
const top = (view: PictureView) => classesToday(view).slice(0, SHOWN)

/** The day's sum; what is below the top stands in the table. */
function note({ shelves: { indicators } }: PictureView, _now: number, pen: Pen): readonly Note[] {
  const total = indicators.get(ID)?.value
  if (total === undefined || total === null || total === 0) return []
  return [{ text: pen.t('chart.classes.total', { n: numeral(total) }), asked: { id: ID } }]
}

function option(view: PictureView, _now: number, pen: Pen): ChartOption | null {
  const shown = top(view)
  if (shown.length === 0) return null
  // Always seven rows: a bar keeps its thickness when the day is young.
  const rows = Array.from({ length: SHOWN }, (_, index) => shown[index] ?? null)
  return {
    ...still(pen),
    grid: { left: pen.px(106), right: pen.px(48), top: 0, bottom: 0 },
    xAxis: { type: 'value', min: 0, max: Math.max(4, ...shown.map((one) => one.count)), show: false },
    yAxis: {
      ...nameAxis(pen, 106),
      data: rows.map((row) => (row === null ? '' : pen.word('problemClass', row.name))),
    },
    series: [
      {
        type: 'bar',
        silent: true,
        barWidth: '46%',
        itemStyle: { color: pen.colour('--data2') },
        label: { show: true, position: 'right', ...label(pen, '--ink') },
        data: rows.map((row) => row?.count ?? null),
      },
    ],
  }
}

function table(view: PictureView, _now: number, pen: Pen) {
  return tableOf(
    [pen.t('chart.table.name'), pen.t('chart.table.count')],
    classesToday(view).map(({ name, count }) => [pen.word('problemClass', name), numeral(count)]),
  )
}

export const complaintClasses: Chart = {
  name: 'complaint-classes',
  indicator: ID,
  title: 'chart.classes.title',
  source: 'complaints',
  categories: 'y',
  shelves: ['indicators'],
  note,
  option,
  table,
  asked(view, _now, index) {
    const one = index === null ? undefined : top(view)[index]
    return { id: ID, ...(one ? { where: { class: one.name } } : { by: ['class'] }) }
  },
}
