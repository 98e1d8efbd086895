import type { FigureAsked } from '@contract/indicator.ts'
import { districtIso } from '@contract/time.ts'
import { HOUR_MS, startOfHour, tallyAt } from '../picture/hours.ts'
import { hourMissing } from '../picture/normal.ts'
import { heardUntil, type Source } from '../picture/standing.ts'
import type { PictureView } from '../picture/view.ts'
import { countAxis, hourAxis, hourOfDay, niceTop } from './axes.ts'
import type { Chart, Pen } from './chart.ts'
import type { ChartOption } from './echarts.ts'
import { gapSeries } from './gaps.ts'
import { numeral, tableOf } from './table.ts'
import { label, still, unfinishedBar } from './theme.ts'

/** A count per hour and the part of it that matters, such as alarms and entrapments among them. */
export interface Parted {
  readonly source: Source
  readonly whole: string
  readonly part: string
  /** Token of the part's colour: what is abnormal has one. */
  readonly colour: string
}

export interface PartedHour {
  readonly start: number
  /** Null: nobody can say, or not yet begun. */
  readonly whole: number | null
  readonly part: number | null
  /** The hour was over and nothing is known of it. An hour to come is not missing. */
  readonly missing: boolean
}

/** Counts of the given hours; the part is never larger than the whole. */
export function partedHours(view: PictureView, now: number, hours: readonly number[], what: Parted): PartedHour[] {
  const { tallies, marks } = view.shelves
  const until = heardUntil(view, what.source, now)
  return hours.map((start) => {
    if (start > startOfHour(now)) return { start, whole: null, part: null, missing: false }
    const whole = tallyAt(tallies, what.whole, start)
    if (whole === 0 && hourMissing(start, marks.get('firstFactAt'), until))
      return { start, whole: null, part: null, missing: true }
    return { start, whole, part: Math.min(whole, tallyAt(tallies, what.part, start)), missing: false }
  })
}

/** Sums over hours: numerator, denominator. */
export function sumsOf(hours: readonly PartedHour[]): { part: number; whole: number } {
  return {
    part: hours.reduce((sum, hour) => sum + (hour.part ?? 0), 0),
    whole: hours.reduce((sum, hour) => sum + (hour.whole ?? 0), 0),
  }
}

/** Bars of the whole in quiet blue, the part in its colour at their foot with its number above. Null when nothing is known. */
export function partedOption(hours: readonly PartedHour[], now: number, pen: Pen, what: Parted): ChartOption | null {
  if (hours.every((hour) => hour.whole === null)) return null
  const running = startOfHour(now)
  const top = Math.max(...hours.map((hour) => hour.whole ?? 0))
  const missing = hours.flatMap((hour, index) => (hour.missing ? [index] : []))
  const bar = { type: 'bar' as const, silent: true, barWidth: '62%', barGap: '-100%' }
  return {
    ...still(pen),
    grid: { left: pen.px(34), right: pen.px(8), top: pen.px(18), bottom: pen.px(24) },
    xAxis: hourAxis(
      hours.map((hour) => hour.start),
      pen,
    ),
    yAxis: countAxis(pen, top),
    series: [
      {
        ...bar,
        data: hours.map(({ start, whole }) => ({
          value: whole,
          itemStyle: start === running ? unfinishedBar(pen) : { color: pen.colour('--data2') },
        })),
      },
      {
        ...bar,
        itemStyle: { color: pen.colour(what.colour) },
        label: { show: true, position: 'top', distance: pen.px(2), ...label(pen, '--ink'), fontWeight: 'bold' },
        data: hours.map(({ part }) => (part === null || part === 0 ? null : part)),
      },
      ...gapSeries('bar', missing, hours.length, niceTop(top), pen.t('chart.gap'), pen).map((gaps) => ({
        ...bar,
        ...gaps,
      })),
    ],
  }
}

/** From and to (epoch ms) of one of the hours, or of all of them up to now. */
function spanOf(hours: readonly number[], now: number, index: number | null): [number, number] {
  const start = index === null ? undefined : hours[index]
  return start === undefined ? [hours[0] ?? now, now] : [start, Math.min(start + HOUR_MS, Math.max(now, start))]
}

/** A figure of one of the hours, or of all of them up to now hour by hour. */
export function askedOf(id: string, hours: readonly number[], now: number, index: number | null): FigureAsked {
  const [from, to] = spanOf(hours, now, index)
  return { id, from: districtIso(from), to: districtIso(to), ...(index === null && { by: ['hour'] }) }
}

/** A chart of a count per hour and the part of it that matters. Its words are `chart.<words>`. */
export function partedChart(
  what: Parted & {
    readonly name: string
    readonly indicator: string
    /** Indicator whose count (or numerator) the part is. */
    readonly partIndicator: string
    readonly words: string
    readonly hours: (now: number) => readonly number[]
    /** What the note calls the sums. */
    readonly noted: { readonly whole: string; readonly part: string }
  },
): Chart {
  const title = `chart.${what.words}.title`
  return {
    name: what.name,
    indicator: what.indicator,
    title,
    source: what.source,
    categories: 'x',
    shelves: ['tallies', 'marks', 'feeds'],
    note(view, now, pen) {
      const hours = partedHours(view, now, what.hours(now), what)
      if (hours.every((hour) => hour.whole === null)) return []
      const sums = sumsOf(hours)
      const from = districtIso(what.hours(now)[0] ?? now)
      return (['whole', 'part'] as const).map((side) => ({
        text: pen.t(`chart.${what.words}.${what.noted[side]}`, { n: numeral(sums[side]) }),
        asked: { id: side === 'whole' ? what.indicator : what.partIndicator, from, to: districtIso(now) },
      }))
    },
    option: (view, now, pen) => partedOption(partedHours(view, now, what.hours(now), what), now, pen, what),
    table(view, now, pen) {
      const hours = partedHours(view, now, what.hours(now), what)
      const known = hours.some((hour) => hour.whole !== null)
      const text = (n: number | null, missing: boolean) =>
        n === null ? pen.t(missing ? 'chart.gap' : 'state.none') : numeral(n)
      return tableOf(
        [pen.t('chart.table.hour'), pen.t(`chart.table.${what.noted.whole}`), pen.t(`chart.table.${what.noted.part}`)],
        (known ? hours : []).map(({ start, whole, part, missing }) => [
          `${hourOfDay(start)}:00${start === startOfHour(now) ? ` ${pen.t('chart.table.running')}` : ''}`,
          text(whole, missing),
          text(part, missing),
        ]),
      )
    },
    asked: (_, now, index) => askedOf(what.indicator, what.hours(now), now, index),
  }
}
