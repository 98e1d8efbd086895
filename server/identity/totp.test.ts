import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { newTotpSecret, totpStep, totpUri } from './totp.ts'

/** Secret of the test vectors of RFC 6238, appendix B: the ASCII digits 1 to 0, twice. */
const RFC = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const STEP_MS = 30_000
const codeAt = (ms: number) =>
  new TOTP({ secret: Secret.fromBase32(RFC), algorithm: 'SHA1', digits: 6, period: 30 }).generate({ timestamp: ms })

test('the codes are those of RFC 6238', () => {
  for (const [seconds, code] of [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ] as const)
    expect(totpStep(RFC, code, seconds * 1_000, null)).toBe(Math.floor(seconds / 30))
})

test('a code is good one step before and after, no further', () => {
  const now = 1_000 * STEP_MS
  for (const away of [-1, 0, 1]) expect(totpStep(RFC, codeAt(now + away * STEP_MS), now, null)).toBe(1_000 + away)
  for (const away of [-2, 2]) expect(totpStep(RFC, codeAt(now + away * STEP_MS), now, null)).toBeNull()
})

test('a code used once is not good a second time, nor is one before it', () => {
  const now = 1_000 * STEP_MS
  const step = totpStep(RFC, codeAt(now), now, null)
  expect(totpStep(RFC, codeAt(now), now, step)).toBeNull()
  expect(totpStep(RFC, codeAt(now - STEP_MS), now, step)).toBeNull()
  expect(totpStep(RFC, codeAt(now + STEP_MS), now, step)).toBe(1_001)
})

test('spaces and full-width digits are typed by people; other things are no codes', () => {
  const now = 59_000
  expect(totpStep(RFC, '287 082', now, null)).toBe(1)
  expect(totpStep(RFC, '２８７０８２', now, null)).toBe(1)
  for (const wrong of ['', '28708', '2870822', '287083', 'abcdef', '龙龙龙龙龙龙', '-1'])
    expect(totpStep(RFC, wrong, now, null)).toBeNull()
})

test('a secret has 160 bits and no two are alike', () => {
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/)
  expect(newTotpSecret()).not.toBe(newTotpSecret())
})

test('the address says whose it is and who issued it', () => {
  const uri = new URL(totpUri(RFC, '张三'))
  expect(decodeURIComponent(uri.pathname)).toContain('前哨:张三')
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({ secret: RFC, issuer: '前哨', period: '30', digits: '6' })
})
