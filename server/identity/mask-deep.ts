import { hideKnown, knownParticulars } from './known-particulars.ts'
import { maskField } from './mask-field.ts'
import { MASK } from './mask-shapes.ts'
import { holdsPerson, personalKindOf } from './personal-keys.ts'
import { hasNumber, scrub } from './scrub.ts'

type Known = ReadonlyMap<string, string>
type Fields = Readonly<Record<string, unknown>>
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Deeper than any record that is taken in; what lies below is hidden as one. */
const DEEPEST = 100

/** Names of fields as they are shown: a number of a person can stand in a name too. In the order of the fields. */
export function shownKeys(fields: Fields): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  return new Map(
    Object.keys(fields).map((key) => {
      let shown = scrub(key)
      while (taken.has(shown)) shown += '~'
      taken.add(shown)
      return [key, shown]
    }),
  )
}

/** Eleven digits of a mobile, or 15 and more; the milliseconds of a time are 13. */
const isNumberOfPerson = (value: number) =>
  Number.isSafeInteger(value)
    ? /^1[3-9]\d{9}$|^\d{15,}$/.test(String(value))
    : Math.abs(value) > Number.MAX_SAFE_INTEGER

/** Names and addresses that stand under fields of a person, anywhere in a record. */
function particulars(value: unknown, key: string, depth: number, found: [string, string][]): void {
  if (depth > DEEPEST) return
  if (Array.isArray(value)) value.forEach((each) => particulars(each, key, depth + 1, found))
  else if (isFields(value)) for (const [name, each] of Object.entries(value)) particulars(each, name, depth + 1, found)
  else if (typeof value === 'string' && ['name', 'address'].includes(personalKindOf(key) ?? ''))
    found.push([key, value])
}

function mask(value: unknown, key: string, personal: boolean, depth: number, known: Known): unknown {
  if (depth > DEEPEST) return MASK
  if (Array.isArray(value)) return value.map((each) => mask(each, key, personal, depth + 1, known))
  if (isFields(value)) {
    const names = shownKeys(value)
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        names.get(name)!,
        mask(each, name, personal || holdsPerson(name), depth + 1, known),
      ]),
    )
  }
  if (typeof value === 'string') return hideKnown(personal ? maskField(key, value) : scrub(value), known)
  if (typeof value !== 'number') return value
  if (personal) return maskField(key, value)
  return isNumberOfPerson(value) ? (hasNumber(String(value)) ? scrub(String(value)) : MASK) : value
}

/**
 * A record as whoever mends it may see it without seeing persons: strings (and numbers) under fields of a person masked,
 * every other string scrubbed, the structure kept (PIPL art. 51).
 */
export function maskDeep(value: unknown): unknown {
  const found: [string, string][] = []
  particulars(value, '', 0, found)
  return mask(value, '', false, 0, knownParticulars(found))
}
