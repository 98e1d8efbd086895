import { DomUtil } from 'leaflet'
import type { Map as LeafletMap, Point, ZoomAnimEvent } from 'leaflet'
import { originAt, pin } from './view-shift.ts'

/** The canvas reaches this far beyond the view, as a part of the view's size, so that a pan shows no edge. */
const BEYOND = 0.3

/** What a painter is given: a cleared brush in CSS pixels, whose origin is world pixel `corner` at `zoom`. */
export interface Sight {
  readonly brush: CanvasRenderingContext2D
  readonly zoom: number
  readonly corner: Point
  readonly width: number
  readonly height: number
}

/** One canvas over the map, painted when the map comes to rest or on `redraw`, moved by CSS in between. For hundreds of marks. */
export class CanvasOver {
  private readonly canvas: HTMLCanvasElement
  private corner: Point
  private zoom: number
  private frame = 0

  private readonly map: LeafletMap
  private readonly paint: (sight: Sight) => void

  constructor(map: LeafletMap, pane: HTMLElement, paint: (sight: Sight) => void) {
    this.map = map
    this.paint = paint
    this.canvas = DomUtil.create('canvas', 'leaflet-zoom-animated', pane)
    this.corner = map.getPixelOrigin()
    this.zoom = map.getZoom()
    map.on('move', this.follow).on('moveend resize', this.redraw).on('zoom viewreset', this.place)
    map.on('zoomanim', this.animate)
    this.redraw()
  }

  /** Paints again in the next frame, however often asked. */
  readonly redraw = () => {
    this.frame ||= requestAnimationFrame(this.work)
  }

  remove(): void {
    cancelAnimationFrame(this.frame)
    this.map.off('move', this.follow).off('moveend resize', this.redraw).off('zoom viewreset', this.place)
    this.map.off('zoomanim', this.animate)
    this.canvas.remove()
  }

  private readonly work = () => {
    this.frame = 0
    const brush = this.canvas.getContext('2d')
    if (brush === null) return
    const size = this.map.getSize()
    const dpr = Math.min(2, window.devicePixelRatio || 1)
    const [width, height] = [Math.ceil(size.x * (1 + 2 * BEYOND)), Math.ceil(size.y * (1 + 2 * BEYOND))]
    const [w, h] = [Math.round(width * dpr), Math.round(height * dpr)]
    if (this.canvas.width !== w || this.canvas.height !== h) {
      ;[this.canvas.width, this.canvas.height] = [w, h]
      this.canvas.style.cssText += `;width:${width}px;height:${height}px`
    }
    this.zoom = this.map.getZoom()
    const middle = this.map.project(this.map.getCenter(), this.zoom)
    this.corner = middle.subtract([width / 2, height / 2]).round()
    this.place()
    brush.setTransform(dpr, 0, 0, dpr, 0, 0)
    brush.clearRect(0, 0, width, height)
    this.paint({ brush, zoom: this.zoom, corner: this.corner, width, height })
  }

  /** A long drag may leave the canvas before it ends. */
  private readonly follow = () => {
    const gone = this.map.getPixelBounds().min?.subtract(this.corner)
    const size = this.map.getSize()
    if (gone === undefined || this.map.getZoom() !== this.zoom) return
    if (Math.min(gone.x, 2 * BEYOND * size.x - gone.x) < 0 || Math.min(gone.y, 2 * BEYOND * size.y - gone.y) < 0)
      this.redraw()
  }

  private readonly place = () => {
    pin(this.canvas, this.map, this.corner, this.zoom, this.map.getZoom(), this.map.getPixelOrigin())
  }

  private readonly animate = (going: ZoomAnimEvent) => {
    pin(this.canvas, this.map, this.corner, this.zoom, going.zoom, originAt(this.map, going.center, going.zoom))
  }
}
