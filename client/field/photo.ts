/* A photograph of the field: small enough for a thin line, without what the camera wrote into it. */

/** Longest edge in pixels, and quality, of what is kept: text on a label can still be read. */
export const LONGEST_PX = 1_600
const QUALITY = 0.8

/** Width and height that fit into `longest` with the same proportions, whole pixels, never larger than they were. */
export function fitted(width: number, height: number, longest = LONGEST_PX): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height, 1))
  const side = (px: number) => Math.max(1, Math.round(px * scale))
  return { width: side(width), height: side(height) }
}

/** Lower-case hex of the SHA-256 of the bytes (FIPS 180-4), as the server names a file. */
export async function hashOf(bytes: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** No picture came out of a file; `key` says why, under `field.photo`. */
export class NoPicture extends Error {
  readonly key: 'notImage' | 'notDrawn'

  constructor(key: 'notImage' | 'notDrawn') {
    super(key)
    this.name = 'NoPicture'
    this.key = key
  }
}

/** What a canvas holds, as a file. Throws `NoPicture` when the browser makes none. */
export const fileOf = (canvas: HTMLCanvasElement, type: 'image/jpeg' | 'image/png'): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new NoPicture('notDrawn')) : resolve(blob)), type, QUALITY),
  )

/**
 * Draws a photograph anew, at most 1600 px, as JPEG: place, maker and time that a camera writes into the file (EXIF) do not come along,
 * its turn does. Throws `NoPicture` for whatever is no image.
 */
export async function shrunk(file: Blob): Promise<Blob> {
  let image: ImageBitmap
  try {
    image = await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch (error) {
    // Whatever a browser cannot read as a picture: a text, half a file, a format it does not know.
    if (error instanceof DOMException || error instanceof TypeError) throw new NoPicture('notImage')
    throw error
  }
  try {
    const { width, height } = fitted(image.width, image.height)
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width, height })
    const pen = canvas.getContext('2d')
    if (pen === null) throw new NoPicture('notDrawn')
    // A picture with holes becomes white behind them, not black.
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, width, height)
    pen.drawImage(image, 0, 0, width, height)
    return await fileOf(canvas, 'image/jpeg')
  } finally {
    image.close()
  }
}
