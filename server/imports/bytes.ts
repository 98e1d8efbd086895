import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { FileRefused } from './fault.ts'

/** How far a file has been read. Of a compressed file the compressed bytes count. */
export interface Reading {
  bytes: number
  readonly total: number
}

/** A gzip file may swell this much; beyond, it is no table but a bomb. Real tables of text reach about 30. */
const MOST_RATIO = 300
/** Under this size a high ratio is harmless. */
const HARMLESS = 64 * 1_024 * 1_024

/** First bytes of a file. */
export async function headOf(path: string, length: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const buffer = Buffer.alloc(length)
    const { bytesRead } = await file.read(buffer, 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

export const isGzip = (head: Uint8Array) => head[0] === 0x1f && head[1] === 0x8b
export const isZip = (head: Uint8Array) => head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4

/** Where reading of a file begins: nothing read, so much to read. */
export async function readingOf(path: string): Promise<Reading> {
  return { bytes: 0, total: (await stat(path)).size }
}

async function* unzipped(path: string, reading: Reading): AsyncGenerator<Buffer> {
  const source = createReadStream(path)
  const gunzip = createGunzip()
  source.on('data', (chunk) => (reading.bytes += chunk.length))
  source.on('error', (error) => gunzip.destroy(error))
  source.pipe(gunzip)
  let out = 0
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      out += chunk.length
      if (out > HARMLESS && out > reading.bytes * MOST_RATIO) {
        throw new FileRefused(
          `the compressed file swells more than ${MOST_RATIO} times: send it uncompressed if it is really so`,
        )
      }
      yield chunk
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (code.startsWith('Z_'))
      throw new FileRefused(`the compressed file is broken (${(error as Error).message}): pack it again`)
    throw error
  } finally {
    source.destroy()
    gunzip.destroy()
  }
}

/** Bytes of a file in pieces, gzip opened on the way; `reading` follows. */
export async function* bytesOf(path: string, reading: Reading): AsyncGenerator<Buffer> {
  if (isGzip(await headOf(path, 2))) {
    yield* unzipped(path, reading)
    return
  }
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    reading.bytes += chunk.length
    yield chunk
  }
}
