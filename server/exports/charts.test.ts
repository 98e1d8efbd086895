import { expect, test } from 'vitest'
import type { BriefingChart } from '../contract/briefing.ts'
import { briefingTold, figureTold, paperAsked } from './briefing.fixture.ts'
import { factsOf, groupTables, notesOf } from './figure-facts.ts'
import { pdfDefinition } from './pdf.ts'
import { pictureOf } from './picture-of.ts'
import { seriesOf } from './series.ts'
import { stretches } from './svg.ts'

const asked = paperAsked()
const chartOf = (page: number) => briefingTold().pages[page]!.chart!
const drawn = (chart: BriefingChart) => pictureOf(chart, 442, asked) ?? ''
const lines = (svg: string) =>
  [...svg.matchAll(/<polyline points="([^"]*)"/g)].map(([, points]) => points!.split(' ').length)

test('a line ends where the feed was silent and begins again after it', () => {
  expect(stretches([1, 2, null, null, 3])).toEqual([[1, 2], [3]])
  expect(lines(drawn(chartOf(0)))).toEqual([9, 20])
})

test('a value that stands in a silent time is not drawn', () => {
  const chart = chartOf(0)
  const groups = chart.figure.groups.map((group) => (group.gap === 'down' ? { ...group, value: 9_999 } : group))
  const svg = drawn({ ...chart, figure: { ...chart.figure, groups } })
  expect(lines(svg)).toEqual([9, 20])
  expect(svg).not.toContain('10000')
})

test('what is usual is an area only where it can be said, and meets its own days', () => {
  const [series] = seriesOf(chartOf(0), asked)
  expect(series!.points.slice(0, 3).map(({ usual }) => usual)).toEqual([null, null, null])
  expect(series!.points[3]!.usual).toEqual({ low: 27, high: 53 })
  expect(drawn(chartOf(0)).match(/<polygon/g)).toHaveLength(1)
  expect(drawn({ ...chartOf(0), usual: null })).not.toContain('<polygon')
})

test('the day that is not over is a hollow point; a change of rule is named where it falls', () => {
  const svg = drawn(chartOf(0))
  expect(svg.match(/<circle[^>]*fill="#ffffff"/g)).toHaveLength(1)
  expect(svg).toContain('拦截口径调整')
  expect(svg).toContain('目标 45')
})

test('bars carry their numbers and the names of their streets', () => {
  const svg = drawn(chartOf(1))
  for (const words of ['龙城街道', '>420<', '>115<']) expect(svg).toContain(words)
})

test('small multiples are one line for each street, all on one scale', () => {
  expect(seriesOf(chartOf(2), asked).map(({ name, points }) => [name, points.length])).toEqual([
    ['龙城街道', 24],
    ['龙岗街道', 24],
    ['布吉街道', 24],
    ['坂田街道', 24],
    ['横岗街道', 24],
  ])
  expect(lines(drawn(chartOf(2)))).toHaveLength(5)
})

test('nothing is drawn of what is withheld, missing or empty', () => {
  const chart = chartOf(0)
  const groups = chart.figure.groups.map((group) => ({ ...group, value: null }))
  for (const figure of [
    { ...chart.figure, state: 'withheld' as const },
    { ...chart.figure, state: 'missing' as const },
    { ...chart.figure, groups },
    { ...chart.figure, groups: [] },
  ])
    expect(pictureOf({ ...chart, figure }, 442, asked)).toBeNull()
  expect(groupTables({ ...chart.figure, state: 'withheld' }, asked)).toEqual([])
})

test('words in a chart are words, whatever somebody called his street', () => {
  const figure = figureTold({
    id: 'x',
    code: 'X',
    by: ['street'],
    groups: [{ key: { street: '</svg><script>' }, value: 1, numerator: 1, denominator: null, address: '/x' }],
  })
  const svg = drawn({ ...chartOf(1), figure })
  expect(svg).not.toContain('<script>')
  expect(svg).toContain('&lt;/svg&gt;')
})

test('a table that is too long says how many are left out', () => {
  const groups = Array.from({ length: 75 }, (_, at) => ({
    key: { site: `S${at}` },
    value: at,
    numerator: at,
    denominator: null,
    address: '/x',
  }))
  const [table] = groupTables(figureTold({ id: 'x', code: 'X', by: ['site'], groups }), asked)
  expect(table!.rows).toHaveLength(60)
  expect(table!.rest).toBe('其余 15 项见该指标页面。')
})

test('what changed is said beside the curve in full, in its first clause, or by its day, and never runs over the edge', () => {
  const chart = chartOf(0)
  const said = (zh: string) =>
    drawn({ ...chart, annotations: chart.annotations.slice(0, 1).map((each) => ({ ...each, says: { zh, en: zh } })) })
  expect(said('口径调整，此前不计')).toContain('>口径调整，此前不计<')
  expect(said(`口径调整，${'此前不计'.repeat(30)}`)).toContain('>口径调整<')
  expect(said('口径调整'.repeat(30))).toMatch(/>\d{4}年\d+月\d+日</)
})

test('a rate carries its sign beside the bar and on the axis, and a name has the room there is', () => {
  const chart = chartOf(1)
  const groups = chart.figure.groups.map((group) => ({ ...group, numerator: 1, denominator: 8, value: 12.5 }))
  const figure = { ...chart.figure, unit: 'percent' as const, measure: 'share' as const, groups }
  expect(drawn({ ...chart, figure })).toContain('>12.50%<')
  const named = (name: string) =>
    pictureOf(
      chart,
      442,
      paperAsked({ names: { [`street|${chart.figure.groups[0]!.key['street']}`]: { zh: name, en: name } } }),
    )
  expect(named('First-asked business')).toContain('>First-asked business<')
})

test('in English a name in a drawing has straight quotes, as all words of the paper: those of the font tear it apart', () => {
  const street = chartOf(1).figure.groups[0]!.key['street']
  const paper = paperAsked({ lang: 'en', names: { [`street|${street}`]: { zh: '调解', en: 'People’s mediation' } } })
  const definition = JSON.stringify(pdfDefinition(paper))
  expect(definition).toContain(">People's mediation<")
  expect(definition).not.toContain('People’s')
})

test('a note about several figures is said once, under the names of all of them; points fill no empty columns', () => {
  const facts = ['甲率', '乙率'].map((title) => ({
    ...factsOf(figureTold({ id: 'x', code: 'X', value: 1 }), asked),
    title,
    notes: ['记录始于七月。'],
  }))
  expect(notesOf(facts, asked)).toEqual([expect.stringContaining('甲率、乙率：记录始于七月。')])
  const one = { ...chartOf(0).figure, groups: chartOf(0).figure.groups.slice(0, 1) }
  expect(groupTables(one, asked)[0]!.head).toHaveLength(2)
})
