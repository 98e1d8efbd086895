import type { SiteColumns } from '@contract/picture.ts'
import { DomUtil } from 'leaflet'
import type { Map as LeafletMap, Point, ZoomAnimEvent } from 'leaflet'
import { pathOf, siteShapes } from '@contract/map-signs.ts'
import { originAt, pin } from '../view-shift.ts'
import { detailOf } from './detail.ts'
import { mercatorX, mercatorY, worldSize } from './mercator.ts'
import type { Look } from './paint.ts'

const NS = 'http://www.w3.org/2000/svg'
/** A site just added is drawn no smaller than this, also where the many are a fine texture. */
const LEAST = 2.2

/**
 * Sites the painted tiles do not show yet, drawn over them one by one until the worker has caught up. SVG, not canvas: one
 * more site then costs one small path, not a picture as large as the view.
 */
export class LiveSites {
  private readonly map: LeafletMap
  private readonly look: () => Look
  private readonly root: HTMLElement
  private readonly svg = document.createElementNS(NS, 'svg')
  private readonly paths = new Map<number, { readonly key: string; readonly path: SVGPathElement }>()
  private columns: SiteColumns | null = null
  private rows: readonly number[] = []
  private corner: Point
  private zoom: number

  constructor(map: LeafletMap, pane: HTMLElement, look: () => Look) {
    this.map = map
    this.look = look
    this.root = DomUtil.create('div', 'leaflet-zoom-animated', pane)
    this.svg.style.cssText = 'position:absolute;left:0;top:0;width:1px;height:1px;overflow:visible'
    this.root.append(this.svg)
    this.corner = map.getPixelOrigin()
    this.zoom = map.getZoom()
    map.on('zoomend viewreset', this.settle).on('zoom', this.place)
    map.on('zoomanim', this.animate)
    this.settle()
  }

  show(columns: SiteColumns, rows: readonly number[]): void {
    this.columns = columns
    this.rows = rows
    const kept = new Set(rows)
    for (const [row, { path }] of this.paths) {
      if (kept.has(row)) continue
      path.remove()
      this.paths.delete(row)
    }
    for (const row of rows) this.draw(columns, row)
  }

  /** Row of the nearest such site within reach of a world pixel, or −1. */
  find(at: Point, zoom: number, reach: number): number {
    let best = reach
    let found = -1
    for (const row of this.rows) {
      const place = this.placeOf(row, zoom)
      const d = Math.hypot(place.x - at.x, place.y - at.y)
      if (d > best) continue
      best = d
      found = row
    }
    return found
  }

  remove(): void {
    this.map.off('zoomend viewreset', this.settle).off('zoom', this.place)
    this.map.off('zoomanim', this.animate)
    this.root.remove()
    this.paths.clear()
  }

  private draw(columns: SiteColumns, row: number): void {
    const kind = columns.kinds[columns.kind[row] ?? 0]
    if (kind === undefined) return
    const key = `${kind} ${columns.x[row]} ${columns.y[row]}`
    const known = this.paths.get(row)
    if (known?.key === key) return
    const look = this.look()
    const { x, y } = this.placeOf(row, this.zoom)
    const radius = Math.max(detailOf(kind, this.zoom).radius, LEAST) * look.unit
    const path = known?.path ?? document.createElementNS(NS, 'path')
    path.setAttribute('d', pathOf(siteShapes[kind], x - this.corner.x, y - this.corner.y, radius))
    path.setAttribute('fill', kind === 'market' ? look.market : look.site)
    if (known === undefined) this.svg.append(path)
    this.paths.set(row, { key, path })
  }

  private placeOf(row: number, zoom: number): { x: number; y: number } {
    const world = worldSize(zoom)
    const { x = [], y = [] } = this.columns ?? {}
    return { x: mercatorX((x[row] ?? 0) / 1e5) * world, y: mercatorY((y[row] ?? 0) / 1e5) * world }
  }

  /** At rest on another zoom: everything is drawn in its pixels. */
  private readonly settle = () => {
    this.zoom = this.map.getZoom()
    this.corner = this.map.getPixelOrigin()
    this.paths.clear()
    this.svg.replaceChildren()
    this.place()
    if (this.columns !== null) for (const row of this.rows) this.draw(this.columns, row)
  }

  private readonly place = () => {
    pin(this.root, this.map, this.corner, this.zoom, this.map.getZoom(), this.map.getPixelOrigin())
  }

  private readonly animate = (going: ZoomAnimEvent) => {
    const origin = originAt(this.map, going.center, going.zoom)
    pin(this.root, this.map, this.corner, this.zoom, going.zoom, origin)
  }
}
