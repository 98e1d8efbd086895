import { createHash, randomBytes } from 'node:crypto'

/** Crockford's base32: no I, L, O, U, so that what is read from paper is typed right. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 16

const hashOf = (code: string) => createHash('sha256').update(code).digest('hex')

/** Ten bytes are sixteen letters of five bits: 80 bits, too many to try, so that a plain hash keeps them. */
function newCode(): string {
  let bits = BigInt(`0x${randomBytes((LENGTH * 5) / 8).toString('hex')}`)
  let code = ''
  for (; code.length < LENGTH; bits >>= 5n) code += LETTERS[Number(bits & 31n)]!
  return code
}

const bare = (typed: string) =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/[IL]/g, '1')
    .replaceAll('O', '0')

/** Codes for the day the phone is lost, shown once in groups of four, and the SHA-256 hashes that are kept of them. */
export function newRecoveryCodes(count = 10): { readonly codes: string[]; readonly hashes: string[] } {
  const bareCodes = Array.from({ length: count }, newCode)
  return {
    codes: bareCodes.map((code) => code.match(/.{4}/g)!.join('-')),
    hashes: bareCodes.map(hashOf),
  }
}

/** The hashes that remain when a code is spent, or null when it is none of them; case, spaces, dashes, I for 1 and O for 0 do not matter. */
export function spendRecoveryCode(hashes: readonly string[], code: string): readonly string[] | null {
  // What is compared is a hash of what was typed: how far two hashes agree tells a guesser nothing.
  const spent = hashOf(bare(code))
  return hashes.includes(spent) ? hashes.filter((each) => each !== spent) : null
}
