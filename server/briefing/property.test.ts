import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BriefingPage, Piece, Sentence } from '../contract/briefing.ts'
import type { Comparison, FigureTold, IndicatorUnit, Measure } from '../contract/indicator.ts'
import { asksOf } from './asked.ts'
import { names, told } from './briefing.fixture.ts'
import { compose, type Answer } from './compose.ts'
import { WIDEST } from './headline.ts'
import { plans } from './index.ts'
import { textOf, widthOf } from './piece.ts'

const REASON = { zh: '记录始于某日，共33天。', en: 'The record is 33 days old.' }
const number = fc.double({ min: 0, max: 1e7, noNaN: true, noDefaultInfinity: true })
const kinds: readonly (readonly [IndicatorUnit, Measure])[] = [
  ['percent', 'share'],
  ['cases', 'count'],
  ['alarms', 'count'],
  ['hours', 'median'],
  ['seconds', 'median'],
  ['points', 'mean'],
]
const valueOf = ([unit, measure]: (typeof kinds)[number]) =>
  measure === 'share'
    ? fc.nat(400).chain((denominator) =>
        fc.nat(denominator).map((numerator) => ({
          ...{ numerator, denominator },
          value: denominator === 0 ? null : Math.round((numerator / denominator) * 10_000) / 100,
        })),
      )
    : measure === 'count'
      ? fc.nat(100_000).map((value) => ({ value, numerator: value, denominator: null }))
      : fc.tuple(number, fc.nat(60)).map(([value, measured]) => ({
          ...{ value: measured === 0 ? null : value, numerator: null, denominator: measured },
          unit,
        }))
const comparison: fc.Arbitrary<Comparison> = fc.record({
  with: fc.constantFrom('previous', 'lastYear', 'target'),
  from: fc.constantFrom(null, '2026-11-09T00:00:00+08:00', '2025-11-16T00:00:00+08:00'),
  to: fc.constantFrom(null, '2026-11-16T00:00:00+08:00', '2025-11-23T00:00:00+08:00'),
  value: fc.option(number),
  numerator: fc.constant(null),
  denominator: fc.constant(null),
  change: fc.option(fc.double({ min: -1e4, max: 1e4, noNaN: true })),
  changePercent: fc.option(fc.double({ min: -100, max: 1e4, noNaN: true })),
  better: fc.option(fc.boolean()),
  reason: fc.option(fc.constant(REASON)),
})
let made = 0
const figure: fc.Arbitrary<FigureTold> = fc.constantFrom(...kinds).chain((kind) =>
  fc
    .record({
      value: valueOf(kind),
      state: fc.constantFrom('fresh', 'ageing', 'stale', 'withheld', 'missing', 'provisional'),
      direction: fc.constantFrom('up', 'down', 'none'),
      target: fc.option(fc.nat(100).map((value) => ({ value, source: REASON }))),
      comparisons: fc.array(comparison, { maxLength: 3 }),
      notes: fc.array(fc.constant(REASON), { maxLength: 1 }),
      standing: fc.boolean(),
      heard: fc.option(fc.nat(4e9)),
      groups: fc.array(
        fc.record({ value: valueOf(kind), at: fc.option(fc.nat(5)), gap: fc.option(fc.constant('down')) }),
        { maxLength: 8 },
      ),
    })
    .map(({ value, groups, standing, heard, state, ...rest }) => {
      const hidden = state === 'withheld' || state === 'missing'
      return told({
        ...{ ...rest, state: state, unit: kind[0], measure: kind[1] },
        direction: rest.direction,
        title: { zh: '某项指标', en: 'Some figure' },
        ...(hidden ? { value: null, numerator: null, denominator: null } : value),
        ...(standing && { from: null, to: null }),
        feeds: heard === null ? [] : [{ feed: 'f', title: REASON, state: 'stale', heardAt: heard * 400 }],
        address: `/figures/f${(made += 1)}`,
        groups: groups.map(({ value: of, at, gap }) => ({
          ...of,
          key: Object.fromEntries(
            ['street', 'station', 'class', 'lane', 'condition', 'place', 'site', 'feed', 'level', 'kind'].map(
              (each) => [
                each,
                at === null ? null : each === 'street' ? `44030700${at}` : each === 'station' ? `st-${at}` : '某组',
              ],
            ),
          ),
          address: `/figures/g${(made += 1)}`,
          ...(gap !== null && { gap: 'down' as const }),
        })),
      })
    }),
)
const answer: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 9, arbitrary: figure },
  { weight: 1, arbitrary: fc.constant({ refused: '没有这项指标。' }) },
)
const pages = plans.flatMap((plan) => plan.pages)
const period = { from: Date.parse('2026-11-16T00:00:00+08:00'), to: Date.parse('2026-11-23T00:00:00+08:00') }
const asked = fc.constantFrom(...pages).chain((plan) => {
  const many = asksOf(plan, period).length
  return fc.tuple(fc.constant(plan), fc.array(answer, { minLength: many, maxLength: many }))
})

