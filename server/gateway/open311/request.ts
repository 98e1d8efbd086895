import type { ClassChoice } from './problem-classes.ts'

/** A submission as Open311 may show it. Times in epoch ms, position in WGS-84 degrees, exact: the shape rounds it. */
export interface OpenRequest {
  readonly id: string
  readonly status: 'open' | 'closed'
  /** What became of it, in Chinese, with the article where law closed it. */
  readonly notes: string
  readonly problemClass: string | null
  readonly agency: string
  readonly requestedAt: number
  readonly updatedAt: number
  /** The last moment of the legal deadline that stands next; null: none runs. */
  readonly expectedAt: number | null
  /** Name of the street, never more of an address. */
  readonly street: string | null
  readonly lng: number | null
  readonly lat: number | null
}

export interface OpenQuery {
  /** These only, whatever else is asked. */
  readonly ids: readonly string[] | null
  /** Null: every service. */
  readonly classes: ClassChoice | null
  /** Epoch ms, both included. Null: any time. */
  readonly from: number | null
  readonly to: number | null
  readonly status: 'open' | 'closed' | null
  readonly limit: number
  readonly offset: number
}

export interface OpenPage {
  readonly requests: readonly OpenRequest[]
  /** All that match, not the page. */
  readonly total: number
}
