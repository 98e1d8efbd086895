import { expect, test } from 'vitest'
import type { FeedContract } from './feed.ts'
import { freshnessOf } from './freshness.ts'

const contract: FeedContract = { nature: 'periodic', everyMs: 1_000, staleAfterMs: 10_000 }
const of = (now: number, ...heard: (number | null)[]) =>
  freshnessOf(
    contract,
    heard.map((heardAt) => ({ heardAt, everyMs: 1_000 })),
    0,
    now,
  )

test('a feed is fresh, then ageing after one and a half intervals, then stale after its contract', () => {
  expect(of(6_500, 5_000).state).toBe('fresh')
  expect(of(6_501, 5_000).state).toBe('ageing')
  expect(of(15_000, 5_000)).toMatchObject({ state: 'ageing', silent: false })
  expect(of(15_001, 5_000)).toMatchObject({ state: 'stale', silent: true, since: 5_000, heardAt: 5_000 })
})

test('a feed never heard is silent too, counted from when the house began to ask', () => {
  expect(of(9_000, null)).toMatchObject({ state: 'never', silent: false, heardAt: null })
  expect(of(10_001, null)).toMatchObject({ state: 'never', silent: true, since: 0 })
})

test('a feed is as fresh as its worst path', () => {
  expect(of(20_000, 20_000, 5_000)).toMatchObject({ state: 'stale', heardAt: 5_000, since: 5_000 })
  expect(of(20_000, 20_000, null)).toMatchObject({ state: 'stale', silent: true, heardAt: 20_000 })
})

test('a path that is asked more slowly is not older for it', () => {
  const slow = { heardAt: 0, everyMs: 4_000 }
  expect(freshnessOf(contract, [{ heardAt: 5_000, everyMs: 1_000 }, slow], 0, 5_500).state).toBe('fresh')
})

test('a clock set back makes nothing stale', () => {
  expect(of(1_000, 5_000).state).toBe('fresh')
})
