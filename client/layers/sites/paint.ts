import type { SiteKind } from '@contract/fact.ts'
import { siteShapes, trace } from '@contract/map-signs.ts'
import { CAPTION_SIZE, captionAt, sides } from './captions.ts'
import { detailOf, grade } from './detail.ts'
import type { Detail } from './detail.ts'
import { STRIDE } from './marks.ts'

/** Colours and sizes of the tiles; travels to the worker. */
export interface Look {
  readonly kinds: readonly SiteKind[]
  /** CSS pixels per design unit. */
  readonly unit: number
  readonly dpr: number
  /** Side of a tile in CSS pixels. */
  readonly side: number
  readonly site: string
  readonly market: string
  readonly text: string
  /** What a mark stands on: drawn around the few so that they stay apart from the many. */
  readonly halo: string
}

export type Brush = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D

const GRADES = 6
/** Bottom first: the many below, the few on top. */
const order: readonly SiteKind[] = ['elevator', 'other', 'restaurant', 'producer', 'coldStore', 'pharmacy', 'market']

/** Paints the marks of one tile; the brush is cleared and left at scale 1. */
export function paint(brush: Brush, marks: Float32Array, zoom: number, look: Look): void {
  brush.setTransform(look.dpr, 0, 0, look.dpr, 0, 0)
  brush.clearRect(0, 0, look.side, look.side)
  brush.font = `500 ${CAPTION_SIZE * look.unit}px 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif`
  brush.textBaseline = 'middle'
  brush.textAlign = 'center'
  brush.lineJoin = 'round'
  for (const kind of order) {
    const k = look.kinds.indexOf(kind)
    if (k >= 0) paintKind(brush, marks, k, kind, detailOf(kind, zoom), look)
  }
  brush.globalAlpha = 1
  brush.setTransform(1, 0, 0, 1, 0, 0)
}

function paintKind(brush: Brush, marks: Float32Array, k: number, kind: SiteKind, detail: Detail, look: Look): void {
  const shape = siteShapes[kind]
  const rows: number[][] = Array.from({ length: GRADES }, () => [])
  for (let i = 0; i < marks.length; i += STRIDE) {
    if (marks[i + 2] === k) rows[Math.round(grade(marks[i + 3] ?? 1) * (GRADES - 1))]?.push(i)
  }
  rows.forEach((row, step) => {
    if (row.length === 0) return
    const part = step / (GRADES - 1)
    const radius = detail.radius * look.unit * (0.86 + 0.3 * part)
    brush.beginPath()
    for (const i of row) trace(brush, shape, crisp(marks[i], look.dpr), crisp(marks[i + 1], look.dpr), radius)
    if (kind === 'market' || detail.counted) {
      brush.globalAlpha = 0.9
      brush.strokeStyle = look.halo
      brush.lineWidth = 2.5 * look.unit
      brush.stroke()
    }
    brush.globalAlpha = detail.faint + (detail.full - detail.faint) * part
    brush.fillStyle = kind === 'market' ? look.market : look.site
    brush.fill()
    if (detail.counted) for (const i of row) writeCount(brush, marks, i, radius, look)
  })
}

function writeCount(brush: Brush, marks: Float32Array, i: number, radius: number, look: Look): void {
  const [count, side] = [marks[i + 3] ?? 1, marks[i + 4] ?? 0]
  if (side === sides.none) return
  const { dx, dy } = captionAt(side, count, radius, look.unit)
  const [x, y] = [(marks[i] ?? 0) + dx, (marks[i + 1] ?? 0) + dy + 0.5 * look.unit]
  brush.globalAlpha = 0.9
  brush.lineWidth = 3 * look.unit
  brush.strokeStyle = look.halo
  brush.strokeText(String(count), x, y)
  brush.fillStyle = look.text
  brush.fillText(String(count), x, y)
}

/** On a whole device pixel, so that ten thousand small marks are not ten thousand smudges. */
const crisp = (v: number | undefined, dpr: number) => Math.round((v ?? 0) * dpr) / dpr
