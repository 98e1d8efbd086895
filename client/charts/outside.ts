/** What is usual: quartiles of earlier weeks; null where too few weeks are known. */
export interface Quartiles {
  readonly low: number | null
  readonly median: number | null
  readonly high: number | null
}

/** How many heights of the band beyond its edge a value must lie to stand out (Tukey 1977: 1.5 interquartile ranges). */
const FENCE = 1.5
/** Interquartile range of a normal distribution, in standard deviations. */
const IQR_OF_SD = 1.349

/**
 * Whether a value stands out of what is usual, and which way; null: it does not, or nobody can say. Of counts the band is taken to be
 * no narrower than chance alone makes it (the standard deviation of a Poisson count is the root of its mean): four quiet weeks
 * do not make two cases a surge.
 */
export function outside(value: number | null, usual: Quartiles, counted: boolean): 'above' | 'below' | null {
  const { low, median, high } = usual
  if (value === null || low === null || high === null) return null
  const chance = counted ? IQR_OF_SD * Math.sqrt(Math.max(median ?? (low + high) / 2, 1)) : 0
  const reach = FENCE * Math.max(high - low, chance)
  if (value > high + reach) return 'above'
  return value < low - reach ? 'below' : null
}
