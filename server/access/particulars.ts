import type { Personal } from '../contract/fact.ts'

/** Longest value shown: a complainant's own words can be long. */
const LONGEST = 20_000

/** What was kept of a complainant, flat: field name (or JSON pointer) → value as text. `text` is his own words. */
export function particularsOf({ complainant, text }: Personal): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [field, value] of Object.entries(complainant ?? {})) {
    if (value === null || value === undefined || value === '') continue
    found.set(field, (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, LONGEST))
  }
  if (text) found.set('text', text.slice(0, LONGEST))
  return found
}
