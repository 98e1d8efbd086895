import { districtIso } from '@contract/time.ts'
import { baseLine, gridLine, label, type Ink } from './theme.ts'

/** The hour of day of an hour's start, `09`. */
export const hourOfDay = (start: number) => districtIso(start).slice(11, 13)

/** A category axis of hours that labels every third (or `every`) hour of the day, and only those. */
export function hourAxis(hours: readonly number[], ink: Ink, every = 6) {
  return {
    type: 'category' as const,
    data: hours.map(hourOfDay),
    ...baseLine(ink),
    axisLabel: {
      ...label(ink),
      margin: ink.px(6),
      interval: (_: number, text: string) => Number(text) % every === 0,
      hideOverlap: true,
    },
  }
}

/** A value axis of counts: whole numbers, two quiet lines, no line of its own. */
export function countAxis(ink: Ink, top: number) {
  const max = niceTop(top)
  return {
    type: 'value' as const,
    min: 0,
    max,
    interval: max / 2,
    ...gridLine(ink),
    axisLabel: { ...label(ink), margin: ink.px(6) },
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
