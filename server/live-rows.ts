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

/** What was known of a lift when the house last kept it: whether it was online, and until when that stood (epoch ms). */
export interface DeviceKnown {
  readonly id: string
  readonly online: boolean
  readonly until: number
}

/** Sites by when their last reading came (epoch ms; 0: it was heard of once, nobody knows when). */
export function openDevices() {
  const heard = new Map<string, number>()
  let spoken = false
  function hear(id: string, at: number) {
    if ((heard.get(id) ?? -1) >= at || (heard.size >= MOST_DEVICES && !heard.has(id))) return
    heard.set(id, at)
  }
  return {
    hear(readings: readonly Reading[]): void {
      spoken ||= readings.length > 0
      for (const { siteId, at } of readings) hear(siteId, at)
    },
    /** Takes up what was known before the house stopped: what was online then was heard of no later than that. */
    recall(known: readonly DeviceKnown[]): void {
      for (const { id, online, until } of known) hear(id, online ? until : 0)
    },
    heard: heard as ReadonlyMap<string, number>,
    /** Whether any reading came since the house is up. */
    spoken: () => spoken,
  }
}
type Devices = Pick<ReturnType<typeof openDevices>, 'heard' | 'spoken'>

/** Before the first reading after a long stop nobody can say what is online: no rows, and not all of them silent. */
const canSay = ({ heard, spoken }: Devices, now: number) =>
  spoken() || [...heard.values()].some((at) => now - at <= ONLINE_MS)

/** Rows of the relations that are read whole, from the picture as it is. */
export function liveRows(house: Pick<House, 'picture'>, devices: Devices, now: number): LiveNow {
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
    device: (canSay(devices, now) ? [...devices.heard] : []).flatMap(([id, at]) => {
      const site = sites.get(id)
      return site?.kind === 'elevator' ? { id, street: site.streetCode ?? null, online: now - at <= ONLINE_MS } : []
    }),
  }
}
