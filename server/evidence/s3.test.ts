import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { folderShelf } from './folder.ts'
import { openS3 } from './s3.fixture.ts'
import { s3Shelf } from './s3.ts'
import { checked } from './shelf.ts'
import { openEvidence } from './store.ts'

let s3: Awaited<ReturnType<typeof openS3>>
let folder = ''
beforeAll(async () => {
  s3 = await openS3()
})
afterAll(async () => {
  await s3.close()
  s3.remove()
})
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'evidence-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const png = (size: number) =>
  Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(size, 7)])
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test('a file comes out of the store as it went in, large ones too, and leaves nothing on this disk', async () => {
  const store = openEvidence(folder, s3Shelf(s3.settings))
  for (const bytes of [png(300), png(15_000_000)]) {
    const hash = hashOf(bytes)
    expect(await store.keep(Readable.from([bytes]))).toEqual({ hash, type: 'image/png', size: bytes.length })
    expect(await store.has(hash)).toBe(true)
    expect((await buffer((await store.read(hash))!)).equals(bytes)).toBe(true)
  }
  expect(readdirSync(join(folder, 'coming'))).toEqual([])
  expect(await store.read('0'.repeat(64))).toBeNull()
  expect(await store.has('0'.repeat(64))).toBe(false)
})

test('what is thrown away is gone, and throwing it away twice is nothing', async () => {
  const store = openEvidence(folder, s3Shelf(s3.settings))
  const bytes = png(500)
  await store.keep(Readable.from([bytes]))
  await store.remove(hashOf(bytes))
  await store.remove(hashOf(bytes))
  expect(await store.has(hashOf(bytes))).toBe(false)
})

test('several phones at once get their files kept, each its own', async () => {
  const store = openEvidence(folder, s3Shelf(s3.settings))
  const all = Array.from({ length: 12 }, (_, n) => png(1_000 + n))
  const kept = await Promise.all(all.map((bytes) => store.keep(Readable.from([bytes]))))
  expect(kept.map((each) => 'hash' in each && each.hash)).toEqual(all.map(hashOf))
})

test('a store that is away, or says no, keeps nothing and says so', async () => {
  const gone = openEvidence(folder, s3Shelf({ ...s3.settings, endpoint: 'http://127.0.0.1:1' }))
  await expect(gone.keep(Readable.from([png(300)]))).rejects.toMatchObject({ name: 'EvidenceAway' })
  await expect(gone.read('1'.repeat(64))).rejects.toMatchObject({ name: 'EvidenceAway' })
  const stranger = openEvidence(folder, s3Shelf({ ...s3.settings, accessKey: 'somebody else' }))
  await expect(stranger.keep(Readable.from([png(301)]))).rejects.toMatchObject({ name: 'EvidenceAway' })
  expect(readdirSync(join(folder, 'coming'))).toEqual([])
})

test('a store that says yes and kept something else is not believed', async () => {
  const liar = createServer((request, response) => {
    request.resume()
    request.on('end', () =>
      response.writeHead(200, { etag: '"x"' }).end(request.method === 'GET' ? 'another file' : ''),
    )
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => liar.once('listening', resolve))
  const endpoint = `http://127.0.0.1:${(liar.address() as AddressInfo).port}`
  const store = openEvidence(folder, s3Shelf({ ...s3.settings, endpoint }))
  await expect(store.keep(Readable.from([png(300)]))).rejects.toMatchObject({ name: 'EvidenceAway' })
  liar.closeAllConnections()
  await new Promise((resolve) => liar.close(resolve))
})

test('a file that was changed where it lies never comes out whole, from either store', async () => {
  const bytes = png(200_000)
  const hash = hashOf(bytes)
  const inFolder = openEvidence(folder)
  await inFolder.keep(Readable.from([bytes]))
  writeFileSync(join(folder, hash.slice(0, 2), hash), Buffer.concat([bytes.subarray(1), Buffer.alloc(1)]))
  await expect(buffer((await folderShelf(folder).read(hash))!)).rejects.toMatchObject({ name: 'EvidenceBroken' })
  const through = checked(hash)
  let out = 0
  through.on('data', (piece: Buffer) => (out += piece.length))
  const ended = new Promise((resolve) => through.on('error', resolve))
  for (const piece of [bytes.subarray(0, 100_000), Buffer.alloc(100_008)]) through.write(piece)
  through.end()
  expect(await ended).toMatchObject({ name: 'EvidenceBroken' })
  expect(out).toBeLessThan(bytes.length)
})
