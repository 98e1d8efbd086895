import { expect, test } from 'vitest'
import { frameOf, misses } from './bars-frame.ts'
import { figureBars } from './figure-bars.chart.ts'
import type { Depicted, FigurePen } from './figure-chart.ts'
import { figureMultiples } from './figure-multiples.chart.ts'
import { anyFigure, anyFigurePen as pen, counted, daily, daysFrom, shared, usually } from './figure.fixture.ts'
import { fitted, rowsOf } from './groups.ts'
import { columnsFor, panelsFrame, panelsOf } from './panels.ts'
import { MOST_POINTS } from './spans.ts'

const box = { width: 900, height: 500 }
const streets = (counts: Readonly<Record<string, number | null>>): Depicted => ({
  ...daily([]),
  figure: anyFigure({
    by: ['street'],
    groups: Object.entries(counts).map(([street, count]) => counted({ street }, count)),
  }),
})
const shares = (
  parts: Readonly<Record<string, readonly [number, number]>>,
  target: number | null = null,
): Depicted => ({
  ...daily([]),
  figure: anyFigure({
    by: ['street'],
    unit: 'percent',
    measure: 'share',
    direction: 'up',
    target: target === null ? null : { value: target, source: { zh: '考核办法', en: 'the rules' } },
    groups: Object.entries(parts).map(([street, [n, d]]) => shared({ street }, n, d)),
  }),
})
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`街${index + 10}`, index + 1]))
const manyShares = Object.fromEntries(
  Array.from({ length: 30 }, (_, index) => [`第${index}市场监督管理所`, [index, 30] as const]),
)
interface Drawn {
  readonly series: readonly { readonly data: readonly { readonly value: number | null }[] }[]
  readonly xAxis: { readonly min: number; readonly max: number } & readonly unknown[]
  readonly graphic: { readonly elements: readonly { readonly style: { readonly text?: string } }[] }
}
const drawn = (what: Depicted, chart = figureBars, room = box) =>
  chart.option(what, room, pen) as unknown as Drawn | null
const textsOf = (one: Drawn | null) => one?.graphic.elements.flatMap(({ style }) => style.text ?? []) ?? []

test('bars stand from the largest to the smallest, those without a value last and with —', () => {
  const option = drawn(streets({ 沙井: 3, 新桥: null, 福海: 9, 福永: 0 }))
  expect(option?.series[0]?.data.map(({ value }) => value)).toEqual([9, 3, 0, null])
  expect(textsOf(option)).toEqual(['福海', '沙井', '福永', '新桥', '9', '3', '0', '—'])
})
test('a share stands with what it is made of; of nothing it is —, not 0 %', () => {
  expect(textsOf(drawn(shares({ 沙井: [7, 8], 新桥: [0, 0] }))).slice(2)).toEqual(['87.5%  7/8', '—  0/0'])
})
test('counts that have no room are summed, and the bars add up to the whole', () => {
  const what = streets(many(60))
  const { shown, left } = fitted(rowsOf(what.figure, 'street', pen), 10, what.figure, pen)
  expect([shown.length, shown.at(-1)?.name, left]).toEqual([10, '其余 51 项', 0])
  expect(shown.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe((60 * 61) / 2)
})
test('shares are never summed: what has no room is counted in the key and stands in the table', () => {
  const what = shares(
    Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`街${index}`, [index, 30] as const])),
  )
  const small = { width: 600, height: 160 }
  expect(textsOf(drawn(what, figureBars, small)).some((text) => text.startsWith('其余'))).toBe(false)
  expect(figureBars.key(what, small, pen).some(({ says }) => /^另有 2\d 项未画出/.test(says))).toBe(true)
  expect(figureBars.table(what, pen).rows).toHaveLength(30)
})
test('a bar that misses the target has a sign beside its number, whichever way is better', () => {
  const what = shares({ 沙井: [9, 10], 新桥: [5, 10] }, 60)
  expect(textsOf(drawn(what))).toContain('50% ◆  5/10')
  expect(textsOf(drawn(what))).toContain('90%  9/10')
  expect(figureBars.key(what, box, pen).map(({ says }) => says)).toEqual(['目标 60%：考核办法', '未达目标'])
  expect(misses({ figure: { ...what.figure, direction: 'down' } }, 90)).toBe(true)
  expect(misses({ figure: { ...what.figure, direction: 'none' } }, 90)).toBe(false)
  expect(misses(what, null)).toBe(false)
})
test('on a telephone no number and no name is cut: names stand above their bars where both have no room', () => {
  const names = { 平湖市场监督管理所: [126, 12_271], 坂田市场监督管理所: [357, 26_357] } as const
  for (const width of [300, 346, 420, 700, 900]) {
    const what = shares(names, 60)
    const texts = textsOf(drawn(what, figureBars, { width, height: 260 }))
    expect(texts).toEqual(expect.arrayContaining([...Object.keys(names), '1.03% ◆  126/12,271', '1.35% ◆  357/26,357']))
    const frame = frameOf(what, { width, height: 260 }, pen)!
    expect(frame.named).toBe(width < 400 ? 'above' : 'beside')
    expect(frame.rowHeight * frame.rows.length + frame.top).toBeLessThanOrEqual(260)
    // With the height that it asks for, none is left out.
    const tall = { width, height: figureBars.height(shares(manyShares), width, pen) }
    expect(frameOf(shares(manyShares), tall, pen)?.left).toBe(0)
  }
})
test('changes below zero run to the left of zero', () => {
  const option = drawn(streets({ 沙井: -8, 新桥: 4 }))
  expect([option?.xAxis.min, option?.xAxis.max]).toEqual([-8, 4])
})
test('all zero and all without a value still have an axis and their rows', () => {
  for (const count of [0, null]) {
    const option = drawn(streets({ 沙井: count, 新桥: count }))
    expect(option?.series[0]?.data).toHaveLength(2)
    expect(option?.xAxis.max).toBeGreaterThan(option?.xAxis.min ?? 0)
  }
})
test('groups are called as the house calls them, and what nobody told is said', () => {
  const named: FigurePen = { ...pen, name: (_, key) => (key === 's1' ? '沙井街道' : null) }
  const groups = [counted({ street: 's1' }, 2), counted({ street: null }, 1)]
  expect(rowsOf(anyFigure({ by: ['street'], groups }), 'street', named).map(({ name }) => name)).toEqual([
    '沙井街道',
    '未注明',
  ])
  expect(rowsOf(anyFigure({ by: ['lane'], groups: [counted({ lane: null }, 1)] }), 'lane', pen)[0]?.name).toBe(
    '中心席位',
  )
})
test('no groups, or none of that kind, are no bars', () => {
  expect(drawn(streets({}))).toBeNull()
  expect(drawn(daily([1, 2]))).toBeNull()
})
test('a touch on a row opens its page, on the sum of the rest none', () => {
  const what = streets({ 沙井: 3, 新桥: 9 })
  expect(figureBars.addressAt(what, box, pen, 300, 5)).toBe('/figure/complaints.received?新桥')
  expect(figureBars.addressAt(streets(many(60)), { width: 900, height: 300 }, pen, 300, 295)).toBeNull()
})

