import type { FigureValue, Grouping, Term } from '../contract/indicator.ts'
import type { Indicator } from './indicator.ts'
import { compile, turnsOf, type Compiled, type Lists, type Row } from './term.ts'
import { figureOf, medianOf, placeIn } from './value.ts'
import { LAST_MS, type Window } from './window.ts'

interface Cell {
  n: number
  d: number
  /** What is measured of those that count, in order; only of medians and means. */
  readonly values: number[] | null
  /** The same summed, of sums. */
  sum: number
}

/** Values of one dimension kept at most: words of sources are many, and outsiders can invent more. */
const MOST_CELLS = 2_000
/** What a row counts as. */
export const COUNTS = 2

const lies = (moment: Row[string] | undefined, window: Window | null) =>
  window === null || (typeof moment === 'number' && moment >= window.from && moment < window.to)
export const OF = 1

/**
 * One indicator kept current: rows are put in and taken out again, each at the cost of itself. `flags` say what a row was counted as,
 * so that it is taken out as it was put in, whatever the clock says since.
 */
export function openTally({ defined, columns, live, partOnly }: Indicator, lists: Lists, known: Map<Term, Compiled>) {
  const { query, measure, unit } = defined
  const { anchor, countsAnchor } = query
  const of = compile(query.of, lists, known)
  const counts = query.counts === null ? null : compile(query.counts, lists, known)
  const measures = measure === 'median' || measure === 'mean'
  const cell = (): Cell => ({ n: 0, d: 0, values: measures ? [] : null, sum: 0 })
  let whole = cell()
  let by = new Map<Grouping, Map<string, Cell>>(live.map((name) => [name, new Map()]))

  function add(to: Cell, flags: number, row: Row, sign: 1 | -1): void {
    to.d += sign
    if ((flags & COUNTS) === 0) return
    to.n += sign
    const value = query.value === null ? null : row[query.value]
    if (typeof value !== 'number') return
    if (measure === 'sum') to.sum += sign * value
    if (to.values === null) return
    const place = placeIn(to.values, value)
    if (sign === 1) to.values.splice(place, 0, value)
    else to.values.splice(place, 1)
  }

  const valueOf = ({ n, d, values, sum }: Cell): FigureValue => {
    const value =
      values === null
        ? measure === 'sum'
          ? sum
          : null
        : measure === 'median'
          ? medianOf(values)
          : values.length === 0
            ? null
            : values.reduce((sum, each) => sum + each, 0) / values.length
    return figureOf(measure, unit, { n, d, value })
  }

  return {
    defined,
    /** What a row counts as at a moment: 0 nothing, OF, or OF and COUNTS. */
    flagsOf(row: Row, window: Window | null, asOf: number): number {
      if (countsAnchor === null) {
        if (anchor !== null && window !== null && !lies(row[anchor], window)) return 0
        if (!of(row, asOf)) return 0
        return counts === null || counts(row, asOf) ? OF | COUNTS : OF
      }
      if (!of(row, asOf)) return 0
      const counted = lies(row[countsAnchor], window) && (counts === null || counts(row, asOf))
      return (lies(anchor === null ? null : row[anchor], window) ? OF : 0) | (counted ? COUNTS : 0)
    },
    /** Moments of a row by which the clock alone may change what it counts as: column, and how long after it (ms). */
    turns: [
      ...turnsOf(query.of),
      ...(query.counts === null ? [] : turnsOf(query.counts)),
      ...(defined.now === 'last24h' && anchor !== null ? [[anchor, 0] as const, [anchor, LAST_MS + 1] as const] : []),
    ],
    put(row: Row, flags: number, sign: 1 | -1): void {
      if (flags === 0) return
      addParts(whole, flags, row, sign)
      for (const name of live) {
        const value = row[columns[name] ?? name]
        // Of what counts alone it is told apart: the rest belongs to the whole.
        if (value === null || value === undefined || (partOnly.has(name) && (flags & COUNTS) === 0)) continue
        const cells = by.get(name)!
        const key = String(value)
        const known = cells.get(key)
        if (known === undefined && cells.size >= MOST_CELLS) continue
        const to = known ?? cell()
        if (known === undefined) cells.set(key, to)
        addParts(to, flags, row, sign)
      }
    },
    /** The figure, and of each kept dimension each value that has any row. */
    *values(): Generator<readonly [key: string, value: FigureValue]> {
      yield ['', valueOf(whole)]
      for (const [name, cells] of by)
        for (const [value, each] of cells) {
          if (each.n === 0 && each.d === 0) cells.delete(value)
          else yield [`|${name}=${value}`, valueOf(each)]
        }
    },
    /** Counts that the database speaks for. */
    seed(dimension: Grouping | null, value: string | null, n: number, d: number): void {
      const cells = dimension === null ? null : by.get(dimension)
      if (dimension !== null && (cells === undefined || value === null)) return
      const to = cells === null || cells === undefined ? whole : (cells.get(value!) ?? cell())
      if (cells) cells.set(value!, to)
      to.n += n
      to.d += d
    },
    clear(): void {
      whole = cell()
      by = new Map<Grouping, Map<string, Cell>>(live.map((name) => [name, new Map()]))
    },
  }

  function addParts(to: Cell, flags: number, row: Row, sign: 1 | -1): void {
    if ((flags & OF) !== 0) add(to, flags, row, sign)
    else to.n += sign
  }
}
export type Tally = ReturnType<typeof openTally>
