import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Reading } from '../contract/telling.ts'
import { type Crossing, judgeFridge, LONGEST_GAP_MS, PATIENCE_MS, unknownFridge } from './fridge-watch.ts'

const MIN = 60_000
const at = (minute: number, value: number): Reading => ({
  siteId: 'pha-00001',
  quantity: 'fridge.temperature',
  value,
  unit: '℃',
  at: minute * MIN,
  source: 'pharmacy',
})

function told(...readings: readonly Reading[]): Crossing[] {
  let state = unknownFridge
  return readings.flatMap((reading) => {
    const [next, crossing] = judgeFridge(state, reading)
    state = next
    return crossing ?? []
  })
}
const brief = (crossings: readonly Crossing[]) => crossings.map(({ state, sinceAt }) => [state, sinceAt / MIN])

test('a door opened for a few minutes is not told', () => {
  expect(told(at(0, 4), at(1, 9), at(5, 12), at(9, 9), at(10, 5), at(30, 4))).toEqual([])
})

test('ten minutes to the second are not yet too long, one second more is', () => {
  expect(told(at(0, 9), at(10, 9))).toEqual([])
  expect(brief(told(at(0, 9), { ...at(10, 9), at: PATIENCE_MS + 1_000 }))).toEqual([['out', 0]])
})

test('a fridge out for long is told once, and once when it is back, with the moment it went out', () => {
  const crossings = told(at(0, 5), at(1, 9.4), at(6, 10), at(12, 11), at(20, 12), at(40, 12), at(41, 6), at(42, 5))
  expect(brief(crossings)).toEqual([
    ['out', 1],
    ['back', 1],
  ])
  expect(crossings[0]).toMatchObject({ siteId: 'pha-00001', value: 11, unit: '℃', limit: '2–8 ℃' })
})

test('too cold is out as well, and both ends of the range are in it', () => {
  expect(brief(told(at(0, -1), at(11, 0)))).toEqual([['out', 0]])
  expect(told(at(0, 2), at(11, 8), at(22, 2))).toEqual([])
})

test('a reading that comes late, or twice, changes nothing that was judged', () => {
  expect(brief(told(at(0, 9), at(11, 9), at(5, 4), at(11, 4), at(12, 9)))).toEqual([['out', 0]])
})

test('a fridge not heard for half an hour is not said to have been out all that time', () => {
  const later = LONGEST_GAP_MS / MIN + 6
  expect(brief(told(at(0, 9), at(5, 9), at(later, 9), at(later + 11, 9)))).toEqual([['out', later]])
})

test('a fridge already told as out stays so through a gap, until a reading says that it is back', () => {
  expect(brief(told(at(0, 9), at(11, 9), at(300, 9), at(301, 4)))).toEqual([
    ['out', 0],
    ['back', 0],
  ])
})

test('whatever is read, out and back alternate, beginning with out', () => {
  const readings = fc.array(
    fc.record({ minute: fc.integer({ min: 0, max: 300 }), value: fc.double({ min: -5, max: 15, noNaN: true }) }),
  )
  fc.assert(
    fc.property(readings, (list) => {
      const states = told(...list.map(({ minute, value }) => at(minute, value))).map(({ state }) => state)
      expect(states).toEqual(states.map((_, i) => (i % 2 === 0 ? 'out' : 'back')))
    }),
  )
})
