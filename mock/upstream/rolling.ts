import { hash } from '../district/chance.ts'
import { districtIso } from '../../server/contract/time.ts'
import { MINUTE_MS } from '../district/day/calendar.ts'
import { fridgeCelsius, liftDoorCycles, liftSpeed } from '../district/day/readings.ts'
import type { World } from '../district/day/world.ts'
import type { Row } from './rows.ts'

/** A new sample of lifts every ten seconds: 250 lifts with two quantities each. */
const SLOT_MS = 10_000
const LIFTS_A_SLOT = 250
const MOST_FRIDGES = 2_000

export interface Rolling {
  readonly at: string
  readonly rows: readonly Row[]
}

/** The lifts whose turn it is: all of them come round, 30,000 in 20 minutes. */
export function liftReadings({ seed, byKind }: World, now: number): Rolling {
  const lifts = byKind.elevator ?? []
  const slot = Math.floor(now / SLOT_MS)
  const at = slot * SLOT_MS
  const iso = districtIso(at)
  const turn = Math.min(LIFTS_A_SLOT, lifts.length)
  const rows: Row[] = []
  for (let i = 0; i < turn; i++) {
    const siteId = lifts[(slot * turn + i) % lifts.length]?.siteId
    if (siteId === undefined) continue
    rows.push(
      { siteId, quantity: 'speed', value: liftSpeed(seed, siteId, at), unit: 'm/s', at: iso },
      { siteId, quantity: 'doorCycles', value: liftDoorCycles(seed, siteId, at), unit: '次', at: iso },
    )
  }
  return { at: iso, rows }
}

/** Fridges that reported within the last minute. Each reports every minute, or less often where there are over 2,000. */
export function fridgeReadings({ seed, byKind }: World, now: number): Rolling {
  const shops = byKind.pharmacy ?? []
  const everyMs = Math.max(1, Math.ceil((shops.length * 1.15) / MOST_FRIDGES)) * MINUTE_MS
  const rows: Row[] = []
  for (const { siteId } of shops) {
    const turn = (hash(seed, 'reports', siteId) % (everyMs / 1_000)) * 1_000
    const at = Math.floor((now - turn) / everyMs) * everyMs + turn
    if (now - at >= MINUTE_MS || rows.length >= MOST_FRIDGES) continue
    rows.push({ siteId, celsius: fridgeCelsius(seed, siteId, at), at: districtIso(at) })
  }
  return { at: districtIso(now), rows }
}