const sentencesOf = ({ headline, comparison: compared, cause, ask, minded }: BriefingPage): Sentence[] => [
  ...[headline, ...compared, ...cause, ...ask, ...minded],
]
const DATE = /^(\d{4}年\d+月|\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{4}|\d{1,2}:\d{2} on )/
/** What another room told in words, or what is called so: a date, a reason. */
const words = new Set([
  REASON.zh.slice(0, -1),
  REASON.en.slice(0, -1),
  ...['zh', 'en'].flatMap((each) => [0, 1, 2, 3, 4, 5].map((at) => names('street', `44030700${at}`)![each as 'zh'])),
])
const mayCount = ({ text, figure: opens }: Piece) =>
  opens !== undefined || !/\d/.test(text) || DATE.test(text) || words.has(text)

const held = (rule: (made: BriefingPage, figures: readonly FigureTold[]) => void) =>
  fc.assert(
    fc.property(asked, ([plan, figures]) => {
      const page = compose(plan, { figures, usual: null, annotations: [] }, names)
      if (page)
        rule(
          page,
          figures.flatMap((each) => ('refused' in each ? [] : [each])),
        )
    }),
    { numRuns: 400 },
  )

test('every digit in a sentence opens its figure, or is a date or somebody else’s words', () => {
  held((page) => {
    for (const { zh, en } of sentencesOf(page))
      for (const piece of [...zh, ...en]) expect(mayCount(piece), JSON.stringify(piece)).toBe(true)
  })
})

test('no figure is opened that is not in an answer', () => {
  held((page, figures) => {
    const known = new Set(figures.flatMap(({ address, groups }) => [address, ...groups.map((each) => each.address)]))
    for (const { zh } of sentencesOf(page))
      for (const { figure: opens } of zh) if (opens) expect(known).toContain(opens)
  })
})

test('both languages name the same figures', () => {
  held((page) => {
    for (const { zh, en } of sentencesOf(page)) {
      const opened = (pieces: readonly Piece[]) => [...new Set(pieces.flatMap((each) => each.figure ?? []))].sort()
      expect(opened(en)).toEqual(opened(zh))
      expect(textOf(en)).not.toBe('')
    }
  })
})

test('nothing to divide by, withheld and missing never become a number', () => {
  held((page, figures) => {
    for (const { address, value } of figures)
      if (value === null)
        for (const { zh, en } of sentencesOf(page))
          for (const { text, figure: opens } of [...zh, ...en]) if (opens === address) expect(text).not.toMatch(/\d/)
  })
})

test('shares differ in points, numbers in percent', () => {
  held((page, figures) => {
    const units = new Map(figures.map(({ address, unit }) => [address, unit]))
    for (const { zh } of sentencesOf(page))
      for (const { text, figure: opens } of zh)
        if (text.includes('个百分点')) expect(units.get(opens ?? '')).toBe('percent')
    for (const { zh } of page.comparison) expect(textOf(zh)).not.toMatch(/个百分点（[增下]/)
  })
})

test('a headline can be read from the back of the room, and has its figure in it', () => {
  held((page) => {
    expect(widthOf(page.headline.zh)).toBeLessThanOrEqual(WIDEST)
    const { figure: main } = page
    if (main && main.value !== null) expect(page.headline.zh.some((each) => each.figure === main.address)).toBe(true)
  })
})

test('a group of fewer than five cases is in no ranking', () => {
  held((page, figures) => {
    const few = new Set(
      figures.flatMap(({ measure, groups }) =>
        groups
          .filter(({ value, denominator }) => (measure === 'count' ? (value ?? 0) < 5 : (denominator ?? 0) < 5))
          .map((each) => each.address),
      ),
    )
    for (const { zh } of page.cause) for (const { figure: opens } of zh) if (opens) expect(few).not.toContain(opens)
  })
})
