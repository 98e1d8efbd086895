import type { Sentence } from '../contract/briefing.ts'
import type { Comparison, FigureGroup, FigureTold } from '../contract/indicator.ts'
import { namesOf } from './names.ts'
import { textOf } from './piece.ts'

/** Figures that fit the contract: a share of the last whole week, unless something else is said. */
export const told = (over: Partial<FigureTold> = {}): FigureTold => ({
  id: 'interception.gross',
  title: { zh: '前端拦截率', en: 'Front-end interception rate' },
  unit: 'percent',
  measure: 'share',
  theme: 'interception',
  direction: 'up',
  formula: { zh: '甲除以乙。', en: 'N of D.' },
  from: '2026-11-16T00:00:00+08:00',
  to: '2026-11-23T00:00:00+08:00',
  asOf: '2026-11-28T09:00:00+08:00',
  version: 7,
  state: 'fresh',
  withheld: null,
  notes: [],
  where: {},
  scope: null,
  feeds: [],
  target: null,
  comparisons: [],
  by: [],
  groups: [],
  records: '/records',
  recordsOf: null,
  address: `/figures/${over.id ?? 'interception.gross'}?version=7`,
  code: 'ABCD2345',
  value: 21.42,
  numerator: 6426,
  denominator: 30_000,
  ...over,
})

/** A plain count of the same week. */
export const counted = (value: number | null, over: Partial<FigureTold> = {}): FigureTold =>
  told({
    ...{ id: 'complaints.received', title: { zh: '投诉举报', en: 'Submissions' }, unit: 'cases', measure: 'count' },
    ...{ direction: 'none', value, numerator: value, denominator: null },
    ...over,
  })

export const before = (over: Partial<Comparison> = {}): Comparison => ({
  with: 'previous',
  from: '2026-11-09T00:00:00+08:00',
  to: '2026-11-16T00:00:00+08:00',
  value: 19.11,
  numerator: 5733,
  denominator: 30_000,
  change: 2.31,
  changePercent: null,
  better: true,
  reason: null,
  ...over,
})

export const group = (
  key: FigureGroup['key'],
  value: number | null,
  denominator: number | null = null,
): FigureGroup => ({
  key,
  value,
  numerator: denominator === null || value === null ? value : Math.round((value * denominator) / 100),
  denominator,
  address: `/figures/x?where=${encodeURIComponent(JSON.stringify(key))}`,
})

export const names = namesOf({
  streets: ['平湖', '布吉', '坂田', '南湾', '横岗', '龙城'].map((name, at) => ({
    code: `44030700${at}`,
    name: `${name}街道`,
    nameEn: `Street ${'ABCDEF'[at]}`,
  })),
  stations: ['平湖', '布吉', '坂田', '南湾', '横岗', '龙城'].map((name, at) => ({ id: `st-${at}`, name: `${name}所` })),
  lanes: [{ code: 'C1', title: { zh: '在线和解', en: 'ODR' } }],
})

export const chinese = (sentence: Sentence | null | undefined) => (sentence ? textOf(sentence.zh) : null)
export const english = (sentence: Sentence | null | undefined) => (sentence ? textOf(sentence.en) : null)
