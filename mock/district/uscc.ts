/** GB 32100-2015: digits and capitals without I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** An area code that GB/T 2260 gives to no county, so that no invented company carries a real company's code. */
export const INVENTED_AREA = '440399'

/** Check character of an eight-character organisation code (GB 11714): weights mod 11, 10 is X. Throws on a bad body. */
export function orgCheck(body: string): string {
  if (!/^[0-9A-Z]{8}$/.test(body)) throw new RangeError(`organisation code body must be 8 of 0-9 A-Z, got “${body}”`)
  const sum = ORG_WEIGHTS.reduce((total, weight, i) => total + weight * parseInt(body.charAt(i), 36), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/** Check character of the first 17 of a unified social credit code (GB 32100): Σ c·3^i mod 31. Throws on a bad body. */
export function usccCheck(body: string): string {
  if (body.length !== 17) throw new RangeError(`credit code body must be 17 characters, got ${body.length}`)
  const sum = USCC_WEIGHTS.reduce((total, weight, i) => {
    const value = ALPHABET.indexOf(body.charAt(i))
    if (value < 0) throw new RangeError(`“${body.charAt(i)}” cannot stand in a credit code`)
    return total + weight * value
  }, 0)
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/** Whether both check characters of an 18-character code are right; any other string is false, never an error. */
export function validUscc(code: string): boolean {
  if (!/^[0-9A-HJ-NP-RTUW-Y]{18}$/.test(code)) return false
  return usccCheck(code.slice(0, 17)) === code.charAt(17) && orgCheck(code.slice(8, 16)) === code.charAt(16)
}

/** The n-th invented business: department 9, type 1 (company) or 2 (sole trader), both check characters right. */
export function inventedUscc(n: number, type: 'company' | 'trader' = 'company'): string {
  let serial = ''
  for (let left = n, i = 0; i < 6; i++) {
    serial = ALPHABET.charAt(left % 31) + serial
    left = Math.floor(left / 31)
  }
  const org = `MA${serial}`
  const body = `9${type === 'company' ? 1 : 2}${INVENTED_AREA}${org}${orgCheck(org)}`
  return body + usccCheck(body)
}
