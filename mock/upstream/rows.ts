import gcoord from 'gcoord'
import { districtIso } from '../../server/contract/time.ts'
import type { StreamName, Streams } from '../district/day/happening.ts'
import type { Point } from '../district/ring.ts'
import type { InventedSite } from '../district/site.ts'

/** A row as it stands in an answer. */
export type Row = Readonly<Record<string, unknown>>

const round6 = (degrees: number) => Math.round(degrees * 1e6) / 1e6

/** A WGS-84 point as the city's systems say it; 0,0 means “nothing” to them and stays 0,0. */
export function position(at: Point, crs: 'GCJ02' | 'BD09'): { lng: number; lat: number; crs: string } {
  if (at[0] === 0 && at[1] === 0) return { lng: 0, lat: 0, crs }
  const [lng, lat] = gcoord.transform<[number, number]>(
    [at[0], at[1]],
    gcoord.WGS84,
    crs === 'GCJ02' ? gcoord.GCJ02 : gcoord.BD09,
  )
  return { lng: round6(lng), lat: round6(lat), crs }
}

/** The register speaks GCJ-02. */
export function siteRow({ at, updatedAt, ...site }: InventedSite): Row {
  return { ...site, position: position(at, 'GCJ02'), updatedAt: districtIso(updatedAt) }
}

/** The 12315 platform speaks BD-09. The only row with a person in it. */
export function orderRow({ at, position: where, ...order }: Streams['orders']): Row {
  return { ...order, registeredAt: districtIso(at), ...(where ? { position: position(where, 'BD09') } : {}) }
}

/** How each stream's rows are written. */
export const rowOf: { readonly [Name in StreamName]: (happened: Streams[Name]) => Row } = {
  orders: orderRow,
  elevatorEvents: ({ at, ...event }) => ({ ...event, occurredAt: districtIso(at) }),
  sales: ({ at, ...sale }) => ({ ...sale, soldAt: districtIso(at) }),
  quickTests: ({ at, ...test }) => ({ ...test, testedAt: districtIso(at) }),
  evaluations: ({ at, ...evaluation }) => ({ ...evaluation, evaluatedAt: districtIso(at) }),
}
