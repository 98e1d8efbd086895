import type { FeedState } from '../contract/picture.ts'
import type { FeedContract } from './feed.ts'

/** One path of a feed: how often it is asked and when it last answered well, epoch ms. */
export interface Heard {
  readonly everyMs: number
  readonly heardAt: number | null
}

export interface Freshness {
  readonly state: FeedState
  /** Last good answer of the path that is worst off, epoch ms. */
  readonly heardAt: number | null
  /** Nothing good from one of its paths for longer than the contract allows, since `since`. */
  readonly silent: boolean
  readonly since: number
}

/**
 * How fresh a feed is at `now`: a feed is as fresh as its worst path. Ageing after 1.5 expected intervals, stale after
 * `staleAfterMs`; a path that never answered is counted from `startedAt`.
 */
export function freshnessOf(
  contract: FeedContract,
  paths: readonly Heard[],
  startedAt: number,
  now: number,
): Freshness {
  let worst = { level: -1, heardAt: null as number | null, since: startedAt }
  for (const { heardAt, everyMs } of paths) {
    const since = heardAt ?? startedAt
    const age = now - since
    const level = age > contract.staleAfterMs ? 2 : age > 1.5 * everyMs ? 1 : 0
    if (level > worst.level || (level === worst.level && level > 0 && since < worst.since))
      worst = { level, heardAt, since }
  }
  const newest = paths.reduce<number | null>(
    (last, { heardAt }) => (heardAt === null ? last : Math.max(last ?? 0, heardAt)),
    null,
  )
  const state = newest === null ? 'never' : (levels[worst.level] ?? 'fresh')
  return { state, heardAt: worst.heardAt ?? newest, silent: worst.level === 2, since: worst.since }
}

const levels: readonly FeedState[] = ['fresh', 'ageing', 'stale']
