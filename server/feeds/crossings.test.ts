import { expect, test } from 'vitest'
import type { Fact } from '../contract/fact.ts'
import type { Reading } from '../contract/telling.ts'
import { watchFridges } from './crossings.ts'

const MIN = 60_000
const at = (minute: number, value: number): Reading => ({
  siteId: 'pha-00001',
  quantity: 'fridge.temperature',
  value,
  unit: '℃',
  at: minute * MIN,
  source: 'pharmacy',
})
function house(history: readonly Reading[], out = new Map<string, number>()) {
  const facts: Fact<'threshold.crossed'>[] = []
  const watch = watchFridges({
    history: async () => history,
    out,
    onCrossing: async (fact) => void facts.push(fact),
    now: () => 0,
  })
  return { watch, facts }
}

test('a house that starts anew takes up a run from the kept readings, under the id that it would have had', async () => {
  const before = house([])
  await before.watch.judge([at(0, 9), at(5, 9), at(11, 9)])
  const after = house([at(0, 9), at(5, 9)])
  await after.watch.judge([at(11, 9)])
  expect(after.facts).toEqual(before.facts)
  expect(after.facts.map(({ id }) => id)).toEqual(['threshold.crossed/pha-00001/fridge.temperature/0/out'])
})

test('a fridge that the journal holds as out is told as back after a start, without any kept reading', async () => {
  const { watch, facts } = house([], new Map([['pha-00001', 3 * MIN]]))
  await watch.judge([at(100, 9), at(101, 5)])
  expect(facts.map(({ id }) => id)).toEqual([`threshold.crossed/pha-00001/fridge.temperature/${3 * MIN}/back`])
})

test('readings of other quantities are nothing to a fridge watch', async () => {
  const { watch, facts } = house([])
  await watch.judge([
    { ...at(0, 99), quantity: 'speed' },
    { ...at(60, 99), quantity: 'speed' },
  ])
  expect(facts).toEqual([])
})

test('two batches at once are judged one after the other: a run is told once', async () => {
  const { watch, facts } = house([])
  await Promise.all([watch.judge([at(0, 9)]), watch.judge([at(11, 9)]), watch.judge([at(12, 9)])])
  expect(facts).toHaveLength(1)
})
