import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashToken, mintToken, newId } from './tokens.ts'

test('a token has 256 bits, and what is kept of it is its SHA-256', () => {
  const { token, hash } = mintToken()
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(hash).toBe(createHash('sha256').update(token).digest('hex'))
  expect(hashToken(token)).toBe(hash)
  expect(mintToken().token).not.toBe(token)
})

test('an id says what it is of, and no two are alike', () => {
  const ids = Array.from({ length: 1_000 }, () => newId('scr'))
  expect(new Set(ids).size).toBe(1_000)
  for (const id of ids) expect(id).toMatch(/^scr_[\w-]{22}$/)
})
