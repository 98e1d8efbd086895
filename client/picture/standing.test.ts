import type { FeedHealth } from '@contract/picture.ts'
import { expect, test } from 'vitest'
import { anyView } from './view.fixture.ts'
import { anythingOf, feedStateAt, heardUntil, sources, standingOf } from './standing.ts'

const feed = (some: Partial<FeedHealth>): FeedHealth => ({
  feed: sources.complaints,
  title: { zh: '12315', en: '12315' },
  nature: 'periodic',
  everyMs: 5_000,
  staleAfterMs: 60_000,
  heardAt: 1_000,
  state: 'fresh',
  fault: null,
  circuit: 'closed',
  accepted: 0,
  duplicates: 0,
  rejected: 0,
  ...some,
})
const viewWith = (some: Partial<FeedHealth>, marks: Record<string, number> = {}) =>
  anyView({ feeds: { [sources.complaints]: feed(some) }, marks })

test('a feed that spoke a moment ago gives fresh numbers with its age', () => {
  expect(standingOf(viewWith({}), 'complaints', true, 5_000)).toEqual({ state: 'fresh', asOf: 1_000 })
})
test('a feed grows stale on the screen even when the server can no longer say so', () => {
  expect(feedStateAt(feed({ state: 'fresh' }), 1_000 + 60_001)).toBe('stale')
})
test('what the server calls stale or ageing stays so', () => {
  expect(feedStateAt(feed({ state: 'stale' }), 1_001)).toBe('stale')
  expect(feedStateAt(feed({ state: 'ageing' }), 1_001)).toBe('ageing')
})
test('a number whose feed never spoke is missing, not zero', () => {
  expect(standingOf(viewWith({ heardAt: null, state: 'never' }), 'complaints', false, 5_000).state).toBe('missing')
  expect(standingOf(null, 'complaints', false, 5_000).state).toBe('missing')
})
test('facts that came by another door count, but nobody vouches that they are all', () => {
  const view = viewWith({ heardAt: null, state: 'never' }, { lastFactAt: 900 })
  expect(standingOf(view, 'complaints', true, 5_000)).toEqual({ state: 'provisional', asOf: 900 })
})
test('hours after a feed fell silent may not be drawn as numbers', () => {
  expect(heardUntil(viewWith({ state: 'stale' }), 'complaints', 5_000)).toBe(1_000)
  expect(heardUntil(viewWith({}), 'complaints', 5_000)).toBe(Number.POSITIVE_INFINITY)
})
test('hours of a source nobody ever spoke for are gaps, whatever else was told; told by another door they are numbers', () => {
  const sitesOnly = anyView({ marks: { lastFactAt: 900, firstFactAt: 800 } })
  expect(anythingOf(sitesOnly, 'elevators')).toBe(false)
  expect(heardUntil(sitesOnly, 'elevators', 5_000)).toBe(Number.NEGATIVE_INFINITY)
  const pushed = anyView({ tallies: { 'elevator.alarm|2026-11-23T09': 1 } })
  expect(heardUntil(pushed, 'elevators', 5_000)).toBe(Number.POSITIVE_INFINITY)
  expect(anythingOf(pushed, 'markets')).toBe(false)
})
