import { expect, test } from 'vitest'
import { frameOf, pointsOf } from './curve-frame.ts'
import { surgeWords } from './curve-series.ts'
import type { Depicted } from './figure-chart.ts'
import { figureCurve } from './figure-curve.chart.ts'
import { anyFigure, anyFigurePen as pen, counted, daily, daysFrom, shared, usually } from './figure.fixture.ts'
import { widthOf } from './numbers.ts'
import { stretchWords } from './stretches.ts'

const box = { width: 900, height: 400 }
const at = (day: string) => Date.parse(`${day}T00:00:00+08:00`)
interface Line {
  readonly data: readonly (readonly [number, number | null] | { readonly value: readonly [number, number | null] })[]
  readonly connectNulls?: boolean
  readonly lineStyle?: { readonly type?: string }
  readonly areaStyle?: unknown
  readonly stack?: string
  readonly markArea?: { readonly data: readonly (readonly [{ xAxis: number }, { xAxis: number }])[] }
}
const linesOf = (what: Depicted) => (figureCurve.option(what, box, pen)?.series ?? []) as unknown as Line[]
const valuesOf = (line: Line | undefined) =>
  (line?.data ?? []).map((point) => ('value' in point ? point.value[1] : point[1]))
const curveOf = (what: Depicted) => linesOf(what).find(({ markArea }) => markArea !== undefined)
const change = (day: string, zh: string) => ({ at: at(day), to: null, is: 'rule' as const, says: { zh, en: zh } })

