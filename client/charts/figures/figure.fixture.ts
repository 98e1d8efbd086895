import type { FigureGroup, FigureTold, UsualBand } from '@contract/indicator.ts'
import { districtDay, districtHour } from '@contract/time.ts'
import type { Depicted, FigurePen } from './figure-chart.ts'

const HOUR_MS = 3_600_000
const plain = { zh: '', en: '' }

/** A pen for tests: a token is its own colour, a unit a pixel, groups keep their words. */
export const anyFigurePen: FigurePen = { lang: 'zh', name: () => null, colour: (token) => token, px: (units) => units }

/** A count of received cases, with what a test says of it. */
export function anyFigure(more: Partial<FigureTold> = {}): FigureTold {
  return {
    id: 'complaints.received',
    title: { zh: '登记件数', en: 'Registered' },
    unit: 'cases',
    measure: 'count',
    theme: 'complaints',
    direction: 'down',
    formula: plain,
    value: null,
    numerator: null,
    denominator: null,
    from: null,
    to: null,
    asOf: '2026-11-23T09:41:00+08:00',
    version: 1,
    state: 'fresh',
    withheld: null,
    notes: [],
    where: {},
    scope: null,
    feeds: [],
    target: null,
    comparisons: [],
    by: ['day'],
    groups: [],
    records: '',
    recordsOf: null,
    address: '/figure/complaints.received',
    code: 'AAAA1111',
    ...more,
  }
}

/** A group of a count. */
export const counted = (key: FigureGroup['key'], value: number | null, gap?: FigureGroup['gap']): FigureGroup => ({
  key,
  value,
  numerator: value,
  denominator: null,
  address: `/figure/complaints.received?${Object.values(key).join('&')}`,
  ...(gap && { gap }),
})
/** A group of a share: null of nothing. */
export const shared = (key: FigureGroup['key'], numerator: number, denominator: number): FigureGroup => ({
  key,
  value: denominator === 0 ? null : Math.round((numerator / denominator) * 10_000) / 100,
  numerator,
  denominator,
  address: `/figure/interception.gross?${Object.values(key).join('&')}`,
})

/** Keys of consecutive days, or hours, from a moment on. */
export const daysFrom = (from: string, count: number) =>
  Array.from({ length: count }, (_, index) => districtDay(Date.parse(`${from}T00:00:00+08:00`) + index * 24 * HOUR_MS))
export const hoursFrom = (from: string, count: number) =>
  Array.from({ length: count }, (_, index) => districtHour(Date.parse(`${from}:00:00+08:00`) + index * HOUR_MS))

/** Counts by day from 2026-11-01; a null value is one that nobody can say. */
export const daily = (values: readonly (number | null)[], more: Partial<FigureTold> = {}): Depicted => ({
  figure: anyFigure({
    groups: daysFrom('2026-11-01', values.length).map((day, index) =>
      counted({ day }, values[index] ?? null, values[index] === null ? 'down' : undefined),
    ),
    ...more,
  }),
  usual: null,
  annotations: [],
})

/** What is usual on each of those days. */
export const usually = (low: number, median: number, high: number, count: number): UsualBand => ({
  id: 'complaints.received',
  span: 'day',
  items: daysFrom('2026-11-01', count).map((day) => ({ at: `${day}T00:00:00+08:00`, weeks: 8, low, median, high })),
})
