import type { BodyOf, Fact } from '../contract/fact.ts'
import type { FeedHealth } from '../contract/picture.ts'
import type { Reading, Telling } from '../contract/telling.ts'
import type { AskLimits, Validators } from './ask.ts'
import type { AskerOptions } from './asker.ts'
import type { Feed, RejectedRow } from './feed.ts'

/** What the feeds need of the cache room; none of it rejects when Redis is away. */
export interface FeedCache {
  keepAnswer(feed: string, path: string, answer: KeptAnswer): Promise<unknown>
  lastAnswer(feed: string, path: string): Promise<KeptAnswer | null>
  keepReadings(readings: readonly Reading[]): Promise<void>
  history(siteId: string, quantity: string): Promise<readonly { readonly at: number; readonly value: number }[]>
}

export interface KeptAnswer extends Validators {
  readonly query: string
  readonly body: string
  readonly at: number
}

/** What one answer of one path told. */
export interface Batch {
  readonly feed: string
  readonly path: string
  readonly tellings: readonly Telling[]
  /** To be made durable together with the facts; null for a rolling sample. */
  readonly cursor: string | null
  readonly rejections: readonly RejectedRow[]
}

/** Of the tellings, not counting the `rejections` of the batch. */
export interface Told {
  readonly accepted: number
  readonly duplicates: number
  readonly rejected: number
}

export interface WatchLimits extends AskLimits, Omit<AskerOptions, 'random' | 'onCircuit'> {}

export const defaultWatchLimits: WatchLimits = {
  timeoutMs: 5_000,
  maxBytes: 16 * 1_048_576,
  retries: 2,
  backoffMs: 250,
  openAfter: 5,
  halfOpenAfterMs: 10_000,
}

export interface WatchOptions {
  readonly feeds: readonly Feed[]
  /** One base for all feeds, or one per feed by its name. */
  readonly upstream: string | Readonly<Record<string, string>>
  readonly cache: FeedCache
  /** Where each path goes on; null from the beginning. Asked before each question: the journal is the only memory of it. */
  readonly cursors: { get(feed: string, path: string): string | null | Promise<string | null> }
  /** Resolves only when the facts AND the cursor are durable. When it rejects the batch is asked and told again. */
  readonly tell: (batch: Batch) => Promise<Told>
  /** A fridge went out of range or came back. Resolves when the fact is durable; a repeated one has the same id. */
  readonly onCrossing: (fact: Fact<'threshold.crossed'>) => Promise<void>
  readonly onReadings?: (readings: readonly Reading[]) => void
  readonly onHealth: (health: FeedHealth) => void
  /** Both are called again when they reject. */
  readonly onSilence: (silence: BodyOf<'feed.silent'>) => void | Promise<void>
  readonly onRecovery: (recovery: BodyOf<'feed.recovered'>) => void | Promise<void>
  /** Faults of ours, for the log: the operator's sentence is in the health. */
  readonly onError?: (feed: string, error: unknown) => void
  /** Feeds that the journal holds as silent, and since when: their recovery is told too. */
  readonly silent?: ReadonlyMap<string, number>
  /** Sites whose fridge the journal holds as out, and the `sinceAt` of that fact. */
  readonly fridgesOut?: ReadonlyMap<string, number>
  /** Sent with every question, such as the key of an upstream. */
  readonly headers?: Readonly<Record<string, string>>
  readonly limits?: Partial<WatchLimits>
  readonly now?: () => number
  readonly random?: () => number
}
