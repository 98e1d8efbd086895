import {
  spans,
  type FigureGroup,
  type FigureTold,
  type Grouping,
  type IndicatorDimension,
  type Span,
} from '@contract/indicator.ts'
import { districtDay } from '@contract/time.ts'

const HOUR_MS = 3_600_000

/** Points of one chart, all curves together. */
export const MOST_POINTS = 2_000

/** One span of a curve. A null value is never 0: `gap` says why there is none; without it there was nothing to reckon with. */
export interface Moment {
  /** Epoch ms, `end` exclusive. */
  readonly start: number
  readonly end: number
  readonly value: number | null
  readonly gap: 'down' | 'before' | 'ahead' | 'unknown' | null
  /** Not over yet. */
  readonly running: boolean
  /** Null: nothing was told of it. */
  readonly group: FigureGroup | null
}

const isSpan = (dimension: IndicatorDimension): dimension is Span => (spans as readonly string[]).includes(dimension)

/** The span that a figure was asked by, and the grouping beside it. */
export const spanOf = ({ by }: Pick<FigureTold, 'by'>): Span | null => by.find(isSpan) ?? null
export const groupingOf = ({ by }: Pick<FigureTold, 'by'>): Grouping | null =>
  by.find((dimension): dimension is Grouping => !isSpan(dimension)) ?? null

/** First moment of a span by its key, epoch ms: `2026-11-23T09`, `2026-11-23`, `2026-11`. NaN: no such key. */
export function startOf(key: string): number {
  const [day = '', hour = '00'] = key.split('T')
  return Date.parse(`${day.length === 7 ? `${day}-01` : day}T${hour}:00:00+08:00`)
}

/** First moment of the span after the one that begins at `start`. */
export function nextOf(span: Span, start: number): number {
  if (span === 'hour') return start + HOUR_MS
  if (span === 'day') return start + 24 * HOUR_MS
  if (span === 'week') return start + 7 * 24 * HOUR_MS
  const [year = 0, month = 0] = districtDay(start).split('-').map(Number)
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`
  return startOf(next)
}

function momentOf(group: FigureGroup, start: number, span: Span): Moment {
  const gap = group.gap === undefined || group.gap === 'running' ? null : group.gap
  const value = gap === null && Number.isFinite(group.value) ? group.value : null
  return { start, end: nextOf(span, start), value, gap, running: group.gap === 'running', group }
}

/**
 * The spans of a curve in their order, at most the latest `most`. A span between two others of which nothing was told is unknown:
 * it is drawn as a gap, and the curve does not leap over it.
 */
export function momentsOf(groups: readonly FigureGroup[], span: Span, most = MOST_POINTS): Moment[] {
  const told = groups
    .map((group) => momentOf(group, startOf(group.key[span] ?? ''), span))
    .filter(({ start }) => Number.isFinite(start))
    .sort((a, b) => a.start - b.start)
    .slice(-most)
  const all: Moment[] = []
  for (const moment of told) {
    let before = all.at(-1)
    if (before?.start === moment.start) continue
    for (let filled = 0; before !== undefined && before.end < moment.start && filled < most; filled++) {
      before = {
        start: before.end,
        end: nextOf(span, before.end),
        value: null,
        gap: 'unknown',
        running: false,
        group: null,
      }
      all.push(before)
    }
    all.push(moment)
  }
  return all.slice(-most)
}

/** The middle of a span, where its point stands: a line drawn between two days then lies between their points. */
export const middleOf = ({ start, end }: Pick<Moment, 'start' | 'end'>) => (start + end) / 2
