import type { MarketScore } from '@contract/picture.ts'

export interface MarketRow extends MarketScore {
  /** Points against the issue before, rounded to a tenth; null when there was none. */
  readonly change: number | null
}

/** The markets with the lowest scores, lowest first; ties by the larger fall, then by id. */
export function bottomMarkets(markets: Iterable<MarketScore>, count: number): MarketRow[] {
  return [...markets]
    .map((market) => ({
      ...market,
      change: market.previous === null ? null : Math.round((market.score - market.previous) * 10) / 10,
    }))
    .sort((a, b) => a.score - b.score || (a.change ?? 0) - (b.change ?? 0) || (a.siteId < b.siteId ? -1 : 1))
    .slice(0, count)
}
