import { label, type Ink } from './theme.ts'

/** Consecutive indexes as pairs of first and last. */
export function runsOf(indexes: readonly number[]): [number, number][] {
  const runs: [number, number][] = []
  for (const index of indexes) {
    const last = runs.at(-1)
    if (last && last[1] === index - 1) last[1] = index
    else runs.push([index, index])
  }
  return runs
}

/** The look of a stretch of which nothing is known: grey ground, so that nobody takes it for a quiet one. */
export const gapGround = (ink: Ink) => ({
  silent: true,
  itemStyle: { color: ink.colour('--raise'), borderColor: ink.colour('--line'), borderWidth: ink.px(1) },
  label: { ...label(ink), position: 'inside' as const },
})

/** Wide enough, in categories, to hold the word. */
const WORD = 3

/**
 * Grey ground behind hours of which nothing is known, with the `word` where it fits. `reach` widens each run to its
 * neighbours, for lines that run from point to point.
 */
export function gapArea(missing: readonly number[], reach: number, count: number, word: string, ink: Ink) {
  return {
    ...gapGround(ink),
    data: runsOf(missing).map(([first, last]): [{ xAxis: number; name: string }, { xAxis: number }] => {
      const [from, to] = [Math.max(0, first - reach), Math.min(count - 1, last + reach)]
      return [{ xAxis: from, name: to - from + 1 >= WORD ? word : '' }, { xAxis: to }]
    }),
  }
}
