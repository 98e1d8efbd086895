export interface Fault {
  readonly pointer: string
  readonly message: string
}

/** Most levels of nesting, most values, and most bytes of JSON in one telling. */
export const DEEPEST = 20
const MOST_VALUES = 20_000
export const MOST_BYTES = 64 * 1_024

/** PostgreSQL text cannot hold U+0000, and a lone surrogate is no character in UTF-8. */
const UNSTORABLE = /[\u0000\ud800-\udfff]/u
export const isStorable = (text: string) => !UNSTORABLE.test(text)
export const UNSTORABLE_SENTENCE =
  'holds a NUL character or half a surrogate pair, which no database text can keep: remove it'

/** Escapes one step of a JSON pointer (RFC 6901). */
export const pointerStep = (key: string | number) =>
  `/${String(key).slice(0, 80).replaceAll('~', '~0').replaceAll('/', '~1')}`

/** First thing in a value of JSON shape that must not go further: too deep, too many, not JSON, not storable; or null. */
function firstFault(value: unknown, pointer: string, depth: number, budget: { left: number }): Fault | null {
  budget.left -= 1
  if (budget.left < 0) return { pointer: '', message: `holds more than ${MOST_VALUES} values` }
  switch (typeof value) {
    case 'string':
      return isStorable(value) ? null : { pointer, message: UNSTORABLE_SENTENCE }
    case 'number':
      return Number.isFinite(value) ? null : { pointer, message: 'is not a finite number' }
    case 'boolean':
    case 'undefined':
      return null
    case 'object':
      break
    default:
      return { pointer, message: `is a ${typeof value}, which JSON cannot hold` }
  }
  if (value === null) return null
  if (depth >= DEEPEST) return { pointer, message: `is nested more than ${DEEPEST} levels deep` }
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const fault = firstFault(value[i], '', depth + 1, budget)
      if (fault) return { ...fault, pointer: `${pointer}/${i}${fault.pointer}` }
    }
    return null
  }
  return faultInObject(value as Readonly<Record<string, unknown>>, pointer, depth, budget)
}

function faultInObject(
  value: Readonly<Record<string, unknown>>,
  pointer: string,
  depth: number,
  budget: { left: number },
): Fault | null {
  for (const key of Object.keys(value)) {
    if (key === '__proto__') return { pointer, message: 'has a field named __proto__, which is not taken' }
    if (!isStorable(key)) return { pointer, message: `has a field whose name ${UNSTORABLE_SENTENCE}` }
    const fault = firstFault(value[key], '', depth + 1, budget)
    if (fault)
      return {
        ...fault,
        pointer: `${pointer}${pointerStep(key)}${fault.pointer}`,
      }
  }
  return null
}

/** Whether `data` may go further: depth, count, size and storable text; null, or the first fault with its pointer. */
export function unsound(data: unknown, mostBytes = MOST_BYTES): Fault | null {
  const budget = { left: MOST_VALUES }
  const fault = firstFault(data, '', 0, budget)
  if (fault && budget.left < 0) return { ...fault, pointer: '/data' }
  if (fault) return { ...fault, pointer: `/data${fault.pointer}` }
  const json = JSON.stringify(data) as string | undefined
  if (json === undefined) return null
  const bytes = json.length * 3 <= mostBytes ? 0 : Buffer.byteLength(json)
  if (bytes > mostBytes)
    return { pointer: '/data', message: `is ${bytes} bytes of JSON, and at most ${mostBytes} are taken` }
  return null
}
