import type { Comparison, FigureTold } from '@contract/indicator.ts'

/** A figure against the period before, as the house told it. */
export interface Compared {
  readonly against: Comparison
  readonly is: 'up' | 'down' | 'same' | 'unknown'
  /** Path of the page that says the same. */
  readonly address: string
}

/** Reads an answer of `GET /api/v1/indicators/:id?compare=previous`; throws when it is not what it should be. */
export function comparedOf(answer: Readonly<Record<string, unknown>>): Compared {
  const { comparisons, address } = answer as Partial<FigureTold>
  const against = comparisons?.find((each) => each.with === 'previous')
  if (against === undefined || address === undefined) throw new Error('the answer to the comparison is none')
  const { change } = against
  const is = change === null ? 'unknown' : change === 0 ? 'same' : change > 0 ? 'up' : 'down'
  return { against, is, address: `${address}&compare=previous` }
}
