import { isFields, maskDeep, shownKeys } from './mask-deep.ts'

function restore(original: unknown, shown: unknown, edited: unknown): unknown {
  if (Array.isArray(original) && Array.isArray(shown) && Array.isArray(edited))
    return edited.map((each, i) => (i < original.length ? restore(original[i], shown[i], each) : (each as unknown)))
  if (isFields(original) && isFields(shown) && isFields(edited)) {
    const own = new Map([...shownKeys(original)].map(([key, as]) => [as, key]))
    return Object.fromEntries(
      Object.entries(edited).map(([as, each]) => {
        const key = own.get(as)
        return key === undefined ? [as, each] : [key, restore(original[key], shown[as], each)]
      }),
    )
  }
  return edited === shown ? original : edited
}

/**
 * A record after somebody mended it as `maskDeep` showed it: every leaf he left as it was shown is what it was before, at the
 * same path; what he changed, added or took out stays so. In a list the path is the position.
 */
export const restoreMasked = (original: unknown, edited: unknown): unknown =>
  restore(original, maskDeep(original), edited)
