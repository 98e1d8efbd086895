import type { Frame } from '@contract/picture.ts'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { computed } from 'vue'
import { usePicture } from './picture.ts'

const waiting: FrameRequestCallback[] = []
const paint = () => waiting.splice(0).forEach((callback) => callback(0))
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
  marks: {},
}
const frame = (from: number, put: Frame['put']): Frame => ({ epoch: 'e', from, to: from + 1, at: 5, put, drop: {} })

beforeEach(() => {
  setActivePinia(createPinia())
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => waiting.push(callback))
})
afterEach(() => {
  vi.unstubAllGlobals()
  waiting.length = 0
})

test('ten frames between two paints reach the screen as one change that names every key', () => {
  const store = usePicture()
  store.show({ epoch: 'e', version: 0, at: 1, shelves: { ...bare, tallies: {} } })
  paint()
  expect(store.changed).toBe('all')
  for (let version = 0; version < 10; version++) store.advance(frame(version, { tallies: { [`k${version}`]: 1 } }))
  expect(waiting).toHaveLength(1)
  paint()
  expect(store.changed).toEqual({ tallies: new Set(Array.from({ length: 10 }, (_, index) => `k${index}`)) })
})
test('what a screen computed from the picture follows it, although the maps stay the same', () => {
  const store = usePicture()
  store.show({ epoch: 'e', version: 0, at: 1, shelves: { ...bare, tallies: { a: 1 } } })
  paint()
  const shelf = store.view?.shelves.tallies
  const seen = computed(() => store.view?.shelves.tallies.get('a'))
  expect(seen.value).toBe(1)
  store.advance(frame(0, { tallies: { a: 2 } }))
  paint()
  expect(seen.value).toBe(2)
  expect(store.view?.shelves.tallies).toBe(shelf)
})
test('a new register of sites redraws everything', () => {
  const store = usePicture()
  store.show({ epoch: 'e', version: 0, at: 1, shelves: { ...bare, tallies: {} } })
  paint()
  store.putRegister({ version: 4, kinds: ['market'], id: ['a'], kind: [0], x: [1], y: [2] })
  paint()
  expect(store.changed).toBe('all')
  expect(store.view?.register?.version).toBe(4)
})
