import { escaped } from './plain.ts'

/* Charts of papers are drawn as text of SVG: pdfmake turns it into vectors, and its words stay words. */

export const INK = '#222222'
export const QUIET = '#7a7a7a'
export const LINE = '#1f4e79'
export const BAND = '#dfe8f1'
export const GAP = '#f1f1f1'
export const TARGET = '#b3261e'
/** The family that the PDF maker knows its font by. */
export const FAMILY = 'Song'

const n = (value: number) => String(Number(value.toFixed(2)))

export function words(
  x: number,
  y: number,
  text: string,
  given: { size?: number; anchor?: 'start' | 'middle' | 'end'; fill?: string } = {},
): string {
  const { size = 8, anchor = 'start', fill = INK } = given
  return `<text x="${n(x)}" y="${n(y)}" font-family="${FAMILY}" font-size="${size}" text-anchor="${anchor}" fill="${fill}">${escaped(text)}</text>`
}
export const stroke = (x1: number, y1: number, x2: number, y2: number, color = QUIET, width = 0.5, dash = ''): string =>
  `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}" stroke="${color}" stroke-width="${width}"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>`
export const box = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(Math.max(0, width))}" height="${n(Math.max(0, height))}" fill="${fill}"/>`
export const dot = (x: number, y: number, radius: number, fill: string, edge = fill): string =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${radius}" fill="${fill}" stroke="${edge}" stroke-width="0.8"/>`

type Spot = readonly [x: number, y: number]
const spots = (all: readonly Spot[]) => all.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')
export const path = (all: readonly Spot[], color: string, width: number): string =>
  `<polyline points="${spots(all)}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linejoin="round"/>`
export const area = (all: readonly Spot[], fill: string): string =>
  `<polygon points="${spots(all)}" fill="${fill}" stroke="none"/>`

export const sheet = (width: number, height: number, parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}">${parts.join('')}</svg>`

/** Stretches of neighbours that are there: a gap ends one, so that no line is drawn over it. */
export function stretches<Item>(items: readonly (Item | null)[]): Item[][] {
  const found: Item[][] = []
  let current: Item[] = []
  for (const item of items) {
    if (item !== null) current.push(item)
    else if (current.length > 0) {
      found.push(current)
      current = []
    }
  }
  if (current.length > 0) found.push(current)
  return found
}
