import { encode } from 'uqr'

/** A QR code as one path over a square of `size` modules, quiet zone of four included (ISO/IEC 18004, 6.3.8). */
export interface QrPath {
  readonly size: number
  readonly path: string
}

const QUIET = 4

/** The path that draws the dark modules, one stroke of rectangles per run. */
export function pathOf(modules: readonly (readonly boolean[])[]): string {
  const runs: string[] = []
  modules.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const from = x
      while (row[x + 1]) x++
      const width = x + 1 - from
      runs.push(`M${from} ${y}h${width}v1h-${width}z`)
    }
  })
  return runs.join('')
}

/** A text as a QR code that survives 15 % of damage (level M). Throws when it is longer than any QR code. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET })
  return { size, path: pathOf(data) }
}
