import { expect, test } from 'vitest'
import { bottomMarkets } from './markets.ts'

const market = (siteId: string, score: number, previous: number | null) => ({
  siteId,
  name: siteId,
  streetCode: null,
  issue: 4,
  score,
  at: 1,
  previous,
})

test('the weakest markets come first, each with its change since the issue before', () => {
  const rows = bottomMarkets(
    [market('a', 80, 79.9), market('b', 71.2, 75.3), market('c', 71.2, null), market('d', 99, 99)],
    3,
  )
  expect(rows.map(({ siteId, change }) => [siteId, change])).toEqual([
    ['b', -4.1],
    ['c', null],
    ['a', 0.1],
  ])
})
