import { isAbnormal } from './contract/hotspot.ts'
import type { Reading } from './contract/telling.ts'
import type { House } from './house.ts'
import type { LIVE } from './indicators/relations.ts'
import type { Row } from './indicators/term.ts'

/** Rows of what the house works out from moment to moment, by relation. */
export type LiveNow = Readonly<Record<(typeof LIVE)[number], readonly Row[]>>

/** A lift that was heard of within this is online. */
const ONLINE_MS = 15 * 60_000
/** Devices remembered at most. */
const MOST_DEVICES = 200_000

/** Sites by when their last reading came (epoch ms): in this process only, since its start. */
export function openDevices() {
  const heard = new Map<string, number>()
  return {
    hear(readings: readonly Reading[]): void {
      for (const { siteId, at } of readings) {
        if ((heard.get(siteId) ?? 0) >= at) continue
        if (heard.size >= MOST_DEVICES && !heard.has(siteId)) continue
        heard.set(siteId, at)
      }
    },
    heard: heard as ReadonlyMap<string, number>,
  }
}

/** Rows of the relations that are read whole, from the picture as it is. */
export function liveRows(house: Pick<House, 'picture'>, heard: ReadonlyMap<string, number>, now: number): LiveNow {
  const { hotspots, feeds } = house.picture.state.shelves
  const { sites } = house.picture.state
  return {
    hotspot: [...hotspots.values()].map((spot) => ({
      ...{
        id: spot.hotspotId,
        street: spot.streetCode ?? null,
        cases: spot.count,
        abnormal: isAbnormal(spot),
      },
    })),
    feed: [...feeds.values()].map(({ feed, state }) => ({ id: feed, feed, fresh: state === 'fresh' })),
    device: [...heard].flatMap(([id, at]) => {
      const site = sites.get(id)
      return site?.kind === 'elevator' ? { id, street: site.streetCode ?? null, online: now - at <= ONLINE_MS } : []
    }),
  }
}
