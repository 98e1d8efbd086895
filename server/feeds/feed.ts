import type { Reading, Rejection, Telling } from '../contract/telling.ts'

/** What one row of an upstream's list turned out to be: exactly one of the three. */
export type RowVerdict =
  | { readonly is: 'telling'; readonly telling: Telling }
  | { readonly is: 'reading'; readonly reading: Reading }
  | { readonly is: 'rejected'; readonly rejection: RejectedRow }

/** A row that was not taken, with the row itself so that an operator can mend and replay it. May hold personal data. */
export interface RejectedRow extends Rejection {
  readonly raw: unknown
}

/** One path of an upstream that a feed asks. */
export interface Stream {
  /** After the upstream's base, such as `/12315/v1/orders`. Also the name of its cursor. */
  readonly path: string
  /** Name of the list in the answer, such as `orders`. */
  readonly list: string
  /** Rows of one page; null for a rolling sample, which has no pages and no cursor. */
  readonly limit: number | null
  /** When this path is asked more slowly than its feed. Never slower than half of `staleAfterMs`. */
  readonly everyMs?: number
  /** Its rows name people: an answer with rows is then not kept in the cache, where no key can be destroyed. */
  readonly personal?: boolean
  /** Pure and total: whatever the row is, it is told, read or rejected. */
  readonly read: (row: unknown, index: number) => RowVerdict
}

/** How often a feed is asked and how long it may be silent. */
export interface FeedContract {
  /** `periodic`: rows are due at each interval. `eventDriven`: rows come when something happens; an empty answer is fine. */
  readonly nature: 'periodic' | 'eventDriven'
  readonly everyMs: number
  readonly staleAfterMs: number
}

/** One outside source: what it is, how often it is asked, how its rows read. Decides nothing. */
export interface Feed {
  /** Also the `source` of everything it tells. */
  readonly name: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly contract: FeedContract
  readonly streams: readonly Stream[]
}