const panels = (count: number, days: number, at: (street: number, day: number) => number | null): Depicted => ({
  ...daily([]),
  figure: anyFigure({
    by: ['street', 'day'],
    groups: Array.from({ length: count }, (_, street) =>
      daysFrom('2026-11-01', days).map((day, index) => {
        const value = at(street, index)
        return counted(
          { street: `街${String(street).padStart(2, '0')}`, day },
          value,
          value === null ? 'down' : undefined,
        )
      }),
    ).flat(),
  }),
})
test('little curves stand by their last value, those that never had one last', () => {
  const what = panels(4, 3, (street, day) => (street === 1 ? null : street * 10 + day))
  expect(panelsOf(what, pen).map(({ name }) => name)).toEqual(['街03', '街02', '街00', '街01'])
})
test('little curves share one scale, which holds the largest of all', () => {
  const frame = panelsFrame(
    panels(6, 5, (street) => street * 100),
    box,
    pen,
    40,
  )
  expect(frame?.scale.min).toBe(0)
  expect(frame?.scale.max).toBeGreaterThanOrEqual(500)
  const axes = (
    drawn(
      panels(6, 5, (street) => street * 100),
      figureMultiples,
    ) as unknown as { yAxis: { max: number }[] }
  ).yAxis
  expect(new Set(axes.map(({ max }) => max)).size).toBe(1)
})
test('each little curve has its own gaps, and after a silence no last value', () => {
  const what = panels(2, 4, (street, day) => (street === 0 && day > 1 ? null : 5))
  const option = drawn(what, figureMultiples)
  expect(textsOf(option)).toContain('数据源静默')
  const gaps = (option?.series as unknown as { markArea?: { data: unknown[] } }[]).map(
    ({ markArea }) => markArea?.data.length,
  )
  expect(gaps.sort()).toEqual([0, 1])
})
test('at most 24 little curves and two thousand points; what is left out is counted', () => {
  const what = panels(30, 200, (street, day) => street + day)
  const wide = { width: 1_600, height: 900 }
  const frame = panelsFrame(what, wide, pen, 40)
  expect([frame?.panels.length, frame?.left]).toEqual([24, 6])
  expect(frame?.panels.reduce((sum, { points }) => sum + points.length, 0)).toBeLessThanOrEqual(MOST_POINTS)
  const says = figureMultiples.key(what, wide, pen).map((line) => line.says)
  expect(says).toContain('另有 6 项未画出，见表格')
  expect(says.some((text) => text.startsWith('时段太多'))).toBe(true)
  expect(figureMultiples.table(what, pen).rows).toHaveLength(6_000)
})
test('panels never overlap and never leave their box', () => {
  for (const count of [1, 2, 5, 7, 11, 24])
    for (const room of [box, { width: 350, height: 900 }, { width: 1_800, height: 260 }]) {
      const frame = panelsFrame(
        panels(count, 3, () => 1),
        room,
        pen,
        30,
      )
      for (const [index, one] of (frame?.panels ?? []).entries()) {
        expect(one.left + (frame?.width ?? 0)).toBeLessThanOrEqual(room.width + 0.01)
        expect(one.top + (frame?.height ?? 0)).toBeLessThanOrEqual(room.height + 0.01)
        for (const other of frame?.panels.slice(index + 1) ?? [])
          expect(Math.abs(one.left - other.left) > 1 || Math.abs(one.top - other.top) > 1).toBe(true)
      }
    }
  expect(columnsFor(1, box, 14)).toBe(1)
})
test('what is usual in the district stands behind shares, not behind counts of one street', () => {
  const usual = usually(40, 50, 60, 3)
  const count = { ...panels(2, 3, () => 4), usual }
  const share = { ...count, figure: { ...count.figure, measure: 'share' as const, unit: 'percent' as const } }
  expect(figureMultiples.key(count, box, pen).some(({ sign }) => sign === 'band')).toBe(false)
  expect(figureMultiples.key(share, box, pen).some(({ sign }) => sign === 'band')).toBe(true)
})
test('little curves without any value are no picture', () => {
  expect(
    figureMultiples.option(
      panels(3, 3, () => null),
      box,
      pen,
    ),
  ).toBeNull()
  expect(figureMultiples.option(daily([1]), box, pen)).toBeNull()
})
