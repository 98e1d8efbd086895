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
 * Grey ground up to `top` behind hours of which nothing is known, with the `word` where it fits: under a line it reaches to the
 * neighbours, beside bars it stands in their places. No series where nothing is missing.
 */
export function gapSeries(
  is: 'line' | 'bar',
  missing: readonly number[],
  count: number,
  top: number,
  word: string,
  ink: Ink,
) {
  if (missing.length === 0) return []
  const reach = is === 'line' ? 1 : 0
  const data = Array.from({ length: count }, (): GapPoint | null => null)
  for (const [first, last] of runsOf(missing)) {
    const [from, to] = [Math.max(0, first - reach), Math.min(count - 1, last + reach)]
    for (let index = from; index <= to; index++) data[index] ??= { value: top, symbol: 'none' }
    if (to - from + 1 < WORD) continue
    const position = is === 'line' ? ('bottom' as const) : ('insideTop' as const)
    data[(from + to) >> 1] = { value: top, label: { show: true, position, ...label(ink), formatter: word } }
  }
  const color = ink.colour('--raise')
  const shared = { silent: true, z: 1, itemStyle: { color }, data }
  return is === 'bar'
    ? [{ type: 'bar' as const, ...shared }]
    : [
        {
          type: 'line' as const,
          ...shared,
          // A point that nobody sees, for the word to hang on.
          symbol: 'circle',
          symbolSize: 1,
          showAllSymbol: true,
          lineStyle: { width: 0 },
          areaStyle: { color, opacity: 1 },
        },
      ]
}

interface GapPoint {
  readonly value: number
  readonly symbol?: 'none'
  readonly label?: object
}
