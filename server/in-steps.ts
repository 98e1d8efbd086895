/** Facts that picture and listeners take one after the other: so few are still at hand for the second when the first is done with them. */
const AT_ONCE = 50

/** Hands facts on in journal order, a few at a time, so that whoever counts them after the picture finds them in the cache. */
export function inSteps<Recorded>(recorded: readonly Recorded[], take: (some: readonly Recorded[]) => void): void {
  if (recorded.length <= AT_ONCE) return take(recorded)
  for (let first = 0; first < recorded.length; first += AT_ONCE) take(recorded.slice(first, first + AT_ONCE))
}
