import { Levels, nearest } from './level.ts'
import { marksOf } from './marks.ts'
import { degreesOf, project, worldSize } from './mercator.ts'
import type { Points } from './mercator.ts'
import { paint } from './paint.ts'
import type { Brush, Look } from './paint.ts'
import type { Answer, Ask, Found, Painted } from './protocol.ts'

type Tile = Extract<Ask, { ask: 'tile' }>

/** Text beside a mark reaches this far into the next tile, in design units. */
const LEAN = 48
const none: Points = { kind: new Uint8Array(0), x: new Float64Array(0), y: new Float64Array(0) }

/** The worker's work without the worker: takes asks in order, does one tile per `work`, so that a forgotten tile is never painted. */
export class Desk {
  private look: Look | null = null
  private points = none
  private kinds: Look['kinds'] = []
  private serial = 0
  private levels: Levels | null = null
  private readonly waiting = new Map<number, Tile>()
  private canvas: OffscreenCanvas | null = null

  private readonly tell: (answer: Answer, give: Transferable[]) => void
  private readonly paints: boolean

  constructor(tell: (answer: Answer, give: Transferable[]) => void, paints = typeof OffscreenCanvas !== 'undefined') {
    this.tell = tell
    this.paints = paints
  }

  take(ask: Ask): void {
    if (ask.ask === 'load') {
      this.points = project(ask.kind, ask.x, ask.y)
      this.kinds = ask.kinds
      this.serial = ask.serial
      this.levels = null
      this.tell({ answer: 'loaded', serial: ask.serial }, [])
    } else if (ask.ask === 'look') {
      this.look = ask.look
      this.levels = null
    } else if (ask.ask === 'tile') this.waiting.set(ask.ticket, ask)
    else if (ask.ask === 'forget') this.waiting.delete(ask.ticket)
    else this.tell({ answer: 'found', ticket: ask.ticket, found: this.find(ask) }, [])
  }

  /** Does one tile; says whether another is waiting. */
  work(): boolean {
    const [tile] = this.waiting.values()
    if (tile === undefined || this.look === null) return false
    this.waiting.delete(tile.ticket)
    const painted = this.paintTile(tile, this.look)
    const give = painted === null ? [] : ['bitmap' in painted ? painted.bitmap : painted.marks.buffer]
    this.tell({ answer: 'tile', ticket: tile.ticket, painted }, give)
    return this.waiting.size > 0
  }

  private levelAt(zoom: number, look: Look) {
    this.levels ??= new Levels(this.points, this.kinds, look.unit)
    return this.levels.at(zoom)
  }

  private paintTile({ zoom, x, y }: Tile, look: Look): Painted {
    const marks = marksOf(this.levelAt(zoom, look), { x, y, side: look.side, margin: LEAN * look.unit })
    if (marks.length === 0) return null
    const brush = this.brush(Math.round(look.side * look.dpr))
    if (brush === null) return { marks }
    paint(brush, marks, zoom, { ...look, kinds: this.kinds })
    return { bitmap: brush.canvas.transferToImageBitmap() }
  }

  private brush(pixels: number): (Brush & { canvas: OffscreenCanvas }) | null {
    if (!this.paints) return null
    if (this.canvas?.width !== pixels) this.canvas = new OffscreenCanvas(pixels, pixels)
    return this.canvas.getContext('2d')
  }

  private find({ zoom, x, y, reach }: Extract<Ask, { ask: 'find' }>): Found | null {
    if (this.look === null) return null
    const level = this.levelAt(zoom, this.look)
    const j = nearest(level, x, y, reach)
    if (j < 0) return null
    const { symbols } = level
    const world = worldSize(zoom)
    const place = degreesOf((symbols.x[j] ?? 0) / world, (symbols.y[j] ?? 0) / world)
    return { serial: this.serial, row: symbols.site[j] ?? 0, count: symbols.count[j] ?? 1, ...place }
  }
}
