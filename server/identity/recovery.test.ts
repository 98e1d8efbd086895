import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { newRecoveryCodes, spendRecoveryCode } from './recovery.ts'

test('ten codes of sixteen letters in fours, and nothing of them is kept but hashes', () => {
  const { codes, hashes } = newRecoveryCodes()
  expect(codes).toHaveLength(10)
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  for (const hash of hashes) expect(hash).toMatch(/^[\da-f]{64}$/)
})

test('a code is good once, and the others stay good', () => {
  const { codes, hashes } = newRecoveryCodes(3)
  const left = spendRecoveryCode(hashes, codes[1]!)
  expect(left).toEqual([hashes[0], hashes[2]])
  expect(spendRecoveryCode(left!, codes[1]!)).toBeNull()
  expect(spendRecoveryCode(left!, codes[2]!)).toEqual([hashes[0]])
})

test('however it is copied from paper, it is the same code', () => {
  const { codes, hashes } = newRecoveryCodes(1)
  const [code] = codes as [string]
  const copies = [code.toLowerCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' – ')} `]
  for (const typed of copies) expect(spendRecoveryCode(hashes, typed)).toEqual([])
  const known = createHash('sha256').update('0123456789ABCDEF').digest('hex')
  for (const typed of ['Ol23-4567-89ab-cdef', 'oI23 4567 89AB CDEF'])
    expect(spendRecoveryCode([known], typed)).toEqual([])
})

test('a wrong code is none, nor is nothing, nor a hash', () => {
  const { codes, hashes } = newRecoveryCodes(2)
  for (const wrong of ['', '-', codes[0]!.slice(0, -1), hashes[0]!, newRecoveryCodes(1).codes[0]!])
    expect(spendRecoveryCode(hashes, wrong)).toBeNull()
})
