/** GB 32100-2015: digits and capitals without I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** What a person types: full-width characters, small letters and blanks are his right. */
const plain = (typed: string) => typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')

/** Why a code cannot be right, as a key under `field.code`. */
export type CodeFault = 'length' | 'character' | 'check' | 'organisation' | 'sixDigits'
export type CodeRead =
  { readonly code: string; readonly fault: null } | { readonly code: string; readonly fault: CodeFault }

/** Check character of the first 17: (31 − Σ cᵢ·3ⁱ mod 31) mod 31 (GB 32100-2015, 4.2 and annex A). */
function creditCheck(body: string): string {
  let [sum, weight] = [0, 1]
  for (const character of body) {
    sum += ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}
const ORGANISATION = [3, 7, 9, 10, 5, 8, 4, 2]
/** Check character of the organisation’s eight (GB 11714): 11 − Σ cᵢ·wᵢ mod 11, ten is X. */
function organisationCheck(body: string): string {
  const sum = ORGANISATION.reduce((total, weight, i) => total + weight * parseInt(body.charAt(i), 36), 0)
  return '0X987654321'.charAt(sum % 11)
}

/** A unified social credit code as typed: 18 characters whose two check characters must be right. */
export function readUscc(typed: string): CodeRead {
  const code = plain(typed)
  const fault = ((): CodeFault | null => {
    if (code.length !== 18) return 'length'
    if ([...code].some((each) => !ALPHABET.includes(each))) return 'character'
    if (creditCheck(code.slice(0, 17)) !== code.charAt(17)) return 'check'
    return organisationCheck(code.slice(8, 16)) === code.charAt(16) ? null : 'organisation'
  })()
  return { code, fault }
}

/** The six digits on the plate in the car of a lift (96333). */
export function readRescueCode(typed: string): CodeRead {
  const code = plain(typed)
  return { code, fault: /^[0-9]{6}$/.test(code) ? null : 'sixDigits' }
}

/** A measured value as typed, with a point or a comma; null when it is no number. */
export function readNumber(typed: string): number | null {
  const text = typed.normalize('NFKC').trim().replace(',', '.')
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : null
}
