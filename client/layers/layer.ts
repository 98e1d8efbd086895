import type { District } from '@contract/district.ts'
import type { Map as LeafletMap } from 'leaflet'
import type { Changed, PictureView } from '../picture/view.ts'

/** What a click on the map may have hit. The screen decides what to do about it. */
export type Hit =
  | { readonly what: 'site'; readonly id: string }
  | { readonly what: 'alarm'; readonly id: string }
  | { readonly what: 'complaint'; readonly id: string }
  | { readonly what: 'hotspot'; readonly id: string }
  | { readonly what: 'station'; readonly id: string }
  | { readonly what: 'task'; readonly id: string }
  | { readonly what: 'cluster'; readonly count: number; readonly lng: number; readonly lat: number }

export interface Stage {
  readonly map: LeafletMap
  readonly district: District
  /** Reads a design token of ui/theme.css, so that the map and the panels share one palette. */
  token(name: string): string
  hit(hit: Hit | null): void
  /** A short text in the screen's language, or null when nobody knows the key: a layer then draws without words. */
  say(key: string, values?: Readonly<Record<string, string | number | boolean>>): string | null
  /** CSS pixels per design unit of ui/theme.css: 1 on a 1080-line wall. */
  unit(): number
}

/** A layer on one map. `draw` may be called at any time and must cost only what changed; `remove` leaves nothing behind. */
export interface MountedLayer {
  draw(view: PictureView, changed: Changed): void
  remove(): void
}

/** One thing on the map. */
export interface MapLayer {
  readonly name: string
  /** Key of its title in the message files, for the legend. */
  readonly title: string
  mount(stage: Stage): MountedLayer
}
