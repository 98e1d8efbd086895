import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lineIn, ringIn } from './clip.ts'
import { COLOURS } from './colours.ts'
import { roundLength } from './edges.ts'
import { gathered } from './gather.ts'
import { mapPicture } from './map-picture.ts'
import { mapSvg } from './map-svg.ts'
import { signsIn } from './signs.ts'
import { ALL, AT, DISTRICT, HELD, VIEW } from './stood.fixture.ts'
import { stoodOf, type MapStood } from './stood.ts'
import { viewOf, type Spot } from './view.ts'

const WIDTH = 442
/** The left edge of the view, nearly. */
const WEST = 114.25 - (360 * 1_279) / 2 / (256 * 2 ** 11)
const stood = stoodOf(HELD)
const drawn = (over: Partial<MapStood> = {}, layers: readonly (typeof ALL)[number][] = ALL, lang: 'zh' | 'en' = 'zh') =>
  mapPicture({ ...stood, ...over }, { layers, ...VIEW }, DISTRICT, WIDTH, lang)
const wordsIn = ({ drawing }: ReturnType<typeof drawn>) =>
  drawing.parts.flatMap((part) => (part.is === 'caption' ? [part.text] : []))

describe('the legend', () => {
  test('says of each sign how many of it are drawn, of each state only what stands so', () => {
    const words = wordsIn(drawn())
    for (const said of [
      ...['电梯 40', '农贸市场 1', '24 小时投诉 2', '更早投诉 2', '投诉超时限 1', '24 小时内到限 1', '投诉热点 2'],
      ...['一级告警 1', '二级告警 2', '在办任务 1', '超时任务 1', '专项任务 1', '监管所 1'],
    ])
      expect(words).toContain(said)
    expect(words.join()).not.toMatch(/四级|药店|三级/)
  })

  test('explains no sign of a layer that was not chosen', () => {
    const words = wordsIn(drawn({}, ['alarms'])).join()
    expect(words).toMatch(/一级告警 1/)
    expect(words).not.toMatch(/电梯|投诉|任务|监管所/)
  })
})

test('everything that stood is drawn, outside the view, or without a place, once', () => {
  const { inView, outside, unplaced } = signsIn(stood, ALL, viewOf(VIEW, WIDTH), DISTRICT)
  const here = (...signs: Parameters<typeof inView.get>[0][]) =>
    signs.reduce((sum, sign) => sum + (inView.get(sign)?.length ?? 0), 0)
  expect(here('kind.elevator', 'kind.market') + (outside.get('sites') ?? 0)).toBe(42)
  expect(here('complaints', 'older') + (outside.get('complaints') ?? 0)).toBe(5)
  expect(here('p1', 'p2', 'p3', 'p4') + (unplaced.get('alarms') ?? 0)).toBe(4)
  expect([...outside]).toEqual([
    ['sites', 1],
    ['complaints', 1],
  ])
})

test('under the map stands its moment, its version, and what is not on it', () => {
  const says = drawn({ hotspots: [], tasks: null }).lines.join('')
  expect(says).toContain('版本 184467　2026年11月1日 00:00。')
  expect(says).toContain('图外另有：监管对象 1、投诉举报 1。')
  expect(says).toContain('位置不明未画：告警 1。')
  expect(says).toContain('当时没有：聚集区。')
  expect(says).toContain('导出人的角色看不到：任务。')
  expect(says).toContain('投诉举报：较早的未画出。')
})

test('what is not for whoever asked is neither drawn nor counted, and is no 0', () => {
  const words = wordsIn(drawn({ alarms: null, complaints: null })).join()
  expect(words).not.toMatch(/告警|投诉超|小时投诉/)
})

test('signs of one kind that stand close are one, and none is lost by it', () => {
  const spots = Array.from({ length: 5_000 }, (_, at): Spot => [(at * 37.7) % 400, (at * 91.3) % 250])
  for (const [reach, most] of [
    [0, 1_000_000],
    [3, 1_000_000],
    [3, 300],
    [0, 50],
  ] as const) {
    const found = gathered(spots, reach, most)
    expect(found.length).toBeLessThanOrEqual(most)
    expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(5_000)
  }
  expect(gathered(spots, 0, 1_000_000)).toHaveLength(5_000)
})

test('two alarms at one place are one sign that says so', () => {
  expect(wordsIn(drawn())).toContain('×2')
})

