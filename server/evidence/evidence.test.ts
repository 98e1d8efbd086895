import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { kindOf } from './kinds.ts'
import { MOST_BYTES, openEvidence } from './store.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'evidence-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const padded = (...head: (string | number[])[]) =>
  Buffer.concat([...head.map((each) => Buffer.from(each as string)), Buffer.alloc(200, 1)])
const PNG = padded([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

test('a file is what its first bytes say, whatever it is called', () => {
  const is = (bytes: Buffer) => kindOf(bytes)?.type ?? null
  expect(is(padded([0xff, 0xd8, 0xff, 0xe1]))).toBe('image/jpeg')
  expect(is(PNG)).toBe('image/png')
  expect(is(padded('RIFF', [0, 0, 0, 0], 'WEBPVP8 '))).toBe('image/webp')
  expect(is(padded([0x1a, 0x45, 0xdf, 0xa3], 'xxxxB\u0082webm'))).toBe('audio/webm')
  expect(is(padded('OggS'))).toBe('audio/ogg')
  expect(is(padded([0, 0, 0, 28], 'ftypM4A '))).toBe('audio/mp4')
  expect(is(padded('%PDF-1.7'))).toBe('application/pdf')
})

test('scripts, archives, programs, films and other sounds are nothing that evidence may be', () => {
  const strange = [
    ...['<svg xmlns="http://www.w3.org/2000/svg">', '<?xml version="1.0"?><svg>', '<!doctype html>', 'PK\u0003\u0004'],
    ...['MZ', '#!/bin/sh', 'GIF89a', 'RIFF0000WAVEfmt ', 'RIFF0000AVI LIST', ' %PDF-1.7'],
  ]
  for (const text of strange) expect(kindOf(padded(text)), text).toBeNull()
  expect(kindOf(padded([0, 0, 0, 28], 'ftypqt  '))).toBeNull()
  expect(kindOf(padded([0x1a, 0x45, 0xdf, 0xa3], 'matroska'))).toBeNull()
  expect(kindOf(Buffer.from([0xff, 0xd8, 0xff]))).toBeNull()
})

test('a file lies under its hash, whole, once, and comes out as it went in', async () => {
  const store = openEvidence(folder)
  const hash = createHash('sha256').update(PNG).digest('hex')
  // Piece by piece, the first shorter than what is looked at.
  const pieces = () => Readable.from([PNG.subarray(0, 5), PNG.subarray(5, 70), PNG.subarray(70)])
  expect(await store.keep(pieces())).toEqual({ hash, type: 'image/png', size: PNG.length })
  expect(await store.keep(pieces())).toEqual({ hash, type: 'image/png', size: PNG.length })
  expect(readdirSync(join(folder, hash.slice(0, 2)))).toEqual([hash])
  expect(statSync(join(folder, hash.slice(0, 2), hash)).mode & 0o077).toBe(0)
  expect((await buffer((await store.read(hash))!)).equals(PNG)).toBe(true)
  expect(await store.read('0'.repeat(64))).toBeNull()
})

test('what is too large is stopped where it is too large, and nothing of it stays', async () => {
  const store = openEvidence(folder)
  let read = 0
  const endless = function* () {
    for (yield PNG; ; read += 1) yield Buffer.alloc(1_000_000)
  }
  expect(await store.keep(Readable.from(endless()))).toMatchObject({ status: 413 })
  expect(read).toBeLessThanOrEqual(MOST_BYTES / 1_000_000 + 20)
  expect(readdirSync(join(folder, 'coming'))).toEqual([])
})

test('what is refused or breaks off leaves nothing, and what a killed process left is swept', async () => {
  mkdirSync(join(folder, 'coming'))
  writeFileSync(join(folder, 'coming', 'half'), 'half a photograph')
  const store = openEvidence(folder)
  expect(await store.keep(Readable.from([padded('PK\u0003\u0004')]))).toMatchObject({ status: 415 })
  expect(await store.keep(Readable.from([]))).toMatchObject({ status: 400 })
  const broken = function* () {
    yield PNG
    throw new Error('the line broke')
  }
  await expect(store.keep(Readable.from(broken()))).rejects.toThrow('the line broke')
  expect(readdirSync(folder)).toEqual(['coming'])
  expect(readdirSync(join(folder, 'coming'))).toEqual([])
})
