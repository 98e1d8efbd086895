import type { FigureGroup } from '@contract/indicator.ts'
import { districtHour } from '@contract/time.ts'
import { expect, test } from 'vitest'
import { indicatorOf } from '../../server/indicators/index.ts'
import { curveOf } from '../charts/complaints-24h.chart.ts'
import { classesToday } from '../charts/complaint-classes.chart.ts'
import { counted } from './figures.fixture.ts'
import { HOUR_MS } from './hours.ts'
import { partQuestions, partView, partWeeks, talliesOf } from './part-view.ts'
import { anyView } from './view.fixture.ts'

/* Whoever answers for a part sees its curves, and nothing of the district in their place. */

const now = Date.parse('2026-11-23T09:41:00+08:00')
const hour = (back: number) => districtHour(now - back * HOUR_MS)
const group = (key: FigureGroup['key'], value: number | null, over: Partial<FigureGroup> = {}): FigureGroup => ({
  ...{ key, value, numerator: value, denominator: null, address: '/figure/x' },
  ...over,
})
const [received] = partQuestions(now)
const view = anyView({
  tallies: { [`complaint|${hour(1)}`]: 90 },
  marks: { firstFactAt: now - 40 * HOUR_MS, indicatorsAt: now },
})

test('the curve of a part is of its own hours; a gap that the house tells is none of them', () => {
  const told = { groups: [group({ hour: hour(1) }, 2), group({ hour: hour(2) }, null, { gap: 'down' })] }
  const own = partView(view, null, talliesOf(received!, told))
  expect(
    curveOf(own, now)
      .map(({ count }) => count)
      .slice(-3),
  ).toEqual([0, 2, 0])
})
test('classes of a part are those of its own figures', () => {
  const values = new Map([['complaints.received|class=质量', counted(3)]])
  const own = partView(view, { values, asOf: now, version: 7, of: 'part' }, null)
  expect(classesToday(own)).toEqual([{ name: '质量', count: 3 }])
})
test('until his own are counted nothing of the district is taken for his, and no hour is a zero', () => {
  const own = partView(view, null, null)
  expect(curveOf(own, now).every(({ count }) => count === null)).toBe(true)
  expect(own.shelves.tallies.size).toBe(0)
})
test('of a share what counts is drawn, not the percentage', () => {
  const question = partQuestions(now).find(({ tally }) => tally === 'sale.unrecorded')!
  const told = { groups: [group({ hour: hour(1) }, 12.5, { numerator: 1, denominator: 8 })] }
  expect([...talliesOf(question, told).values()]).toEqual([1])
})
test('every question is one that the house answers', () => {
  for (const { asked } of [...partQuestions(now), ...partWeeks(now)])
    expect(indicatorOf.get(asked.id)?.defined.dimensions, asked.id).toContain(asked.by![0])
  expect(partWeeks(now)).toHaveLength(4)
})
