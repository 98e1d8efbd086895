import type { FeedHealth } from '@contract/picture.ts'
import type { PictureView } from './view.ts'

/** How far a number may be believed; SCREENS.md rule 2. */
export type FigureState = 'fresh' | 'ageing' | 'stale' | 'withheld' | 'missing' | 'provisional'

/** The feeds that numbers on the wall stand on. */
export const sources = {
  complaints: 'complaints-12315',
  elevators: 'elevator-iot',
  pharmacies: 'pharmacy',
  markets: 'market',
} as const
export type Source = keyof typeof sources

/** What each source is counted as. */
const counted: Readonly<Record<Source, string>> = {
  complaints: 'complaint|',
  elevators: 'elevator.alarm|',
  pharmacies: 'sale|',
  markets: 'quickTest|',
}

/** Whether the picture counts anything at all of a source, by whichever door it came. */
export function anythingOf(view: PictureView, source: Source): boolean {
  for (const key of view.shelves.tallies.keys()) if (key.startsWith(counted[source])) return true
  return false
}

export interface Standing {
  readonly state: FigureState
  /** Until when the source spoke, epoch ms, or null. */
  readonly asOf: number | null
}

/** Freshness of a feed as of now: never fresher than the server said, and older as soon as its own limits say so. */
export function feedStateAt(feed: FeedHealth, now: number): FeedHealth['state'] {
  if (feed.heardAt === null) return 'never'
  const silentMs = now - feed.heardAt
  if (feed.state === 'stale' || silentMs > feed.staleAfterMs) return 'stale'
  return feed.state === 'ageing' ? 'ageing' : 'fresh'
}

/**
 * Standing of a number that one feed feeds. Without a word from the feed it is missing, or, when facts came by another
 * door (an import, a push), provisional as of the last fact: nobody vouches that they are all.
 */
export const standingOf = (view: PictureView | null, source: Source, anyFact: boolean, now: number): Standing =>
  standingOfFeed(view, sources[source], anyFact, now)

/** The same of a feed by its name. */
export function standingOfFeed(view: PictureView | null, name: string, anyFact: boolean, now: number): Standing {
  const feed = view?.shelves.feeds.get(name)
  if (feed !== undefined && feed.heardAt !== null) {
    const state = feedStateAt(feed, now)
    return { state: state === 'never' ? 'missing' : state, asOf: feed.heardAt }
  }
  if (!anyFact) return { state: 'missing', asOf: null }
  return { state: 'provisional', asOf: view?.shelves.marks.get('lastFactAt') ?? null }
}

/** Hotspots are computed every twenty seconds; after three minutes without they are stale. */
const HOTSPOTS_STALE_MS = 180_000

/** Standing of the hotspots: when they were computed, and no better than the complaints they stand on. */
export function hotspotStanding(view: PictureView, now: number): Standing {
  const asOf = view.shelves.marks.get('hotspotsAt') ?? null
  if (asOf === null) return { state: 'missing', asOf }
  const complaints = standingOf(view, 'complaints', anythingOf(view, 'complaints'), now)
  // Of complaints that nobody ever told, none gathers anywhere that anybody knows of.
  if (complaints.state === 'stale' || complaints.state === 'missing') return complaints
  return { state: now - asOf > HOTSPOTS_STALE_MS ? 'stale' : complaints.state, asOf }
}

/**
 * Until when hours of this source may be drawn as numbers, epoch ms: the last word of a silent feed; no hour at all of a
 * source nobody ever spoke for; no limit otherwise.
 */
export function heardUntil(view: PictureView, source: Source, now: number): number {
  const feed = view.shelves.feeds.get(sources[source])
  if (feed === undefined || feed.heardAt === null)
    return anythingOf(view, source) ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
  return feedStateAt(feed, now) === 'stale' ? feed.heardAt : Number.POSITIVE_INFINITY
}
