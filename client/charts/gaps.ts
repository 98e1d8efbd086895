import { label } from './axes.ts'
import type { Pen } from './chart.ts'

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

/** Wide enough, in categories, to hold the word. */
const WORD = 3

/**
 * Grey ground behind hours of which nothing is known, with the word “缺数” where it fits. `reach` widens each run to its
 * neighbours, for lines that run from point to point.
 */
export function gapArea(missing: readonly number[], reach: number, count: number, pen: Pen) {
  return {
    silent: true,
    itemStyle: { color: pen.colour('--raise'), opacity: 0.55 },
    label: { ...label(pen), position: 'inside' as const },
    data: runsOf(missing).map(([first, last]): [{ xAxis: number; name: string }, { xAxis: number }] => {
      const [from, to] = [Math.max(0, first - reach), Math.min(count - 1, last + reach)]
      return [{ xAxis: from, name: to - from + 1 >= WORD ? pen.t('chart.gap') : '' }, { xAxis: to }]
    }),
  }
}
