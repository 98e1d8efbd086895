import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { folderShelf } from './folder.ts'
import { HEAD_BYTES, kindOf } from './kinds.ts'
import type { Shelf } from './shelf.ts'

/** A photograph of a telephone, shrunk or not, is within this; a film is not. */
export const MOST_BYTES = 20 * 1024 * 1024

export interface Kept {
  readonly hash: string
  readonly type: string
  /** Bytes. */
  readonly size: number
}
export type Keeping = Kept | { readonly refused: string; readonly status: 400 | 413 | 415 }

export const TOO_LARGE = `证据文件超过 20 MB，请压缩或分段后再传。`
const NO_KIND = '只收照片（JPEG、PNG、WebP）、录音（WebM、Ogg、M4A）和 PDF，按文件内容判断；请换一种格式。'
const EMPTY = '证据文件是空的，请重新选择。'

export interface EvidenceStore {
  /** Takes a file in as it comes: looks at its first bytes before the rest, stops where it is too large, and keeps it whole or not at all. */
  keep(from: Readable): Promise<Keeping>
  /** The file of a hash, checked as it is read, or null when it is not there. */
  read(hash: string): Promise<Readable | null>
  has(hash: string): Promise<boolean>
  remove(hash: string): Promise<void>
}

/** Takes files in under `folder` and keeps them on a shelf: that folder itself, or another. */
export function openEvidence(folder: string, shelf: Shelf = folderShelf(folder)): EvidenceStore {
  let swept: Promise<void> | null = null

  /** What a killed process left half written. */
  async function sweep() {
    const coming = join(folder, 'coming')
    await mkdir(coming, { recursive: true, mode: 0o700 })
    for (const name of await readdir(coming)) await rm(join(coming, name), { force: true })
  }

  async function taken(from: Readable, path: string): Promise<Keeping> {
    const file = await open(path, 'wx', 0o600)
    try {
      const hash = createHash('sha256')
      let [size, head, type] = [0, Buffer.alloc(0), null as string | null]
      // What is refused half-way still gets its answer over the same line: the stream is left as it is.
      for await (const piece of from.iterator({ destroyOnReturn: false })) {
        const bytes = piece as Buffer
        size += bytes.length
        if (size > MOST_BYTES) return { refused: TOO_LARGE, status: 413 }
        if (type === null) {
          head = Buffer.concat([head, bytes.subarray(0, HEAD_BYTES)])
          if (head.length >= HEAD_BYTES) {
            type = kindOf(head)?.type ?? null
            if (type === null) return { refused: NO_KIND, status: 415 }
          }
        }
        hash.update(bytes)
        await file.write(bytes)
      }
      if (size === 0) return { refused: EMPTY, status: 400 }
      type ??= kindOf(head)?.type ?? null
      if (type === null) return { refused: NO_KIND, status: 415 }
      await file.sync()
      return { hash: hash.digest('hex'), type, size }
    } finally {
      await file.close()
    }
  }

  return {
    async keep(from) {
      await (swept ??= sweep())
      const path = join(folder, 'coming', randomUUID())
      try {
        const kept = await taken(from, path)
        if ('refused' in kept) return kept
        await shelf.put(kept.hash, kept.type, path)
        return kept
      } finally {
        await rm(path, { force: true })
      }
    },
    read: (hash) => shelf.read(hash),
    has: (hash) => shelf.has(hash),
    remove: (hash) => shelf.remove(hash),
  }
}
