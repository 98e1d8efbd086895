import { createRequire } from 'node:module'
import { PAGE } from './sheet-size.ts'
import { sheet } from './svg.ts'

/** As much of fontkit as is used here; it comes without types. */
interface Outlines {
  readonly unitsPerEm: number
  layout(text: string): {
    readonly glyphs: readonly { readonly path: { toSVG(): string } }[]
    readonly positions: readonly { readonly xAdvance: number }[]
  }
}
const fontkit = createRequire(import.meta.url)('fontkit') as { openSync(path: string): Outlines }

const SIZE = 11
const COLOR = '#e9e9e9'
const PLACES: readonly (readonly [x: number, y: number])[] = [
  [50, 190],
  [320, 320],
  [50, 450],
  [320, 580],
  [50, 710],
]

/** A line of text as one outline, in font units: whole numbers are fine enough, and short. */
function outline(text: string, font: Outlines): string {
  const { glyphs, positions } = font.layout(text)
  let x = 0
  return glyphs
    .map(({ path }, at) => {
      const moved = moveBy(path.toSVG(), x)
      x += positions[at]?.xAdvance ?? 0
      return moved
    })
    .join('')
}
/** Shifts a path of absolute commands (M, L, Q, C, Z) to the right. */
const moveBy = (d: string, by: number) =>
  d.replace(/([MLQC])([^MLQCZ]*)/g, (_, command: string, numbers: string) => {
    const all = (numbers.match(/-?\d+(\.\d+)?/g) ?? []).map((each, at) =>
      Math.round(Number(each) + (at % 2 === 0 ? by : 0)),
    )
    return `${command}${all.join(' ')}`
  })

/** Light lines across a page, drawn and not written: whoever searches or copies a paper does not find them between its words. */
export function watermarkSvg(text: string, fontFile: string): string {
  const font = fontkit.openSync(fontFile)
  const d = outline(text, font)
  const scale = SIZE / font.unitsPerEm
  return sheet(
    PAGE.width,
    PAGE.height,
    PLACES.map(
      ([x, y]) =>
        `<path d="${d}" fill="${COLOR}" transform="translate(${x} ${y}) rotate(-24) scale(${scale} ${-scale})"/>`,
    ),
  )
}
