import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Request, Response } from 'express'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** One body, compressed once for everyone who asks while it is good. */
export interface Encoded {
  readonly etag: string
  readonly type: string
  readonly raw: Buffer
  readonly br: () => Promise<Buffer>
  readonly gz: () => Promise<Buffer>
}

/** Makes a body whose compressed forms are computed at most once each. `quality` 1–11 (brotli). */
export function encoded(raw: Buffer, etag: string, type: string, quality: number): Encoded {
  let br: Promise<Buffer> | undefined
  let gz: Promise<Buffer> | undefined
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length }
  return {
    etag,
    type,
    raw,
    br: () => (br ??= brotli(raw, { params })),
    gz: () => (gz ??= zip(raw, { level: Math.min(9, Math.max(1, quality)) })),
  }
}

/** Answers with the form the asker takes, or 304 when it has this one already. */
export async function send(request: Request, response: Response, body: Encoded, cacheControl: string): Promise<void> {
  response.set({ ETag: body.etag, 'Cache-Control': cacheControl, Vary: 'Accept-Encoding', 'Content-Type': body.type })
  if (request.headers['if-none-match'] === body.etag) {
    response.status(304).end()
    return
  }
  const takes = request.acceptsEncodings('br', 'gzip')
  if (takes === 'br' && body.raw.length > 1_000) response.set('Content-Encoding', 'br').end(await body.br())
  else if (takes === 'gzip' && body.raw.length > 1_000) response.set('Content-Encoding', 'gzip').end(await body.gz())
  else response.end(body.raw)
}

/**
 * Keeps one encoded body per key. A body is made anew when its version moved and it is older than `goodForMs`: whoever gets
 * the older one catches up by frames, and a thousand screens that connect at once cost one compression, not a thousand.
 */
export function shelfOfBodies(goodForMs: number, now: () => number = Date.now) {
  const bodies = new Map<string, { body: Encoded; version: string; at: number }>()
  return (key: string, version: string, make: () => Encoded): Encoded => {
    const kept = bodies.get(key)
    if (kept && (kept.version === version || now() - kept.at < goodForMs)) return kept.body
    const body = make()
    bodies.set(key, { body, version, at: now() })
    return body
  }
}
