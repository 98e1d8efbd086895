/** Complaints that fit the same lanes: how many there were, and how many of them went to each lane first. */
export interface Choices {
  /** Places of the lanes that fit. */
  readonly fits: readonly number[]
  /** All of them; those that went to no lane that fits are the rest. */
  readonly count: number
  readonly chosen: ReadonlyMap<number, number>
}

const ROUNDS = 200
/** A lane that was always taken has no finite weight. */
const MOST = 1e6

/**
 * How readily the desk sends a complaint to each lane, against 1 for none: Luce’s choice rule, fitted to what it did by the
 * minorise-maximise steps of Hunter (2004), after which as many are expected in each lane as really went there. 0 for a lane never
 * taken.
 */
export function weightsOf(groups: readonly Choices[], lanes: number): readonly number[] {
  const taken = Array.from({ length: lanes }, (_, lane) =>
    groups.reduce((sum, { chosen }) => sum + (chosen.get(lane) ?? 0), 0),
  )
  let weights: number[] = taken.map((n) => (n > 0 ? 1 : 0))
  for (let round = 0; round < ROUNDS; round += 1) {
    const asked = new Array<number>(lanes).fill(0)
    for (const { fits, count } of groups) {
      const all = fits.reduce((sum, lane) => sum + weights[lane]!, 1)
      for (const lane of fits) asked[lane]! += count / all
    }
    weights = weights.map((weight, lane) => (weight === 0 ? 0 : Math.min(MOST, taken[lane]! / asked[lane]!)))
  }
  return weights
}

/** The weight of a lane that has no past: the mean of lanes of the same actor that have one, else of all that have one; null when none has. */
export function weightOfNew(known: readonly { readonly role: string; readonly weight: number }[], role: string) {
  const used = known.filter(({ weight }) => weight > 0)
  const same = used.filter((each) => each.role === role)
  const from = same.length > 0 ? same : used
  return from.length === 0
    ? null
    : { weight: from.reduce((sum, each) => sum + each.weight, 0) / from.length, sameRole: same.length > 0 }
}