test('a silent feed is a hole in the curve and grey ground, never a zero and never leapt over', () => {
  const curve = curveOf(daily([5, 7, null, null, 6]))
  expect(valuesOf(curve)).toEqual([5, 7, null, null, 6])
  expect(curve?.connectNulls).toBe(false)
  expect(curve?.markArea?.data.map(([from, to]) => [from.xAxis, to.xAxis])).toEqual([
    [at('2026-11-03'), at('2026-11-05')],
  ])
})
test('a value that came with a silent span is not believed', () => {
  const groups = [
    counted({ day: '2026-11-01' }, 4),
    counted({ day: '2026-11-02' }, 0, 'down'),
    counted({ day: '2026-11-03' }, 0),
  ]
  expect(valuesOf(curveOf({ ...daily([]), figure: anyFigure({ groups }) }))).toEqual([4, null, 0])
})
test('a day of which nothing at all was told is a gap between its neighbours', () => {
  const groups = [counted({ day: '2026-11-04' }, 2), counted({ day: '2026-11-01' }, 3)]
  const points = pointsOf({ figure: anyFigure({ groups }), usual: null })
  expect(points.map(({ value, gap }) => [value, gap])).toEqual([
    [3, null],
    [null, 'unknown'],
    [null, 'unknown'],
    [2, null],
  ])
})
test('a share of nothing is a hole without grey ground, and reads —', () => {
  const groups = daysFrom('2026-11-01', 3).map((day, index) =>
    shared({ day }, index === 1 ? 0 : 1, index === 1 ? 0 : 2),
  )
  const what = { ...daily([]), figure: anyFigure({ measure: 'share', unit: 'percent', groups }) }
  expect(valuesOf(curveOf(what))).toEqual([50, null, 50])
  expect(curveOf(what)?.markArea?.data).toEqual([])
  expect(figureCurve.table(what, pen).rows[1]?.cells).toEqual(['11月2日', '—', '0/0', '无可计算'])
})
test('the running day hangs on by a dashed line and is no part of the finished curve', () => {
  const groups = [counted({ day: '2026-11-01' }, 4), counted({ day: '2026-11-02' }, 1, 'running')]
  const what = { ...daily([]), figure: anyFigure({ groups }) }
  expect(valuesOf(curveOf(what))).toEqual([4, null])
  const dashed = linesOf(what).find(({ lineStyle }) => lineStyle?.type === 'dashed')
  expect(valuesOf(dashed)).toEqual([4, 1])
  expect(figureCurve.key(what, box, pen).map(({ sign }) => sign)).toContain('unfinished')
})
test('after a silence the running day stands alone: no dash leads over the gap', () => {
  const groups = [counted({ day: '2026-11-01' }, null, 'down'), counted({ day: '2026-11-02' }, 1, 'running')]
  const what = { ...daily([]), figure: anyFigure({ groups }) }
  expect(valuesOf(linesOf(what).find(({ lineStyle }) => lineStyle?.type === 'dashed'))).toEqual([1])
})
test('the band runs from the lower to the upper quartile, and has holes where too few weeks are known', () => {
  const usual = usually(10, 12, 16, 3)
  const holed = {
    ...usual,
    items: usual.items.map((item, index) => (index === 1 ? { ...item, low: null, median: null, high: null } : item)),
  }
  const [low, height] = linesOf({ ...daily([12, 13, 14]), usual: holed })
  expect(valuesOf(low)).toEqual([10, null, 10])
  expect(valuesOf(height)).toEqual([6, null, 6])
})
test('what is usual by the hour is no band for days', () => {
  expect(
    linesOf({ ...daily([1, 2]), usual: { ...usually(1, 2, 3, 2), span: 'hour' } }).filter(({ stack }) => stack),
  ).toEqual([])
})
test('a surge is marked with its word at its highest, once for days in a row', () => {
  const what = { ...daily([12, 60, 90, 13]), usual: usually(10, 12, 16, 4) }
  expect(pointsOf(what).map((point) => point.outside)).toEqual([null, 'above', 'above', null])
  const frame = frameOf(what, box, pen)
  expect(frame && [...surgeWords(frame, what, pen)].map(([index, { text }]) => [index, text])).toEqual([[2, '激增 90']])
})
test('the running day is neither a surge nor a drop: it is not over', () => {
  const groups = [counted({ day: '2026-11-01' }, 0, 'running')]
  expect(pointsOf({ figure: anyFigure({ groups }), usual: usually(90, 95, 99, 1) })[0]?.outside).toBeNull()
})
test('no words lie on each other: changes, silences, surges, however many', () => {
  const values = Array.from({ length: 40 }, (_, index) =>
    index % 9 === 4 ? 400 : index > 20 && index < 26 ? null : 20,
  )
  const days = daysFrom('2026-11-01', 40)
  for (let seed = 1; seed < 40; seed++) {
    const annotations = Array.from({ length: 8 }, (_, index) =>
      change(days[(index * seed * 7) % 40] ?? '', '规则变更'.repeat(1 + ((index + seed) % 5))),
    )
    const what = { ...daily(values), usual: usually(15, 20, 25, 40), annotations }
    const frame = frameOf(what, box, pen)
    if (frame === null) throw new Error('nothing to draw')
    const { marks, wordless } = frame.marked
    expect(marks.length + wordless.length).toBe(8)
    for (const [index, one] of marks.entries()) {
      expect(one.left).toBeGreaterThanOrEqual(frame.grid.left)
      expect(one.left + one.width).toBeLessThanOrEqual(box.width)
      for (const other of marks.slice(index + 1)) {
        const apart =
          one.left + one.width <= other.left || other.left + other.width <= one.left || one.row !== other.row
        expect(apart, `${one.text} and ${other.text}`).toBe(true)
        // The line of the higher one passes through the row of the lower one.
        const [high, low] = one.row >= other.row ? [one, other] : [other, one]
        expect(high.x <= low.left || high.x >= low.left + low.width, `the line of ${high.text}`).toBe(true)
      }
    }
  }
})
test('what has no room above the plot is said in full in the key', () => {
  const annotations = Array.from({ length: 6 }, () => change('2026-11-03', '《办法》修订施行，按新的受理规则计'))
  const what = { ...daily([1, 2, 3, 4]), annotations }
  const small = { width: 300, height: 160 }
  const frame = frameOf(what, small, pen)
  const whole = frame?.marked.marks.filter((mark) => mark.whole).length ?? 0
  const said = figureCurve.key(what, small, pen).filter(({ says }) => says.includes('修订施行'))
  expect(whole).toBeLessThan(6)
  expect(said.length).toBe(6 - whole)
})
test('words above the plot are never cut: all of them, their first clause, or the day by which the key says them', () => {
  const says = '投诉举报记录始于2026年11月3日，此前情况未知，未计入'
  const forms = [says, '投诉举报记录始于2026年11月3日', '11月3日']
  const said = [1200, 560, 260].map((width) => {
    const what = { ...daily([1, 2, 3, 4]), annotations: [change('2026-11-03', says)] }
    return frameOf(what, { width, height: 300 }, pen)?.marked.marks.map(({ text }) => text)
  })
  expect(said).toEqual(forms.map((form) => [form]))
})
test('changes before or after the period are not drawn into it', () => {
  const what = {
    ...daily([1, 2, 3]),
    annotations: [change('2026-10-01', '早'), change('2026-12-01', '晚'), change('2026-11-02', '中')],
  }
  expect(frameOf(what, box, pen)?.marked.marks.map(({ text }) => text)).toEqual(['中'])
})
test('a silent stretch has its word once: among the changes, or else over the stretch', () => {
  const what = daily([1, 2, null, null, null, null, 3])
  const silent = { at: at('2026-11-03'), to: at('2026-11-07'), is: 'silent' as const, says: { zh: '静默四天', en: '' } }
  const words = (one: Depicted) => {
    const frame = frameOf(one, box, pen)
    return frame === null ? [] : stretchWords(frame, one, pen).map(({ text }) => text)
  }
  expect(words(what)).toEqual(['数据源静默'])
  expect(words({ ...what, annotations: [silent] })).toEqual([])
})
test('the last value and the target beside it never lie on each other', () => {
  const target = { value: 90, source: { zh: '考核办法', en: '' } }
  const what = daily([10, 50, 90], { target })
  const ends = frameOf(what, box, pen)?.ends ?? []
  expect(ends.map(({ text }) => text).sort()).toEqual(['90', '目标 90'])
  expect(Math.abs((ends[0]?.y ?? 0) - (ends[1]?.y ?? 0))).toBeGreaterThanOrEqual(21)
  expect(figureCurve.key(what, box, pen).map(({ says }) => says)).toContain('目标 90 件：考核办法')
})
test('nothing told, or no value at all, is no curve', () => {
  expect(figureCurve.option(daily([]), box, pen)).toBeNull()
  expect(figureCurve.option(daily([null, null]), box, pen)).toBeNull()
  expect(figureCurve.option(daily([1], { by: ['street'] }), box, pen)).toBeNull()
})
test('one point has a dot of its own', () => {
  const curve = curveOf(daily([5]))
  expect(valuesOf(curve)).toEqual([5])
  expect(curve?.data.every((point) => !('symbol' in point))).toBe(true)
})
test('points that stand alone among gaps have dots even where dots are left out', () => {
  const values = Array.from({ length: 300 }, (_, index) => (index === 9 || index === 11 ? null : 4))
  const curve = curveOf(daily(values))
  const bare = curve?.data.map((point) => 'symbol' in point)
  expect([bare?.[5], bare?.[10]]).toEqual([true, false])
})
test('a change below zero and values beyond a thousand million have room on the scale', () => {
  const below = frameOf(daily([-40, 12, -3]), box, pen)
  expect(below?.scale.min).toBeLessThanOrEqual(-40)
  expect(below?.scale.max).toBeGreaterThanOrEqual(12)
  const huge = frameOf(daily([3.2e9, 8e9]), box, pen)
  expect(huge?.scale.max).toBeGreaterThanOrEqual(8e9)
  expect(huge && huge.grid.left).toBeGreaterThan(widthOf('100亿', 14))
})
test('a curve holds no more than two thousand points, the latest, and says so', () => {
  const what = daily(Array.from({ length: 2_600 }, (_, index) => index))
  expect(valuesOf(curveOf(what)).length).toBe(2_000)
  expect(valuesOf(curveOf(what)).at(-1)).toBe(2_599)
  expect(figureCurve.key(what, box, pen).some(({ says }) => says.includes('2,000'))).toBe(true)
})
test('the table says each day with its value, what is usual and what changed', () => {
  const what = { ...daily([12, null]), usual: usually(10, 12, 16, 2), annotations: [change('2026-11-01', '新规则')] }
  const { columns, rows } = figureCurve.table(what, pen)
  expect(columns).toEqual(['时段', '登记件数（件）', '平常', '说明'])
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['11月1日', '12 件', '10–16 (12)', '新规则'],
    ['11月2日', '数据源静默', '10–16 (12)', ''],
  ])
  expect(rows[0]?.address).toBe('/figure/complaints.received?2026-11-01')
})
test('a touch on a day opens the page of that day', () => {
  const what = daily([1, 2, 3, 4])
  const frame = frameOf(what, box, pen)
  const x = frame?.xOf(at('2026-11-03') + 3_600_000) ?? 0
  expect(figureCurve.addressAt(what, box, pen, x, 100)).toBe('/figure/complaints.received?2026-11-03')
  expect(figureCurve.addressAt(what, box, pen, 1, 100)).toBeNull()
})
