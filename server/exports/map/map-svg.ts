import { escaped } from '../plain.ts'
import { FAMILY, sheet } from '../svg.ts'
import type { Drawing, Part } from './drawing.ts'

const n = (value: number) => String(Math.round(value * 100) / 100)
/** From the middle of letters down to the line that they stand on, of their size. */
const TO_BASELINE = 0.35

function partSvg(part: Part): string {
  if (part.is === 'caption') {
    const { x, y, text, size, fill, anchor } = part
    return `<text x="${n(x)}" y="${n(y + size * TO_BASELINE)}" font-family="${FAMILY}" font-size="${size}" text-anchor="${anchor}" fill="${fill}">${escaped(text)}</text>`
  }
  const { d, fill, stroke, width = 1, opacity, dashed } = part
  const edge = stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="${n(width)}" stroke-linejoin="round"`
  const dash = dashed === true ? ' stroke-dasharray="4 3"' : ''
  return `<path d="${d}" fill="${fill ?? 'none'}"${edge}${dash}${opacity === undefined ? '' : ` opacity="${n(opacity)}"`}/>`
}

/** A drawing as the text of an SVG. */
export const mapSvg = ({ width, height, parts }: Drawing): string => sheet(width, height, parts.map(partSvg))
