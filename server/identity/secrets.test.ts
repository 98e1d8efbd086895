import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { deriveKey, weakSecret } from './secrets.ts'

test('what openssl makes is never called weak', () => {
  for (let i = 0; i < 500; i++) {
    const bytes = randomBytes(32)
    for (const good of [bytes.toString('base64'), bytes.toString('hex'), bytes.toString('base64url')])
      expect(weakSecret('PII_KEY', good)).toBeNull()
  }
})

describe('a secret that can be guessed is refused', () => {
  test.each([
    ['', '没有设置'],
    ['   ', '没有设置'],
    ['k7#Vq2!mZ0pXw', '至少要 32 个'],
    ['a'.repeat(64), '很少几种字符'],
    ['0123456701234567'.repeat(3), '重复'],
    ['k7#Vq2!mZ0pXw9Ld'.repeat(2), '重复'],
    ['abcdefghijklmnopqrstuvwxyz0123456789', '顺序'],
    ['this-is-a-very-long-secret-key-for-production', '常见的词'],
    ['changeme-password-qwerty-letmein-dragon', '常见的词'],
  ])('%s', (value, why) => {
    const sentence = weakSecret('SESSION_SECRET', value)
    expect(sentence).toContain(why)
    expect(sentence).toContain('SESSION_SECRET')
    expect(sentence).toContain('openssl rand -base64 32')
  })
})

test('a missing secret is named; a weak one is not repeated in the sentence', () => {
  expect(weakSecret('PII_KEY', undefined)).toContain('没有设置 PII_KEY')
  expect(weakSecret('PII_KEY', 'k7#Vq2!mZ0pXw')).not.toContain('k7#Vq2')
})

test('each purpose has a key of its own, always the same', () => {
  const secret = randomBytes(32).toString('base64')
  expect(deriveKey(secret, 'csrf')).toHaveLength(32)
  expect(deriveKey(secret, 'csrf')).toEqual(deriveKey(secret, 'csrf'))
  expect(deriveKey(secret, 'csrf')).not.toEqual(deriveKey(secret, 'challenge'))
  expect(deriveKey(secret, 'csrf')).not.toEqual(deriveKey(`${secret}x`, 'csrf'))
})
