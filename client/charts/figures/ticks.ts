import type { Span } from '@contract/indicator.ts'
import { districtIso } from '@contract/time.ts'
import { widthOf } from './numbers.ts'
import { middleOf, type Moment } from './spans.ts'
import { wordsOf, type Words } from './words.ts'

/** A label of the axis of time: where it stands, epoch ms, and what it says. */
export interface Tick {
  readonly at: number
  readonly text: string
}

const parts = (at: number) => {
  const iso = districtIso(at)
  return { year: +iso.slice(0, 4), month: +iso.slice(5, 7), day: +iso.slice(8, 10), hour: +iso.slice(11, 13) }
}

/** How a span is called in a sentence or a cell: `11月23日 09:00`, `11月23日`, `11月23日起一周`, `2026年11月`. */
export function spanWords(start: number, span: Span, lang: 'zh' | 'en'): string {
  const words = wordsOf(lang)
  const { year, month, day, hour } = parts(start)
  if (span === 'month') return words.monthOf(year, month)
  const text = words.dayOf(month, day)
  if (span === 'hour') return `${text} ${String(hour).padStart(2, '0')}:00`
  return span === 'week' ? words.week(text) : text
}

/** A label says only what changed since the label before it: the day, and the month where it begins; the year at its turn. */
function shortWords(start: number, before: number | null, span: Span, words: Words): string {
  const { year, month, day, hour } = parts(start)
  const last = before === null ? null : parts(before)
  if (span === 'month') return last === null || last.year !== year ? words.monthOf(year, month) : words.months(month)
  if (span === 'hour') return hour === 0 ? words.dayOf(month, day) : `${String(hour).padStart(2, '0')}:00`
  return last?.month === month && span === 'day' ? words.day(day) : words.dayOf(month, day)
}

/** Every how many spans a label may stand, by what people count in. */
const EVERY: Readonly<Record<Span, readonly number[]>> = {
  hour: [1, 2, 3, 6, 12, 24, 48, 168, 336, 744],
  day: [1, 2, 7, 14, 28, 56, 91, 182, 364],
  week: [1, 2, 4, 8, 13, 26, 52, 104],
  month: [1, 2, 3, 6, 12, 24, 60, 120],
}
const DAY_MS = 86_400_000
/** A Monday, and a January: steps are counted from these, so that labels stand on round moments whatever the period begins with. */
const MONDAY = Date.parse('2024-01-01T00:00:00+08:00')

function rankOf(start: number, span: Span): number {
  if (span === 'month') {
    const { year, month } = parts(start)
    return year * 12 + month - 1
  }
  return Math.round((start - MONDAY) / (span === 'hour' ? DAY_MS / 24 : span === 'day' ? DAY_MS : 7 * DAY_MS))
}

/** The labels that fit under a curve of `width` pixels in type of `size` pixels, evenly spaced, on round moments. */
export function ticksOf(
  moments: readonly Moment[],
  span: Span,
  width: number,
  size: number,
  lang: 'zh' | 'en',
): Tick[] {
  const words = wordsOf(lang)
  const each = width / Math.max(1, moments.length)
  const widest = widthOf(span === 'month' ? words.monthOf(2026, 11) : words.dayOf(11, 23), size) + size
  const every = EVERY[span].find((count) => count * each >= widest) ?? Math.ceil(widest / each)
  const shown = moments.filter(({ start }) => rankOf(start, span) % every === 0)
  const labelled = shown.length > 0 ? shown : moments.slice(0, 1)
  return labelled.map((moment, index) => ({
    // An hour begins at its label; a day, a week and a month lie round theirs.
    at: span === 'hour' ? moment.start : middleOf(moment),
    text: shortWords(moment.start, labelled[index - 1]?.start ?? null, span, words),
  }))
}
