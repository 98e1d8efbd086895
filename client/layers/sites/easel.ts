import { paint } from './paint.ts'
import type { Look } from './paint.ts'
import type { SitesLink } from './link.ts'
import type { Painter } from './sheet.ts'
import type { Painted } from './protocol.ts'

/** Painting on the main thread may take this much of one frame. */
const SLICE_MS = 6

/** Hangs up what the worker painted; where the worker cannot paint, paints its marks here, a slice per frame. */
export class Easel implements Painter {
  private readonly waiting = new Map<HTMLCanvasElement, { marks: Float32Array; zoom: number }>()
  private frame = 0

  private readonly link: SitesLink
  private readonly look: () => Look

  constructor(link: SitesLink, look: () => Look) {
    this.link = link
    this.look = look
  }

  tile(zoom: number, x: number, y: number, done: (painted: Painted) => void): number {
    return this.link.tile(zoom, x, y, done)
  }

  forget(ticket: number): void {
    this.link.forget(ticket)
  }

  put(canvas: HTMLCanvasElement | null, painted: Painted, zoom: number): HTMLCanvasElement | null {
    if (painted === null) {
      if (canvas !== null) this.waiting.delete(canvas)
      canvas?.remove()
      return null
    }
    const on = canvas ?? document.createElement('canvas')
    if ('bitmap' in painted) {
      ;[on.width, on.height] = [painted.bitmap.width, painted.bitmap.height]
      on.getContext('bitmaprenderer')?.transferFromImageBitmap(painted.bitmap)
      return on
    }
    this.waiting.set(on, { marks: painted.marks, zoom })
    this.frame ||= requestAnimationFrame(this.work)
    return on
  }

  close(): void {
    cancelAnimationFrame(this.frame)
    this.waiting.clear()
  }

  private readonly work = () => {
    this.frame = 0
    const until = performance.now() + SLICE_MS
    const look = this.look()
    for (const [canvas, { marks, zoom }] of this.waiting) {
      this.waiting.delete(canvas)
      const pixels = Math.round(look.side * look.dpr)
      if (canvas.width !== pixels) [canvas.width, canvas.height] = [pixels, pixels]
      const brush = canvas.getContext('2d')
      if (brush !== null) paint(brush, marks, zoom, look)
      if (performance.now() > until) break
    }
    if (this.waiting.size > 0) this.frame = requestAnimationFrame(this.work)
  }
}
