import { expect, test } from 'vitest'
import type { Frame, Snapshot } from '@contract/picture.ts'
import { createCopy } from './copy.ts'

const bare = {
  complaints: {},
  alarms: {},
  tasks: {},
  urgings: {},
  officers: {},
  hotspots: {},
  feeds: {},
  happenings: {},
  markets: {},
  siteCounts: {},
  indicators: {},
  lanes: {},
  stationLoads: {},
}
const snapshot = (version: number, tallies: Record<string, number>, epoch = 'e1'): Snapshot => ({
  epoch,
  version,
  at: 1_000,
  shelves: { ...bare, tallies, marks: {} },
})
const frame = (from: number, to: number, put: Frame['put'], drop: Frame['drop'] = {}): Frame => ({
  epoch: 'e1',
  from,
  to,
  at: 2_000,
  put,
  drop,
})

test('a screen without a picture asks for a snapshot instead of guessing', () => {
  const copy = createCopy()
  expect(copy.advance(frame(0, 1, { tallies: { a: 1 } }))).toBe('otherEpoch')
  expect(copy.view()).toBeNull()
})
test('a frame changes the shelf in place and names the keys it changed', () => {
  const copy = createCopy()
  copy.show(snapshot(3, { a: 1, b: 2 }))
  expect(copy.take()).toBe('all')
  const shelf = copy.view()?.shelves.tallies
  expect(copy.advance(frame(3, 4, { tallies: { a: 5 } }, { tallies: ['b'] }))).toBe('apply')
  expect(copy.view()?.shelves.tallies).toBe(shelf)
  expect(copy.view()?.version).toBe(4)
  expect([...(shelf ?? [])]).toEqual([['a', 5]])
  expect(copy.take()).toEqual({ tallies: new Set(['b', 'a']) })
  expect(copy.take()).toEqual({})
})
test('the same frame told twice moves the picture once', () => {
  const copy = createCopy()
  copy.show(snapshot(3, {}))
  copy.advance(frame(3, 4, { tallies: { a: 5 } }))
  copy.take()
  expect(copy.advance(frame(3, 4, { tallies: { a: 5 } }))).toBe('known')
  expect(copy.take()).toEqual({})
  expect(copy.view()?.version).toBe(4)
})
test('a frame after a gap is not applied', () => {
  const copy = createCopy()
  copy.show(snapshot(3, { a: 1 }))
  expect(copy.advance(frame(7, 8, { tallies: { a: 9 } }))).toBe('missed')
  expect(copy.view()?.shelves.tallies.get('a')).toBe(1)
})
test('a heartbeat moves the time of the picture, not its version', () => {
  const copy = createCopy()
  copy.show(snapshot(3, {}))
  expect(copy.advance(frame(3, 3, {}))).toBe('heartbeat')
  expect(copy.view()).toMatchObject({ version: 3, at: 2_000 })
})
test('a snapshot leaves nothing of the picture before it', () => {
  const copy = createCopy()
  copy.show(snapshot(9, { old: 1 }))
  copy.show(snapshot(2, { fresh: 1 }, 'e2'))
  expect([...(copy.view()?.shelves.tallies.keys() ?? [])]).toEqual(['fresh'])
  expect(copy.view()).toMatchObject({ epoch: 'e2', version: 2 })
})
test('a tab that slept through a flood of changes redraws everything instead of keeping an endless list', () => {
  const copy = createCopy()
  copy.show(snapshot(0, {}))
  copy.take()
  for (let version = 0; version < 30; version++) {
    const put = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`${version}-${index}`, 1]))
    copy.advance(frame(version, version + 1, { tallies: put }))
  }
  expect(copy.take()).toBe('all')
})
