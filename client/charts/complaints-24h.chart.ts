import { lastHours, startOfHour, tallyAt } from '../picture/hours.ts'
import { hourMissing, normalOfHour, WEEKS, type Normal } from '../picture/normal.ts'
import { complaintsPath } from '../picture/query.ts'
import { heardUntil, sources } from '../picture/standing.ts'
import type { PictureView } from '../picture/view.ts'
import { countAxis, hourAxis, still } from './axes.ts'
import type { Chart, Pen } from './chart.ts'
import type { ChartOption } from './echarts.ts'
import { gapArea } from './gaps.ts'
import { spanOf } from './part-of-hours.ts'

/** One hour of the curve. A null count is a gap: nobody can say, which is not zero. */
export interface CurveHour {
  readonly start: number
  readonly count: number | null
  readonly running: boolean
  readonly normal: Normal
}

/** The last 24 hours of complaints against the quartiles of the same weekday and hour in the four weeks before. */
export function curveOf(view: PictureView, now: number): CurveHour[] {
  const { tallies, marks } = view.shelves
  const firstFactAt = marks.get('firstFactAt')
  const until = heardUntil(view, 'complaints', now)
  return lastHours(now, 24).map((start) => {
    const count = tallyAt(tallies, 'complaint', start)
    const missing = count === 0 && hourMissing(start, firstFactAt, until)
    return {
      start,
      count: missing ? null : count,
      running: start === startOfHour(now),
      normal: normalOfHour(tallies, 'complaint', start, firstFactAt),
    }
  })
}

function note(view: PictureView, now: number, pen: Pen): string {
  const hours = curveOf(view, now)
  const finished = hours.findLast((hour) => !hour.running && hour.count !== null)
  if (!finished) return ''
  const { low, high, weeks } = finished.normal
  const count = pen.t('chart.complaints.lastHour', { n: finished.count ?? 0 })
  if (low === null || high === null) return `${count} · ${pen.t('chart.complaints.noNormal')}`
  const usual = pen.t('chart.complaints.usual', { low: Math.round(low), high: Math.round(high) })
  return `${count} · ${usual}${weeks < WEEKS ? ` · ${pen.t('state.provisional')}` : ''}`
}

function option(view: PictureView, now: number, pen: Pen): ChartOption | null {
  const hours = curveOf(view, now)
  if (hours.every((hour) => hour.count === null)) return null
  const running = hours.length - 1
  const top = Math.max(...hours.map(({ count, normal }) => Math.max(count ?? 0, normal.high ?? 0)))
  const line = { type: 'line' as const, symbol: 'none', silent: true }
  const ink = pen.colour('--data')
  return {
    ...still(pen),
    grid: { left: pen.px(34), right: pen.px(12), top: pen.px(10), bottom: pen.px(24) },
    xAxis: {
      ...hourAxis(
        hours.map((hour) => hour.start),
        pen,
      ),
      boundaryGap: false,
    },
    yAxis: countAxis(pen, top),
    series: [
      { ...line, stack: 'band', lineStyle: { width: 0 }, data: hours.map(({ normal }) => normal.low) },
      {
        ...line,
        stack: 'band',
        lineStyle: { width: 0 },
        areaStyle: { color: pen.colour('--band'), opacity: 1 },
        data: hours.map(({ normal }) =>
          normal.high === null || normal.low === null ? null : normal.high - normal.low,
        ),
      },
      {
        ...line,
        lineStyle: { width: pen.px(2.5), color: ink },
        itemStyle: { color: ink },
        symbol: 'circle',
        symbolSize: pen.px(4),
        connectNulls: false,
        data: hours.map(({ count }, index) => (index === running ? null : count)),
        markArea: gapArea(
          hours.flatMap(({ count }, index) => (count === null ? [index] : [])),
          1,
          hours.length,
          pen,
        ),
      },
      {
        ...line,
        // The running hour is not finished: dashed, with an open dot.
        lineStyle: { width: pen.px(2), color: ink, type: 'dashed' },
        itemStyle: { color: pen.colour('--panel'), borderColor: ink, borderWidth: pen.px(2) },
        symbol: 'circle',
        symbolSize: pen.px(8),
        showAllSymbol: true,
        // It begins at the last finished hour, whose dot is already there.
        data: hours.map(({ count }, index) => {
          if (index === running) return count
          return index === running - 1 && count !== null ? { value: count, symbol: 'none' } : null
        }),
      },
    ],
  }
}

export const complaints24h: Chart = {
  name: 'complaints-24h',
  title: 'chart.complaints.title',
  source: 'complaints',
  categories: 'x',
  shelves: ['tallies', 'marks', 'feeds'],
  note,
  option,
  records: (_, now, index) => {
    const [from, to] = spanOf(lastHours(now, 24), now, index)
    return {
      title: 'chart.complaints.title',
      span: [from, to],
      formula: 'formula.complaintsPerHour',
      feed: sources.complaints,
      path: complaintsPath(from, to),
    }
  },
}
