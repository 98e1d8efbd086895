import { lastHours, startOfHour, tallyAt } from '../picture/hours.ts'
import { hourMissing, normalOfHour, WEEKS, type Normal } from '../picture/normal.ts'
import { heardUntil } from '../picture/standing.ts'
import type { PictureView } from '../picture/view.ts'
import { countAxis, hourAxis, hourOfDay, niceTop } from './axes.ts'
import type { Chart, Note, Pen } from './chart.ts'
import type { ChartOption } from './echarts.ts'
import { gapSeries } from './gaps.ts'
import { outside } from './outside.ts'
import { askedOf } from './part-of-hours.ts'
import { numeral, tableOf } from './table.ts'
import { bandLines, curveLine, outsideMark, rimmed, still, unfinishedLine } from './theme.ts'

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

function note(view: PictureView, now: number, pen: Pen): readonly Note[] {
  const hours = curveOf(view, now)
  const finished = hours.findLast((hour) => !hour.running && hour.count !== null)
  if (!finished) return []
  const { low, high, weeks } = finished.normal
  const word = (text: string): Note => ({ text, asked: null })
  const { id, from, to } = askedOf('complaints.received', [finished.start], now, 0)
  const count = {
    text: pen.t('chart.complaints.lastHour', { n: numeral(finished.count ?? 0) }),
    asked: { id, from, to },
  }
  if (low === null || high === null) return [count, word(pen.t('chart.complaints.noNormal'))]
  const usual = word(pen.t('chart.complaints.usual', { low: Math.round(low), high: Math.round(high) }))
  return [count, usual, ...(weeks < WEEKS ? [word(pen.t('state.provisional'))] : [])]
}

function option(view: PictureView, now: number, pen: Pen): ChartOption | null {
  const hours = curveOf(view, now)
  if (hours.every((hour) => hour.count === null)) return null
  const running = hours.length - 1
  const top = Math.max(...hours.map(({ count, normal }) => Math.max(count ?? 0, normal.high ?? 0)))
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
      ...bandLines(
        hours.map(({ normal }) => normal.low),
        hours.map(({ normal }) => (normal.high === null || normal.low === null ? null : normal.high - normal.low)),
        pen,
      ),
      {
        ...curveLine(
          hours.map(({ count, normal }, index) => {
            if (index === running || count === null) return null
            const side = outside(count, normal, true)
            if (side === null) return count
            // What stands out is marked; its word stands once, where the run of such hours ends.
            const next = hours[index + 1]
            const last = next === undefined || next.running || outside(next.count, next.normal, true) !== side
            const high = count > 0.8 * niceTop(top)
            const said = {
              show: last,
              position: !high ? ('top' as const) : index < 18 ? ('right' as const) : ('left' as const),
              ...rimmed(pen),
              formatter: pen.t(`chart.${side}`),
            }
            return { value: count, ...outsideMark(side === 'above', side === 'above', pen), label: said }
          }),
          pen,
        ),
        showAllSymbol: true,
      },
      unfinishedLine(
        // It begins at the last finished hour, whose dot is already there.
        hours.map(({ count }, index) => {
          if (index === running) return count
          return index === running - 1 && count !== null ? { value: count, symbol: 'none' } : null
        }),
        pen,
      ),
      ...gapSeries(
        'line',
        hours.flatMap(({ count }, index) => (count === null ? [index] : [])),
        hours.length,
        niceTop(top),
        pen.t('chart.gap'),
        pen,
      ),
    ],
  }
}

function table(view: PictureView, now: number, pen: Pen) {
  const hours = curveOf(view, now)
  const known = hours.some(({ count }) => count !== null)
  const usual = ({ low, high }: Normal) => (low === null || high === null ? '—' : `${numeral(low)}–${numeral(high)}`)
  return tableOf(
    ['hour', 'count', 'usual'].map((column) => pen.t(`chart.table.${column}`)),
    (known ? hours : []).map(({ start, count, running, normal }) => [
      `${hourOfDay(start)}:00${running ? ` ${pen.t('chart.table.running')}` : ''}`,
      count === null ? pen.t('chart.gap') : numeral(count),
      usual(normal),
    ]),
  )
}

export const complaints24h: Chart = {
  name: 'complaints-24h',
  indicator: 'complaints.received',
  title: 'chart.complaints.title',
  source: 'complaints',
  categories: 'x',
  shelves: ['tallies', 'marks', 'feeds'],
  note,
  option,
  table,
  asked: (_, now, index) => askedOf('complaints.received', lastHours(now, 24), now, index),
}
