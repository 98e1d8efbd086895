import type { SiteKind } from '@contract/fact.ts'
import type { Look } from './paint.ts'

/** What the map asks of the worker. `serial` counts registers: answers about an older one are told apart. */
export type Ask =
  | {
      readonly ask: 'load'
      readonly serial: number
      readonly kinds: readonly SiteKind[]
      readonly kind: Uint8Array
      readonly x: Int32Array
      readonly y: Int32Array
    }
  | { readonly ask: 'look'; readonly look: Look }
  | { readonly ask: 'tile'; readonly ticket: number; readonly zoom: number; readonly x: number; readonly y: number }
  | { readonly ask: 'forget'; readonly ticket: number }
  | {
      readonly ask: 'find'
      readonly ticket: number
      readonly zoom: number
      readonly x: number
      readonly y: number
      readonly reach: number
    }

/** A symbol that was pointed at. */
export interface Found {
  readonly serial: number
  readonly row: number
  readonly count: number
  readonly lng: number
  readonly lat: number
}

/** A painted tile, or its marks where the worker cannot paint, or null where there is nothing. */
export type Painted = { readonly bitmap: ImageBitmap } | { readonly marks: Float32Array } | null

export type Answer =
  | { readonly answer: 'loaded'; readonly serial: number }
  | { readonly answer: 'tile'; readonly ticket: number; readonly painted: Painted }
  | { readonly answer: 'found'; readonly ticket: number; readonly found: Found | null }
