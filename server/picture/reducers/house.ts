import { drop, put, tally } from '../stage.ts'
import { happened } from './happened.ts'
import type { Reducer } from './reducer.ts'

/*
 * Facts that the house tells itself: limits crossed, feeds fallen silent, hotspots found. They are journalled like any
 * other, so that a replay sees them too.
 */

export const thresholdCrossed: Reducer<'threshold.crossed'> = (stage, fact, seq) => {
  const { siteId, quantity, value, unit, state } = fact.body
  if (state === 'out') tally(stage, 'threshold.out', fact.at)
  happened(stage, fact, seq, { siteId, values: { quantity, value, unit, state } })
}

export const feedSilent: Reducer<'feed.silent'> = (stage, fact, seq) =>
  happened(stage, fact, seq, { siteId: null, values: { feed: fact.body.feed, since: fact.body.since } })

export const feedRecovered: Reducer<'feed.recovered'> = (stage, fact, seq) =>
  happened(stage, fact, seq, { siteId: null, values: { feed: fact.body.feed, silentMs: fact.body.silentMs } })

/** How unlikely a gathering must be to be worth a sentence. */
const NEWS_CHANCE = 0.01

export const hotspotFound: Reducer<'hotspot.found'> = (stage, fact, seq) => {
  const { hotspotId, count, ratio, topClass, p } = fact.body
  const known = stage.state.shelves.hotspots.has(hotspotId)
  put(stage, 'hotspots', hotspotId, { ...fact.body, at: fact.at })
  // A place where people always complain is an area on the map, not news.
  if (!known && p < NEWS_CHANCE) happened(stage, fact, seq, { siteId: null, values: { count, ratio, topClass } })
}

export const hotspotGone: Reducer<'hotspot.gone'> = (stage, fact) => drop(stage, 'hotspots', fact.body.hotspotId)