test('a city of two hundred thousand sites is a small drawing, with all of them counted', () => {
  const count = 200_000
  const column = (by: number, from: number, span: number) =>
    Array.from({ length: count }, (_, at) => from + ((at * by) % span))
  const sites = {
    kinds: ['elevator', 'restaurant', 'pharmacy', 'producer'] as const,
    kind: column(1, 0, 4),
    x: column(7_919, 11_412_000, 26_000),
    y: column(104_729, 2_262_000, 20_000),
  }
  const complaints = Array.from({ length: 30_000 }, (_, at) => ({
    ...{ lng: 114.12 + ((at * 7) % 2_600) / 1e4, lat: 22.62 + ((at * 13) % 2_000) / 1e4, at: AT - at * 60_000 },
    dueAt: AT + (at - 5_000) * 60_000,
  }))
  const picture = drawn({ sites: { ...sites, kinds: [...sites.kinds] }, complaints })
  expect(mapSvg(picture.drawing).length).toBeLessThan(400_000)
  const counted = wordsIn(picture)
    .filter((each) => /^(电梯|餐饮|药店|食品生产) \d+$/.test(each))
    .reduce((sum, each) => sum + Number(each.split(' ')[1]), 0)
  expect(counted).toBe(count)
})

test('nothing reaches out of the frame, and a sign at its very edge is whole', () => {
  const { drawing } = drawn({ alarms: [{ lng: WEST, lat: VIEW.lat, priority: 1 }] }, [
    'hotspots',
    'complaints',
    'sites',
    'alarms',
  ])
  const near = mapPicture(stood, { layers: ['hotspots'], lng: 114.3, lat: 22.75, zoom: 17 }, DISTRICT, WIDTH, 'zh')
  const tall = viewOf(VIEW, WIDTH).height
  for (const part of [...drawing.parts, ...near.drawing.parts]) {
    if (part.is === 'caption') continue
    const { left, right, top } = part.box
    expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
    expect(right).toBeLessThanOrEqual(WIDTH)
    // The legend stands beneath.
    if (top < tall) expect(part.box.bottom).toBeLessThanOrEqual(tall)
  }
})

test('a ring and a line end where the frame does', () => {
  const frame = { left: 0, top: 0, right: 10, bottom: 10 }
  const around: Spot[] = [
    [-5, -5],
    [15, -5],
    [15, 15],
    [-5, 15],
  ]
  expect(
    ringIn(around, frame)
      .map(([x, y]) => `${x} ${y}`)
      .sort(),
  ).toEqual(['0 0', '0 10', '10 0', '10 10'])
  expect(
    ringIn(
      around.map(([x, y]): Spot => [x + 100, y]),
      frame,
    ),
  ).toEqual([])
  expect(lineIn([...around, around[0]!], frame)).toEqual([])
  const through: Spot[] = [
    [-5, 5],
    [5, 5],
    [5, 20],
    [8, 20],
    [8, 5],
  ]
  expect(lineIn(through, frame)).toEqual([
    [
      [0, 5],
      [5, 5],
      [5, 10],
    ],
    [
      [8, 10],
      [8, 5],
    ],
  ])
})

test('all that the stage shows of a view is on paper: the corners of 1280 × 720 pixels are those of the frame', () => {
  const view = viewOf({ lng: 0, lat: 0, zoom: 3 }, 640)
  expect(view.height).toBe(360)
  // 256 · 2³ pixels round the world: 1280 of them are 225 degrees.
  expect(view.spot(-112.5, 0)[0]).toBeCloseTo(0)
  expect(view.spot(112.5, 0)[0]).toBeCloseTo(640)
  expect(view.spot(0, 0)).toEqual([320, 180])
})

test.each([
  [999, 500],
  [1_000, 1_000],
  [4_999, 2_000],
  [7_000, 5_000],
])('a scale of at most %i metres shows %i', (most, length) => {
  expect(roundLength(most)).toBe(length)
})

test('a street that somebody called like markup is words', () => {
  const svg = mapSvg(drawn({}, ['sites'], 'en').drawing)
  expect(svg).not.toContain('</text><b>')
  expect(svg).toContain('&lt;/text&gt;&lt;b&gt;')
})

test('nothing of a person, of a matter or of a site by name goes into the drawing', () => {
  expect(JSON.stringify(stood)).not.toMatch(/某大厦|lift-|检查|c1|t1|12315/)
})

test('the same record is the same drawing', () => {
  expect(mapSvg(drawn().drawing)).toBe(mapSvg(drawn().drawing))
})

test('the colours are those of pages that are read by day', () => {
  const css = readFileSync('client/figure/light.css', 'utf8')
  for (const [token, value] of Object.entries(COLOURS)) expect(css).toContain(`${token}: ${value};`)
})
