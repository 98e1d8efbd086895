import { expect, test } from 'vitest'
import { districtHall, outline } from '../ground.ts'
import { distanceM, inRing } from '../ring.ts'
import { dayNumber, dayOfText, hourOf, MINUTE_MS } from './calendar.ts'
import { dayIn, dayOf, type Day } from './day.ts'
import { openWorld } from './world.ts'

const world = openWorld({ seed: 3, size: 1 })
const weekOf = (monday: number) => Array.from({ length: 7 }, (_, i) => `2026-11-${String(monday + i).padStart(2, '0')}`)
const days: Day[] = [...weekOf(9), ...weekOf(16)].map((day) => dayIn(world, day))
const orders = days.flatMap((day) => day.orders)
const lifts = days.flatMap((day) => day.elevatorEvents)
const sales = days.flatMap((day) => day.sales)
const tests = days.flatMap((day) => day.quickTests)

const partOf = <Item>(items: readonly Item[], which: (item: Item) => boolean) =>
  items.filter(which).length / items.length
function within(value: number, from: number, to: number) {
  expect(value).toBeGreaterThan(from)
  expect(value).toBeLessThan(to)
}

test('the same seed plays the same morning, another seed another', () => {
  const morning = (seed: number) => dayOf({ seed, size: 0.05, day: '2026-11-23' })
  expect(morning(3)).toEqual(morning(3))
  expect(morning(4).orders).not.toEqual(morning(3).orders)
})

test('every happening of a day happens on that day, in order of time', () => {
  for (const stream of Object.values(dayIn(world, '2026-11-18'))) {
    const times = (stream as readonly { at: number }[]).map(({ at }) => at)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times.every((at) => dayNumber(at) === dayOfText('2026-11-18'))).toBe(true)
  }
})

test('about 300 submissions come in a day, most of them in office hours', () => {
  within(orders.length / days.length, 280, 320)
  within(
    partOf(orders, ({ at }) => hourOf(at) >= 8 && hourOf(at) < 18),
    0.6,
    0.85,
  )
  expect(new Set(orders.map((order) => order.orderNo)).size).toBe(orders.length)
})

test('submissions are of the categories and classes that bulletins count', () => {
  within(
    partOf(orders, ({ category }) => category === '咨询'),
    0.55,
    0.61,
  )
  within(
    partOf(orders, ({ category }) => category === '投诉'),
    0.22,
    0.285,
  )
  within(
    partOf(orders, ({ category }) => category === '举报'),
    0.105,
    0.15,
  )
  within(
    partOf(orders, ({ problemClass }) => problemClass === '售后服务'),
    0.2,
    0.26,
  )
  within(
    partOf(orders, ({ problemClass }) => problemClass === '食品安全'),
    0.16,
    0.22,
  )
  within(
    partOf(orders, ({ problemClass }) => problemClass === '价格'),
    0.075,
    0.11,
  )
})

test('some positions are the geocoder’s default with many respondents, some are missing, a few are 0,0, the rest are inside', () => {
  const atHall = orders.filter(({ position }) => position === districtHall)
  within(atHall.length / orders.length, 0.008, 0.024)
  expect(new Set(atHall.map(({ respondent }) => respondent.name)).size).toBeGreaterThan(atHall.length * 0.9)
  within(
    partOf(orders, ({ position }) => position === null),
    0.005,
    0.017,
  )
  within(
    partOf(orders, ({ position }) => position?.[0] === 0),
    0.0005,
    0.007,
  )
  const placed = orders.flatMap(({ position }) => (position && position[0] !== 0 ? [position] : []))
  expect(partOf(placed, (at) => inRing(outline, at))).toBeGreaterThan(0.998)
})

test('a hot spot recurs on its evenings: within 300 m and three hours, more than chance would bring together', () => {
  const friday = dayIn(world, '2026-11-20').orders.filter(({ at }) => hourOf(at) >= 19 && hourOf(at) < 22)
  const placed = friday.flatMap(({ position }) => (position && position !== districtHall ? [position] : []))
  const densest = Math.max(...placed.map((at) => placed.filter((other) => distanceM(at, other) < 300).length))
  expect(densest).toBeGreaterThanOrEqual(5)
})

