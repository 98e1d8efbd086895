import type { Condition } from './alarm.ts'

/** A feed says nothing any more: what it would tell is not known, and the wall must not look as if nothing happened. */
export const feedSilent: Condition = {
  name: 'feedSilent',
  lapsesMs: null,
  // Silence itself is the delay on the way in; a feed that answers once and falls silent again has not recovered.
  onDelayMs: 0,
  offDelayMs: 60_000,
  see(fact) {
    if (fact.kind === 'feed.recovered') return { state: 'returned', key: fact.body.feed }
    if (fact.kind !== 'feed.silent') return null
    const { feed, since } = fact.body
    return { state: 'raised', key: feed, priority: 2, feed, values: { feed, since } }
  },
}
