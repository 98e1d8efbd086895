import type { BodyOf } from '../contract/fact.ts'
import type { FeedHealth } from '../contract/picture.ts'
import type { Circuit } from './asker.ts'
import type { Feed, Stream } from './feed.ts'
import { freshnessOf } from './freshness.ts'

export interface HealthOptions {
  readonly feed: Feed
  readonly now: () => number
  readonly circuit: () => Circuit
  readonly onHealth: (health: FeedHealth) => void
  readonly onSilence: (silence: BodyOf<'feed.silent'>) => void | Promise<void>
  readonly onRecovery: (recovery: BodyOf<'feed.recovered'>) => void | Promise<void>
  readonly onError: (error: unknown) => void
  /** When the journal already holds this feed's silence: since when. */
  readonly silentSince: number | null
}

export interface Counts {
  readonly accepted: number
  readonly duplicates: number
  readonly rejected: number
}

/** What is known of one feed's health, and who is told about it. */
export interface HealthKeeper {
  heard(stream: Stream): void
  /** What went wrong with one path, or null when it went well; the feed shows the first that is wrong. */
  fault(stream: Stream, sentence: string | null): void
  count(counts: Counts): void
  /** Called about once a second: time alone makes a feed stale. */
  look(): void
  health(): FeedHealth
}

const QUIET_MS = 1_000

/** Keeps one feed's health; tells it at most once a second unless its state, its fault or its circuit changed. */
export function keepHealth(options: HealthOptions): HealthKeeper {
  const { feed, now, circuit, onHealth, onSilence, onRecovery, onError } = options
  const startedAt = now()
  const heardAt = new Map<string, number>()
  const faults = new Map<string, string>()
  const counts = { accepted: 0, duplicates: 0, rejected: 0 }
  let told: FeedHealth | null = null
  let toldAt = -Infinity
  let silentSince = options.silentSince
  let telling = false

  const freshness = () =>
    freshnessOf(
      feed.contract,
      feed.streams.map(({ path, everyMs }) => ({
        everyMs: everyMs ?? feed.contract.everyMs,
        heardAt: heardAt.get(path) ?? null,
      })),
      startedAt,
      now(),
    )

  function health(): FeedHealth {
    const { state, heardAt: at } = freshness()
    const [fault] = feed.streams.flatMap(({ path }) => faults.get(path) ?? [])
    return {
      feed: feed.name,
      title: feed.title,
      ...feed.contract,
      heardAt: at,
      state,
      fault: fault ?? null,
      circuit: circuit(),
      ...counts,
    }
  }

  function publish() {
    const next = health()
    const turned =
      told === null || next.state !== told.state || next.fault !== told.fault || next.circuit !== told.circuit
    if (!turned && (now() - toldAt < QUIET_MS || same(next, told))) return
    told = next
    toldAt = now()
    try {
      onHealth(next)
    } catch (error) {
      onError(error)
    }
  }

  /** Silence and recovery are told once each, and count as told only when whoever makes facts of them has them safe. */
  async function tellSilence() {
    if (telling) return
    telling = true
    try {
      const { silent, since } = freshness()
      if (silent && silentSince === null) {
        await onSilence({ feed: feed.name, since, staleAfterMs: feed.contract.staleAfterMs })
        silentSince = since
      } else if (!silent && silentSince !== null && heardAt.size === feed.streams.length) {
        await onRecovery({ feed: feed.name, silentMs: Math.max(0, now() - silentSince) })
        silentSince = null
      }
    } catch (error) {
      onError(error)
    } finally {
      telling = false
    }
  }

  function look() {
    publish()
    void tellSilence()
  }

  return {
    heard({ path }) {
      heardAt.set(path, now())
      look()
    },
    fault({ path }, sentence) {
      if (sentence === null) faults.delete(path)
      else faults.set(path, sentence)
      publish()
    },
    count(more) {
      counts.accepted += more.accepted
      counts.duplicates += more.duplicates
      counts.rejected += more.rejected
      publish()
    },
    look,
    health,
  }
}

const same = (one: FeedHealth, other: FeedHealth | null) =>
  other !== null &&
  one.heardAt === other.heardAt &&
  one.accepted === other.accepted &&
  one.duplicates === other.duplicates &&
  one.rejected === other.rejected
