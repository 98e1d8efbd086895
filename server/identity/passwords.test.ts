import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { agedOut, hashPassword, usedBefore, verifyPassword } from './passwords.ts'

const DAY_MS = 86_400_000
const GOOD = '西湖-Longjing-2026'

test('a password opens with what was kept of it, another one does not, and the same one is never kept twice alike', async () => {
  const kept = await hashPassword(GOOD)
  expect(kept).toMatch(/^\$scrypt\$ln=15,r=8,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(await verifyPassword(GOOD, kept)).toBe(true)
  expect(await verifyPassword(`${GOOD} `, kept)).toBe(false)
  expect(await hashPassword(GOOD)).not.toBe(kept)
}, 30_000)

test('a password typed in full-width letters is the same password', async () => {
  expect(await verifyPassword('ABC-abc-123456', await hashPassword('ＡＢＣ-ａｂｃ-１２３４５６'))).toBe(true)
}, 30_000)

test('what was kept under other costs still opens: the costs stand in it', async () => {
  const salt = Buffer.alloc(16, 7)
  const hash = scryptSync(GOOD, salt, 32, { N: 2 ** 12, r: 8, p: 2 })
  const bare = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')
  expect(await verifyPassword(GOOD, `$scrypt$ln=12,r=8,p=2$${bare(salt)}$${bare(hash)}`)).toBe(true)
}, 30_000)

test('without an account, or with a damaged record, the answer is no, after the same work', async () => {
  const cpu = async (stored: string | null) => {
    const before = process.cpuUsage()
    expect(await verifyPassword(GOOD, stored)).toBe(false)
    return process.cpuUsage(before).user
  }
  const kept = await hashPassword('some other password')
  const withAccount = await cpu(kept)
  for (const stored of [null, '', 'scrypt', kept.slice(0, -1), kept.replace('ln=15', 'ln=31')])
    expect(await cpu(stored)).toBeGreaterThan(withAccount / 4)
}, 60_000)

test('a password that matches the dummy record does not open an account that is not there', async () => {
  expect(await verifyPassword('', null)).toBe(false)
}, 30_000)

test('a password is too old one moment after its last day; with 0 days never', () => {
  expect(agedOut(0, 90 * DAY_MS, 90)).toBe(false)
  expect(agedOut(0, 90 * DAY_MS + 1, 90)).toBe(true)
  expect(agedOut(0, 9_000 * DAY_MS, 0)).toBe(false)
})

test('a password used before is found among those kept', async () => {
  const history = [await hashPassword('an older password 1'), await hashPassword(GOOD)]
  expect(await usedBefore(GOOD, history)).toBe(true)
  expect(await usedBefore('a new password 3', history)).toBe(false)
  expect(await usedBefore(GOOD, [])).toBe(false)
}, 60_000)
