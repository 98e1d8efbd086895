import type { StationLoad } from '@contract/picture.ts'
import { startOfHalfYear } from '@contract/time.ts'
import type { PictureView } from '../picture/view.ts'
import type { Chart, Pen } from './chart.ts'
import type { ChartOption } from './echarts.ts'
import { numeral, tableOf } from './table.ts'
import { label, nameAxis, still } from './theme.ts'

const SHOWN = 7

/** The half-year’s loads, the largest first; a station of which nothing was told in this half-year has none. Withheld ones come last. */
export function loadsOf(view: PictureView, now: number): StationLoad[] {
  const half = startOfHalfYear(now)
  return [...view.shelves.stationLoads.values()]
    .filter(({ from }) => from === half)
    .sort((a, b) => (b.wouldBe ?? -1) - (a.wouldBe ?? -1) || (a.station < b.station ? -1 : 1))
}

/** The sums of all stations; null where one of them is withheld, because the rest would tell it. */
export function sumOf(loads: readonly StationLoad[], what: 'wouldBe' | 'actual' | 'avoided'): number | null {
  return loads.some((load) => load[what] === null) ? null : loads.reduce((sum, load) => sum + (load[what] ?? 0), 0)
}

function note(view: PictureView, now: number, pen: Pen): string {
  const loads = loadsOf(view, now)
  if (loads.length === 0) return ''
  const said = (what: 'wouldBe' | 'actual' | 'avoided') => {
    const n = sumOf(loads, what)
    return n === null ? pen.t('state.withheld') : n.toLocaleString('en-US')
  }
  return pen.t('chart.loads.of', { actual: said('actual'), wouldBe: said('wouldBe'), avoided: said('avoided') })
}

/** The part of a name that tells stations apart: all of them end in the same words. */
export const shortName = (name: string) => name.replace(/市场监督管理所$|市场监管所$|监管所$/, '') || name

function option(view: PictureView, now: number, pen: Pen): ChartOption | null {
  const loads = loadsOf(view, now)
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
      data: rows.map((row) => (row === null ? '' : shortName(row.name))),
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

function table(view: PictureView, now: number, pen: Pen) {
  const text = (n: number | null) => (n === null ? pen.t('state.withheld') : numeral(n))
  return tableOf(
    ['name', 'actual', 'wouldBe', 'avoided'].map((column) => pen.t(`chart.table.${column}`)),
    loadsOf(view, now).map(({ name, actual, wouldBe, avoided }) => [name, text(actual), text(wouldBe), text(avoided)]),
  )
}

/** What each station would have had of the half-year’s receipts, and what it was sent. */
export const stationLoads: Chart = {
  name: 'station-loads',
  indicator: 'stations.wouldBe',
  title: 'chart.loads.title',
  source: 'complaints',
  categories: 'y',
  shelves: ['stationLoads'],
  note,
  option,
  table,
  asked(view, now, index) {
    const one = index === null ? undefined : loadsOf(view, now)[index]
    return { id: 'stations.wouldBe', ...(one ? { where: { station: one.station } } : { by: ['station'] }) }
  },
}
