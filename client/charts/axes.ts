import { districtIso } from '@contract/time.ts'
import type { Pen } from './chart.ts'
import type { ChartOption } from './echarts.ts'

/** Smallest text of a chart, design units. */
const LABEL = 14

/** Text of every axis and label: legible, never below the smallest size of the wall. */
export const label = (pen: Pen, colour = '--ink3') => ({ color: pen.colour(colour), fontSize: pen.px(LABEL) })

/** What all charts share: still, and with the theme's type. */
export const still = (pen: Pen) =>
  ({
    animation: false,
    textStyle: { fontFamily: pen.colour('--font'), fontSize: pen.px(LABEL) },
  }) satisfies ChartOption

/** The hour of day of an hour's start, `09`. */
export const hourOfDay = (start: number) => districtIso(start).slice(11, 13)

/** A category axis of hours that labels every third (or `every`) hour of the day, and only those. */
export function hourAxis(hours: readonly number[], pen: Pen, every = 6) {
  return {
    type: 'category' as const,
    data: hours.map(hourOfDay),
    axisLine: { lineStyle: { color: pen.colour('--line2') } },
    axisTick: { show: false },
    axisLabel: {
      ...label(pen),
      margin: pen.px(6),
      interval: (_: number, text: string) => Number(text) % every === 0,
      hideOverlap: true,
    },
  }
}

/** A value axis of counts: whole numbers, two quiet lines, no line of its own. */
export function countAxis(pen: Pen, top: number) {
  const max = niceTop(top)
  return {
    type: 'value' as const,
    min: 0,
    max,
    interval: max / 2,
    splitLine: { lineStyle: { color: pen.colour('--line') } },
    axisLabel: { ...label(pen), margin: pen.px(6) },
  }
}

/** The next even round number at or above the largest count, at least 4, so that half of it is whole. */
export function niceTop(largest: number): number {
  const wanted = Math.max(4, largest)
  const unit = 10 ** Math.floor(Math.log10(wanted))
  const step = [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10].find((factor) => factor * unit >= wanted) ?? 10
  const top = Math.ceil(step * unit)
  return top % 2 === 0 ? top : top + 1
}
