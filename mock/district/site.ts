import type { SiteKind } from '../../server/contract/fact.ts'
import type { Chance } from './chance.ts'
import type { StreetSeat } from './ground.ts'
import type { Point } from './ring.ts'
import { coinedRoad } from './words.ts'

/** One invented object of supervision, as the city's register would know it. */
export interface InventedSite {
  readonly siteId: string
  readonly kind: SiteKind
  readonly name: string
  readonly uscc: string
  readonly streetCode: string
  readonly address: string
  /** WGS-84; the upstream says it in GCJ-02, as the city's register does. */
  readonly at: Point
  readonly licence?: string
  /** Of a lift: last day on which its inspection is good. */
  readonly nextInspectionDate?: string
  readonly codes?: Readonly<Record<string, string>>
  /** Last change of the register row, epoch ms: fixed per seed, so that a restart registers nothing anew. */
  readonly updatedAt: number
}

/** `id('ele', 7, 6)` → `ele-000007`. */
export const siteId = (prefix: string, n: number, width: number): string =>
  `${prefix}-${String(n).padStart(width, '0')}`

/** How many of a thing a district of this size has: never none. */
export const sized = (atOne: number, size: number): number => Math.max(1, Math.round(atOne * size))

/** A coined address in a street. */
export const coinedAddress = (seat: StreetSeat, luck: Chance): string =>
  `龙岗区（演示）${seat.name}${coinedRoad(luck)}${luck.int(1, 388)}号`

const YEARS_FROM = Date.UTC(2019, 0, 1)

/** Some day of 2019–2021: before any day that this district plays. */
export const registeredAt = (luck: Chance): number =>
  YEARS_FROM + luck.int(0, 1_095) * 86_400_000 + luck.int(3_600, 36_000) * 1_000
