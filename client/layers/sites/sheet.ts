import { DomUtil, point } from 'leaflet'
import type { LatLng, Map as LeafletMap, Point } from 'leaflet'
import { pin } from '../view-shift.ts'
import type { Painted } from './protocol.ts'

/** Where painted tiles come from. */
export interface Painter {
  tile(zoom: number, x: number, y: number, done: (painted: Painted) => void): number
  forget(ticket: number): void
  /** Puts what was painted on a canvas; null canvas when there was none yet and nothing to show. */
  put(canvas: HTMLCanvasElement | null, painted: Painted, zoom: number): HTMLCanvasElement | null
}

interface Tile {
  readonly x: number
  readonly y: number
  canvas: HTMLCanvasElement | null
  ticket: number | null
  loaded: boolean
}

/** Columns and rows of tiles, edges included. */
export type Range = readonly [left: number, top: number, right: number, bottom: number]

/** The tiles of one zoom. Panning moves the whole sheet; a zoom animation scales it until the next sheet is full. */
export class Sheet {
  private readonly tiles = new Map<string, Tile>()
  private readonly el: HTMLElement
  /** World pixel of the sheet's corner, near the view so that offsets stay small. */
  private readonly corner: Point

  private readonly map: LeafletMap
  private readonly painter: Painter
  readonly zoom: number
  private readonly side: number
  private readonly onLoad: () => void

  constructor(
    map: LeafletMap,
    pane: HTMLElement,
    painter: Painter,
    zoom: number,
    side: number,
    center: LatLng,
    onLoad: () => void,
  ) {
    this.map = map
    this.painter = painter
    this.zoom = zoom
    this.side = side
    this.onLoad = onLoad
    this.el = DomUtil.create('div', 'leaflet-zoom-animated', pane)
    this.el.style.visibility = 'hidden'
    this.corner = map.project(center, zoom).divideBy(side).floor().multiplyBy(side)
  }

  place(zoomNow: number, origin: Point): void {
    pin(this.el, this.map, this.corner, this.zoom, zoomNow, origin)
  }

  /** Asks for the tiles of `wanted` nearest the middle first, and lets go of those outside `kept`. */
  want(wanted: Range, kept: Range): void {
    for (const [key, tile] of this.tiles) if (!inside(kept, tile.x, tile.y)) this.drop(key, tile)
    const missing: Point[] = []
    for (let y = wanted[1]; y <= wanted[3]; y++) {
      for (let x = wanted[0]; x <= wanted[2]; x++) if (!this.tiles.has(`${x}:${y}`)) missing.push(point(x, y))
    }
    const middle = point((wanted[0] + wanted[2]) / 2, (wanted[1] + wanted[3]) / 2)
    missing.sort((a, b) => a.distanceTo(middle) - b.distanceTo(middle))
    for (const { x, y } of missing) {
      const tile: Tile = { x, y, canvas: null, ticket: null, loaded: false }
      this.tiles.set(`${x}:${y}`, tile)
      this.ask(tile)
    }
  }

  /** Paints every tile again; each shows its old self until the new one is there. */
  refresh(): void {
    for (const tile of this.tiles.values()) {
      if (tile.ticket !== null) this.painter.forget(tile.ticket)
      this.ask(tile)
    }
  }

  /** Whether every tile of the range has been painted at least once. */
  isFull(range: Range): boolean {
    for (const tile of this.tiles.values()) if (!tile.loaded && inside(range, tile.x, tile.y)) return false
    return this.tiles.size > 0
  }

  /** Whether nothing is being painted. */
  isIdle(): boolean {
    for (const tile of this.tiles.values()) if (tile.ticket !== null) return false
    return true
  }

  show(): void {
    this.el.style.visibility = ''
  }

  remove(): void {
    for (const [key, tile] of this.tiles) this.drop(key, tile)
    this.el.remove()
  }

  private ask(tile: Tile): void {
    tile.ticket = this.painter.tile(this.zoom, tile.x, tile.y, (painted) => {
      tile.ticket = null
      tile.loaded = true
      const before = tile.canvas
      tile.canvas = this.painter.put(before, painted, this.zoom)
      if (tile.canvas !== null && before === null) this.hang(tile.canvas, tile)
      this.onLoad()
    })
  }

  private hang(canvas: HTMLCanvasElement, { x, y }: Tile): void {
    canvas.style.cssText = `position:absolute;left:0;top:0;width:${this.side}px;height:${this.side}px`
    DomUtil.setPosition(canvas, point(x, y).multiplyBy(this.side).subtract(this.corner))
    this.el.appendChild(canvas)
  }

  private drop(key: string, tile: Tile): void {
    if (tile.ticket !== null) this.painter.forget(tile.ticket)
    tile.canvas?.remove()
    this.tiles.delete(key)
  }
}

const inside = ([left, top, right, bottom]: Range, x: number, y: number) =>
  x >= left && x <= right && y >= top && y <= bottom
