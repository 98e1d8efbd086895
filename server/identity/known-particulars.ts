import { maskField } from './mask-field.ts'

/** Shorter ones would hide half of every sentence, longer ones are no particulars. */
const SHORTEST = 2
const LONGEST = 200

/** What is known of a person (field → value), as pairs of clear and masked text, longest first. */
export function knownParticulars(fields: Iterable<readonly [string, string]>): ReadonlyMap<string, string> {
  const known = [...fields]
    .map(([field, value]) => [value.trim(), maskField(field, value)] as const)
    .filter(([value]) => value.length >= SHORTEST && value.length <= LONGEST)
  return new Map(known.toSorted(([a], [b]) => b.length - a.length))
}

/** Hides in running text what is known of the person it is about: no rule finds a name in a sentence, but this name is known. */
export function hideKnown(text: string, known: ReadonlyMap<string, string>): string {
  let shown = text
  for (const [clear, masked] of known) shown = shown.replaceAll(clear, masked)
  return shown
}
