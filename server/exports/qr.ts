import { deflateSync } from 'node:zlib'
import { encode } from 'uqr'

/** The QR code of an address as squares, true is dark; the quiet edge of two is in it. */
const squaresOf = (address: string): readonly (readonly boolean[])[] => encode(address, { ecc: 'M', border: 2 }).data

/** A QR code as the text of an SVG, `side` pt wide: one path, so that no seams show between its squares. */
export function qrSvg(address: string, side: number): string {
  const squares = squaresOf(address)
  const d = squares.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${squares.length} ${squares.length}"><path d="${d}" fill="#000000"/></svg>`
}

/** Pixels of one square: enough for print at a centimetre and a half. */
const SCALE = 8

/** The same as a PNG (one bit a pixel), for papers that take no drawings. */
export function qrPng(address: string): Buffer {
  const squares = squaresOf(address)
  const side = squares.length * SCALE
  const stride = Math.ceil(side / 8)
  const rows = Buffer.alloc((stride + 1) * side)
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1)
      if (!squares[Math.floor(y / SCALE)]?.[Math.floor(x / SCALE)])
        rows[y * (stride + 1) + 1 + (x >> 3)]! |= 0x80 >> (x & 7)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([1, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(body.length, 0)
  framed.set(named, 4)
  framed.writeUInt32BE(crc(named), named.length + 4)
  return framed
}

/** CRC-32 as PNG has it (polynomial 0xEDB88320). */
function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}
