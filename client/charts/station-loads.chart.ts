import type { PictureView } from '../picture/view.ts'
import type { Chart, Note, Pen } from './chart.ts'
import type { ChartOption } from './echarts.ts'
import { numeral, tableOf } from './table.ts'
import { label, nameAxis, still } from './theme.ts'

const SHOWN = 7

/** What one station would have had of the half-year's receipts, what it was sent, and what ended before. Null: withheld. */
export interface Load {
  readonly station: string
  readonly wouldBe: number | null
  readonly actual: number | null
  readonly avoided: number | null
}

const ids = { wouldBe: 'stations.wouldBe', actual: 'stations.actual', avoided: 'interception.avoided' } as const
type Side = keyof typeof ids

/** The half-year’s loads as the house counts them, the largest first; withheld ones come last. */
export function loadsOf({ shelves: { indicators } }: PictureView): Load[] {
  const prefix = `${ids.wouldBe}|station=`
  const told = (side: Side, station: string) => {
    const found = indicators.get(`${ids[side]}|station=${station}`)
    // Where nothing was counted of a station nothing is there; what may not be known is not nothing.
    if (found === undefined) return indicators.get(ids[side])?.withheld ? null : 0
    return found.withheld ? null : found.value
  }
  return [...indicators.keys()]
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .map((station) => ({
      station,
      ...{ wouldBe: told('wouldBe', station), actual: told('actual', station), avoided: told('avoided', station) },
    }))
    .sort((a, b) => (b.wouldBe ?? -1) - (a.wouldBe ?? -1) || (a.station < b.station ? -1 : 1))
}

function note(view: PictureView, _now: number, pen: Pen): readonly Note[] {
  if (loadsOf(view).length === 0) return []
  return (['actual', 'wouldBe', 'avoided'] as const).map((side) => {
    const sum = view.shelves.indicators.get(ids[side])
    const n = sum === undefined || sum.withheld || sum.value === null ? null : numeral(sum.value)
    const text = pen.t(`chart.loads.${side}`, { n: n ?? pen.t('state.withheld') })
    return { text, asked: n === null ? null : { id: ids[side] } }
  })
}

/** The part of a name that tells stations apart: all of them end in the same words. */
export const shortName = (name: string) => name.replace(/市场监督管理所$|市场监管所$|监管所$/, '') || name

function option(view: PictureView, _now: number, pen: Pen): ChartOption | null {
  const loads = loadsOf(view)
  const top = loads.slice(0, SHOWN)
  if (top.length === 0) return null
  const rows = Array.from({ length: SHOWN }, (_, index) => top[index] ?? null)
  const text = (n: number | null) => (n === null ? pen.t('state.withheld') : n.toLocaleString('en-US'))
  return {
    ...still(pen),
    grid: { left: pen.px(62), right: pen.px(92), top: 0, bottom: 0 },
    xAxis: { type: 'value', min: 0, max: Math.max(4, ...top.map(({ wouldBe }) => wouldBe ?? 0)), show: false },
    yAxis: {
      ...nameAxis(pen, 62),
      data: rows.map((row) => (row === null ? '' : shortName(pen.station(row.station)))),
    },
    series: [
      {
        type: 'bar',
        silent: true,
        barWidth: '56%',
        itemStyle: { color: pen.colour('--data2') },
        label: {
          show: true,
          position: 'right',
          ...label(pen, '--ink2'),
          formatter: ({ dataIndex }) => {
            const row = rows[dataIndex]
            return row ? `${text(row.actual)} / ${text(row.wouldBe)}` : ''
          },
        },
        data: rows.map((row) => row?.wouldBe ?? null),
      },
      {
        type: 'bar',
        silent: true,
        // In front of what it would have been: the free part of the bar is what did not come.
        barGap: '-77%',
        barWidth: '30%',
        itemStyle: { color: pen.colour('--data') },
        data: rows.map((row) => row?.actual ?? null),
      },
    ],
  }
}

function table(view: PictureView, _now: number, pen: Pen) {
  const text = (n: number | null) => (n === null ? pen.t('state.withheld') : numeral(n))
  return tableOf(
    ['name', 'actual', 'wouldBe', 'avoided'].map((column) => pen.t(`chart.table.${column}`)),
    loadsOf(view).map(({ station, actual, wouldBe, avoided }) => [
      pen.station(station),
      text(actual),
      text(wouldBe),
      text(avoided),
    ]),
  )
}

/** What each station would have had of the half-year’s receipts, and what it was sent. */
export const stationLoads: Chart = {
  name: 'station-loads',
  indicator: 'stations.wouldBe',
  title: 'chart.loads.title',
  source: 'complaints',
  categories: 'y',
  shelves: ['indicators'],
  note,
  option,
  table,
  asked(view, _now, index) {
    const one = index === null ? undefined : loadsOf(view)[index]
    return { id: 'stations.wouldBe', ...(one ? { where: { station: one.station } } : { by: ['station'] }) }
  },
}
