import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openSealer, SealBroken } from './seal.ts'

const [OLD, NEW, FOREIGN] = [1, 2, 3].map(() => randomBytes(32).toString('base64')) as [string, string, string]
const old = openSealer(OLD)
const PERSON = { complainant: { name: '张三', phone: '13800138000' }, text: '缺斤少两' }

test('whatever JSON holds comes out as it went in, and nothing of it can be read in between', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(old.open(old.seal(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
  expect(Buffer.concat(Object.values(old.seal(PERSON)).map((each) => Buffer.from(each))).toString()).not.toContain(
    '张三',
  )
})

test('what JSON does not hold is not sealed as nothing', () => {
  expect(() => old.seal(undefined)).toThrow(TypeError)
})

test('the same value sealed twice has nothing in common but the name of the key', () => {
  const [one, two] = [old.seal(PERSON), old.seal(PERSON)]
  expect(one.kek).toBe(two.kek)
  expect(one.wrapped.equals(two.wrapped)).toBe(false)
  expect(one.sealed.equals(two.sealed)).toBe(false)
})

test('a value does not open with the key of another', () => {
  const [one, two] = [old.seal(PERSON), old.seal(PERSON)]
  expect(() => old.open({ ...one, wrapped: two.wrapped })).toThrow(SealBroken)
})

describe('a changed byte is found, whichever it is', () => {
  const seal = old.seal(PERSON)
  const flipped = (bytes: Buffer, i: number) => Buffer.from(bytes.map((byte, at) => (at === i ? byte ^ 1 : byte)))
  test.each(['wrapped', 'sealed'] as const)('in the %s part', (part) => {
    for (let i = 0; i < seal[part].length; i++)
      expect(() => old.open({ ...seal, [part]: flipped(seal[part], i) })).toThrow(SealBroken)
    for (const bytes of [Buffer.alloc(0), seal[part].subarray(0, -1), seal[part].subarray(0, 28)])
      expect(() => old.open({ ...seal, [part]: bytes })).toThrow(SealBroken)
  })
  test('in a text', () => {
    const text = old.sealText('JBSWY3DPEHPK3PXP')
    for (let i = 0; i < text.length; i++) expect(() => old.openText(flipped(text, i))).toThrow(SealBroken)
    for (let i = 0; i < text.length; i++) expect(() => old.openText(text.subarray(0, i))).toThrow(SealBroken)
  })
})

describe('changing PII_KEY', () => {
  const both = openSealer(NEW, OLD)
  const only = openSealer(NEW)
  const foreign = openSealer(FOREIGN)

  test('what was sealed before opens while the old key is there, and not after', () => {
    expect(both.kek).not.toBe(old.kek)
    expect(both.open(old.seal(PERSON))).toEqual(PERSON)
    expect([both.knows(old.kek), only.knows(old.kek), both.knows(both.kek)]).toEqual([true, false, true])
    expect(() => only.open(old.seal(PERSON))).toThrow('PII_KEY_PREVIOUS')
    expect(() => foreign.open(both.seal(PERSON))).toThrow(SealBroken)
  })

  test('rewrapped, it opens with the new key alone, and the value was not touched', () => {
    const before = old.seal(PERSON)
    const after = { ...before, ...both.rewrap(before) }
    expect(after.kek).toBe(only.kek)
    expect(after.sealed.equals(before.sealed)).toBe(true)
    expect(only.open(after)).toEqual(PERSON)
    expect(() => only.rewrap(before)).toThrow(SealBroken)
  })

  test('a text is rewrapped once; the second time nothing changes', () => {
    const once = both.rewrapText(old.sealText('密钥'))
    expect(only.openText(once)).toBe('密钥')
    expect(both.rewrapText(once)).toBe(once)
  })

  test('a wrapped key cannot pass as one of another wrapping key', () => {
    expect(() => both.open({ ...old.seal(PERSON), kek: both.kek })).toThrow(SealBroken)
  })

  test('an empty previous key is none', () => {
    expect(openSealer(NEW, '').kek).toBe(only.kek)
  })
})

test('any text comes back whole, half a surrogate pair too', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => old.openText(old.sealText(text)) === text))
  expect(old.openText(old.sealText('\ud800'))).toBe('\ud800')
})

test('the name of a key tells nothing of it', () => {
  expect(old.kek).toMatch(/^[\da-f]{10}$/)
  expect(OLD).not.toContain(old.kek)
})
