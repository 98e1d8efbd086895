import type { LatLng, Map as LeafletMap, ZoomAnimEvent } from 'leaflet'
import { originAt } from '../view-shift.ts'
import { Sheet } from './sheet.ts'
import type { Painter, Range } from './sheet.ts'

/** Tiles follow a moving map at most this often. */
const FOLLOW_MS = 60
/** Painted ahead of the view, and kept behind it, in tiles. */
const AHEAD = 0.35
const BEHIND = 1.5

/** The zoom tiles are painted for: the map's own in eighths, so that a resting map is never a scaled picture. */
export const sheetZoom = (zoom: number) => Math.round(zoom * 8) / 8

/**
 * Painted tiles under a map: a grid layer whose tiles are exact at fractional zooms, and whose next zoom replaces the last
 * in one step, once full. The map is never blank: the old sheet stays, scaled, until then.
 */
export class Board {
  private current: Sheet | null = null
  private shown: Sheet | null = null
  private zooming = false
  private timer: ReturnType<typeof setTimeout> | undefined

  private readonly map: LeafletMap
  private readonly pane: HTMLElement
  private readonly painter: Painter
  private readonly side: number
  private readonly onIdle: () => void

  constructor(map: LeafletMap, pane: HTMLElement, painter: Painter, side: number, onIdle: () => void) {
    this.map = map
    this.pane = pane
    this.painter = painter
    this.side = side
    this.onIdle = onIdle
    map.on('move', this.follow).on('moveend resize', this.settle).on('zoom viewreset', this.place)
    map.on('zoomanim', this.animate)
    this.settle()
  }

  refresh(): void {
    this.current?.refresh()
  }

  /** Paints everything anew in new sheets, for a new look. */
  renew(): void {
    if (this.current !== this.shown) this.current?.remove()
    this.current = null
    this.settle()
  }

  remove(): void {
    clearTimeout(this.timer)
    this.map.off('move', this.follow).off('moveend resize', this.settle).off('zoom viewreset', this.place)
    this.map.off('zoomanim', this.animate)
    if (this.current !== this.shown) this.current?.remove()
    this.shown?.remove()
  }

  private readonly follow = () => {
    if (this.zooming) return
    this.timer ??= setTimeout(() => {
      this.timer = undefined
      this.want(this.map.getCenter(), this.map.getZoom())
    }, FOLLOW_MS)
  }

  private readonly settle = () => {
    this.zooming = false
    this.want(this.map.getCenter(), this.map.getZoom())
    this.place()
    this.loaded()
  }

  private readonly place = () => {
    for (const sheet of this.sheets()) sheet.place(this.map.getZoom(), this.map.getPixelOrigin())
  }

  private readonly animate = (going: ZoomAnimEvent) => {
    this.zooming = true
    this.want(going.center, going.zoom)
    const origin = originAt(this.map, going.center, going.zoom)
    for (const sheet of this.sheets()) sheet.place(going.zoom, origin)
  }

  private want(center: LatLng, zoom: number): void {
    const exact = sheetZoom(zoom)
    if (this.current?.zoom !== exact) {
      if (this.current !== this.shown) this.current?.remove()
      this.current =
        this.shown?.zoom === exact && this.current !== null
          ? this.shown
          : new Sheet(this.map, this.pane, this.painter, exact, this.side, center, this.loaded)
      this.current.place(this.map.getZoom(), this.map.getPixelOrigin())
    }
    this.current.want(this.range(center, AHEAD), this.range(center, BEHIND))
  }

  private range(center: LatLng, margin: number): Range {
    const half = this.map.getSize().divideBy(2)
    const middle = this.map.project(center, this.current?.zoom ?? this.map.getZoom())
    const extra = margin * this.side
    const cell = (v: number) => Math.floor(v / this.side)
    return [
      cell(middle.x - half.x - extra),
      cell(middle.y - half.y - extra),
      cell(middle.x + half.x + extra),
      cell(middle.y + half.y + extra),
    ]
  }

  private readonly loaded = () => {
    const { current } = this
    if (current === null || this.zooming) return
    if (current !== this.shown && current.isFull(this.range(this.map.getCenter(), 0))) {
      this.shown?.remove()
      current.show()
      this.shown = current
    }
    if (current.isIdle()) this.onIdle()
  }

  private sheets(): Set<Sheet> {
    return new Set([this.current, this.shown].filter((sheet) => sheet !== null))
  }
}
