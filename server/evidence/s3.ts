import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { S3mini } from 's3mini'
import { checked, EvidenceAway, EvidenceBroken, type Shelf } from './shelf.ts'

/** An S3-compatible store, addressed by path: `endpoint/bucket/ab/abcd…`. */
export interface S3Settings {
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKey: string
  readonly secretKey: string
}

/** From the question to the end of the answer. */
const WITHIN_MS = 30_000
/** Files in memory at once, 20 MB each at most; whoever comes then waits. */
const AT_ONCE = 3

/** Files of evidence in an S3-compatible store. What was put is read back and proved before anybody is told that it is kept. */
export function s3Shelf({ endpoint, bucket, region, accessKey, secretKey }: S3Settings): Shelf {
  const store = new S3mini({
    endpoint: `${endpoint.replace(/\/+$/, '')}/${bucket}`,
    region,
    accessKeyId: accessKey,
    secretAccessKey: secretKey,
    requestAbortTimeout: WITHIN_MS,
  })
  const keyOf = (hash: string) => `${hash.slice(0, 2)}/${hash}`
  const places = turnstile(AT_ONCE)

  async function asked<Answer>(job: () => Promise<Answer>): Promise<Answer> {
    try {
      return await job()
    } catch (error) {
      throw error instanceof EvidenceBroken ? error : new EvidenceAway(error)
    }
  }

  return {
    put: (hash, type, path) =>
      places(() =>
        asked(async () => {
          const bytes = await readFile(path)
          const sum = createHash('sha256').update(bytes).digest()
          if (sum.toString('hex') !== hash) throw new EvidenceBroken(hash)
          const proof = { 'x-amz-checksum-sha256': sum.toString('base64') } as const
          const put = await store.putObject(keyOf(hash), bytes, type, undefined, proof)
          await put.arrayBuffer()
          const back = await store.getObjectArrayBuffer(keyOf(hash))
          const same = back !== null && createHash('sha256').update(Buffer.from(back)).digest('hex') === hash
          if (!same) throw new Error('what was put is not what is there')
        }),
      ),
    read: (hash) =>
      asked(async () => {
        const answer = await store.getObjectResponse(keyOf(hash))
        if (answer === null) return null
        const out = checked(hash)
        if (answer.body === null) return out.end()
        const from = Readable.fromWeb(answer.body as ReadableStream)
        from.on('error', (error) => out.destroy(new EvidenceAway(error)))
        out.on('close', () => from.destroy())
        return from.pipe(out)
      }),
    has: (hash) => asked(async () => (await store.objectExists(keyOf(hash))) === true),
    remove: (hash) =>
      asked(async () => {
        await store.deleteObject(keyOf(hash))
      }),
  }
}

/** Lets at most `most` in at once, in the order they came. */
function turnstile(most: number) {
  let inside = 0
  const waiting: (() => void)[] = []
  return async <Answer>(job: () => Promise<Answer>): Promise<Answer> => {
    if (inside >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else inside += 1
    try {
      return await job()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else inside -= 1
    }
  }
}