test('30,000 lifts trap people about ten times a day, most at the two rush hours, and everyone gets out', () => {
  const trapped = lifts.filter(({ trapped: people }) => people !== undefined)
  within(trapped.length / days.length, 8, 12.5)
  within(
    partOf(trapped, ({ at }) => [8, 9, 18, 19].includes(hourOf(at))),
    0.19,
    0.36,
  )
  const clearedAt = new Map(lifts.filter(({ phase }) => phase === '解除').map(({ no, at }) => [no, at]))
  const minutes = trapped
    .filter(({ at }) => dayNumber(at) < dayOfText('2026-11-22'))
    .map(({ no, at }) => ((clearedAt.get(no.replace(/-1$/, '-2')) ?? NaN) - at) / MINUTE_MS)
  for (const each of minutes) within(each, 5, 151)
  within(minutes.toSorted((a, b) => a - b)[Math.floor(minutes.length / 2)] ?? 0, 13, 26)
})

test('other lift troubles are about 150 a day, and none of them holds people', () => {
  const others = lifts.filter(({ trapped, phase }) => trapped === undefined && phase === '发生')
  within(others.length / days.length, 135, 170)
})

test('a pharmacy sells eight watched drugs a day in opening hours, 0.1 % without a record', () => {
  within(sales.length / days.length / (world.byKind.pharmacy?.length ?? 1), 7.5, 8.5)
  within(
    partOf(sales, ({ recorded }) => !recorded),
    0.0006,
    0.0016,
  )
  expect(sales.every(({ at }) => hourOf(at) >= 8 && hourOf(at) < 22)).toBe(true)
})

test('markets test in the morning and find a sixth of what supervised sampling finds, class by class', () => {
  const first = tests.filter(({ retestOf }) => retestOf === undefined)
  within(first.length / days.length / (world.byKind.market?.length ?? 1), 19, 21)
  const rate = (productClass: string) =>
    partOf(
      first.filter((each) => each.productClass === productClass),
      ({ result }) => result === '阳性',
    )
  within(rate('种植业'), 0.0045, 0.009)
  within(rate('畜禽'), 0.0002, 0.004)
  within(rate('水产'), 0.003, 0.009)
  expect(first.every(({ at }) => hourOf(at) >= 5 && hourOf(at) < 11)).toBe(true)
  expect(tests.every(({ reading, limit, result }) => reading >= limit === (result === '阳性'))).toBe(true)
})

test('every positive is tested again, and nothing else is', () => {
  const positives = tests.filter(({ result, retestOf }) => result === '阳性' && retestOf === undefined)
  const retests = tests.filter(({ retestOf }) => retestOf !== undefined)
  expect(retests.map(({ retestOf }) => retestOf).toSorted()).toEqual(
    positives.map(({ sampleNo }) => sampleNo).toSorted(),
  )
})

test('four times a year every market is evaluated once, with six scores that make up the whole', () => {
  const year = Array.from({ length: 365 }, (_, i) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10))
  const small = openWorld({ seed: 3, size: 0.1 })
  const all = year.flatMap(
    (day) => dayIn({ ...small, byKind: { market: small.byKind.market ?? [], elevator: [] } }, day).evaluations,
  )
  expect(new Set(all.map(({ issueNo }) => issueNo))).toEqual(new Set([17, 18, 19, 20]))
  expect(all).toHaveLength(4 * (small.byKind.market?.length ?? 0))
  for (const { score, groupScores } of all) {
    expect(groupScores).toHaveLength(6)
    expect(groupScores.reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 5)
    within(score, 50, 100)
  }
})

test('a day that is not a date is refused', () => {
  expect(() => dayOf({ seed: 1, size: 0.05, day: '23/11/2026' })).toThrow('2026-11-23')
})
