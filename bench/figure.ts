/** One measured figure beside its yardstick of the same run; machines differ, ratios less so. */
export interface Figure {
  readonly bench: string
  readonly figure: string
  readonly value: number
  readonly unit: string
  /** The same thing done by the plainest means, in the same unit. */
  readonly yardstick?: number
  readonly ratio?: number
  readonly target?: string
  readonly met?: boolean
  readonly note?: string
}

const round = (value: number) => Number(value.toPrecision(4))

/** Prints a figure as one line of JSON. */
export function print(figure: Figure): void {
  const { value, yardstick, ratio, ...rest } = figure
  process.stdout.write(
    `${JSON.stringify({ ...rest, value: round(value), ...(yardstick !== undefined && { yardstick: round(yardstick) }), ...(ratio !== undefined && { ratio: round(ratio) }) })}\n`,
  )
}

export const median = (values: readonly number[]) => quantile(values, 0.5)

/** The q-quantile of some values, nearest rank; NaN of none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN
}

/** Repeatable chance (mulberry32), 0 ≤ x < 1. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
