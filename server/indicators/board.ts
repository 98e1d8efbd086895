import { measuresOfValues, type FigureValue, type Grouping, type NowPeriod } from '../contract/indicator.ts'
import { quantileOf } from '../contract/quantile.ts'
import type { Indicator } from './indicator.ts'
import { asking, atomsOf, columnsOf as columnsIn, holds, turnsOf, type Atom, type Lists, type Row } from './term.ts'
import { figureOf, placeIn, QUANTILE } from './value.ts'
import { LAST_MS, type Window } from './window.ts'

interface Cell {
  n: number
  d: number
  /** What is measured of those that count, in order; only of measures of values. */
  readonly values: number[] | null
  /** The same summed; only of sums. */
  sum: number | null
}
/** One condition and its bit. */
interface Condition {
  readonly ask: Atom
  readonly bit: number
}
/** What one row adds to one cell: to those that count, to those that they are of, and the column that is measured. */
interface Adds {
  readonly slot: number
  readonly n: 0 | 1
  readonly d: 0 | 1
  readonly value: string | null
}
/** The cells of one column by its values, one for each indicator that is told apart by it. */
type Column = Map<string, (Cell | undefined)[]>
/** How rows are counted of which every condition of every indicator says the same. */
export interface Plan {
  /** What each adds to the whole, and of it what is measured row by row. */
  readonly whole: readonly Adds[]
  readonly measured: readonly Adds[]
  /** How many more rows there are than the whole has of what is only counted. */
  more: number
  readonly parts: readonly { readonly column: string; readonly cells: Column; readonly adds: readonly Adds[] }[]
}

/** The periods that figures of now mean; what stands has none. */
export type Windows = Record<Exclude<NowPeriod, 'standing'>, Window> & { readonly standing: null }

/** Values of one column kept at most: words of sources are many, and outsiders can invent more. */
const MOST_VALUES = 2_000
/** Conditions of one relation: their answers are the bits of one number. */
const MOST_ATOMS = 52
/** Of so many they are one small integer. */
const OF_A_WORD = 30

const lies = (moment: Row[string] | undefined, window: Window | null) =>
  window === null || (typeof moment === 'number' && moment >= window.from && moment < window.to)

/**
 * The indicators of one relation kept current together. Rows that no condition tells apart are counted by the same plan, so that a row
 * costs its conditions, once each, and the cells that it changes. It is taken out by the plan that put it in, whatever the clock says since.
 */
export function openBoard(indicators: readonly Indicator[], lists: Lists, windows: Windows) {
  const plans = new Map<number, Plan>()
  const columns = new Map<string, Column>()
  const cellOf = ({ defined: { measure } }: Indicator): Cell => ({
    n: 0,
    d: 0,
    values: measuresOfValues.includes(measure) ? [] : null,
    sum: measure === 'sum' ? 0 : null,
  })
  const whole = indicators.map(cellOf)
  const atoms = conditionsOf(indicators, lists, windows)
  const turns = turnsFor(indicators)
  if (atoms.length > MOST_ATOMS) throw new Error(`at most ${MOST_ATOMS} conditions of one relation`)

  /** The answers of all conditions, each at its bit. */
  function signatureOf(row: Row, asOf: number): number {
    let low = 0
    let high = 0
    for (const { bit, ask } of atoms) {
      if (!ask(row, asOf)) continue
      if (bit < OF_A_WORD) low |= 1 << bit
      else high += 2 ** bit
    }
    return low + high
  }

  /** What a row counts as in one indicator: of what is counted, and among what it is of. */
  function countsAs({ defined: { query, now } }: Indicator, row: Row, asOf: number): { n: 0 | 1; d: 0 | 1 } {
    const window = windows[now]
    const { of, counts, anchor, countsAnchor } = query
    if (!holds(of, row, asOf, lists)) return { n: 0, d: 0 }
    const counted = counts === null || holds(counts, row, asOf, lists)
    const dated = anchor === null ? window === null || countsAnchor === null : lies(row[anchor], window)
    const countsNow = countsAnchor === null ? dated : lies(row[countsAnchor], window)
    return { n: counted && countsNow ? 1 : 0, d: dated ? 1 : 0 }
  }

  function makePlan(row: Row, asOf: number): Plan {
    const all: Adds[] = []
    const parts = new Map<string, Adds[]>()
    indicators.forEach((indicator, slot) => {
      const { n, d } = countsAs(indicator, row, asOf)
      if (n === 0 && d === 0) return
      const adds: Adds = { slot, n, d, value: indicator.defined.query.value }
      all.push(adds)
      // Of what counts alone it is told apart: the rest belongs to the whole.
      for (const column of columnsOf(indicator, n === 1)) parts.set(column, [...(parts.get(column) ?? []), adds])
    })
    return {
      whole: all,
      measured: all.filter(({ value }) => value !== null),
      more: 0,
      parts: [...parts].map(([column, adds]) => ({ column, cells: cellsOf(column), adds })),
    }
  }

  const valueOf = ({ defined: { measure, unit } }: Indicator, { n, d, values, sum }: Cell): FigureValue => {
    let value: number | null = sum
    const quantile = QUANTILE[measure]
    if (values !== null && values.length > 0)
      value =
        quantile === undefined
          ? values.reduce((all, each) => all + each, 0) / values.length
          : quantileOf(values, quantile)
    return figureOf(measure, unit, { n, d, value })
  }

  function cellsOf(column: string): Column {
    const cells: Column = columns.get(column) ?? new Map<string, (Cell | undefined)[]>()
    columns.set(column, cells)
    return cells
  }

  /** Rows are counted by their plans until somebody looks: a row then costs the whole one number, however many figures it is in. */
  function settle(): void {
    for (const plan of plans.values()) {
      if (plan.more === 0) continue
      for (const adds of plan.whole) {
        if (adds.value !== null) continue
        const cell = whole[adds.slot]!
        cell.n += adds.n * plan.more
        cell.d += adds.d * plan.more
      }
      plan.more = 0
    }
  }

  return {
    indicators,
    /** Columns that anything is counted or told apart by. */
    uses: usedBy(indicators),
    /** Columns whose value itself is asked for, and not only the period that it lies in. */
    exact: askedBy(indicators),
    /** When the clock alone may next change what a row counts as, epoch ms; Infinity: never. */
    turnAt(row: Row, asOf: number): number {
      let next = Infinity
      for (const [column, ms] of turns) {
        const at = row[column]
        if (typeof at === 'number' && at + ms > asOf && at + ms < next) next = at + ms
      }
      return next
    },
    /** How a row is counted at a moment. */
    planOf(row: Row, asOf: number): Plan {
      const signature = signatureOf(row, asOf)
      let plan = plans.get(signature)
      if (plan === undefined) plans.set(signature, (plan = makePlan(row, asOf)))
      return plan
    },
    /** Puts so many rows in that are alike, or takes them out (less than 0); what is measured of them is measured of one. */
    count(plan: Plan, row: Row, times: number): void {
      plan.more += times
      for (const adds of plan.measured) add(whole[adds.slot]!, adds, row, times)
      for (const { column, cells, adds } of plan.parts) {
        const value = row[column]
        if (value === null || value === undefined) continue
        const key = typeof value === 'string' ? value : String(value)
        const mine = cells.get(key) ?? opened(cells, key)
        if (mine === undefined) continue
        for (const each of adds) add((mine[each.slot] ??= cellOf(indicators[each.slot]!)), each, row, times)
      }
    },
    /** Each figure by its indicator, and of each kept dimension each value that has any row, as `|name=value`. */
    *values(): Generator<readonly [indicator: Indicator, key: string, value: FigureValue]> {
      settle()
      for (const cells of columns.values())
        for (const [value, mine] of cells)
          if (mine.every((cell) => cell === undefined || (cell.n === 0 && cell.d === 0))) cells.delete(value)
      for (const [slot, indicator] of indicators.entries()) {
        yield [indicator, '', valueOf(indicator, whole[slot]!)]
        for (const name of indicator.live)
          for (const [value, mine] of columns.get(indicator.columns[name] ?? name) ?? []) {
            const cell = mine[slot]
            if (cell !== undefined && (cell.n !== 0 || cell.d !== 0))
              yield [indicator, `|${name}=${value}`, valueOf(indicator, cell)]
          }
      }
    },
    /** Counts that the database speaks for. */
    seed(slot: number, dimension: Grouping | null, value: string | null, n: number, d: number): void {
      const indicator = indicators[slot]!
      let to: Cell | undefined = whole[slot]
      if (dimension !== null) {
        if (value === null || !indicator.live.includes(dimension)) return
        const cells = cellsOf(indicator.columns[dimension] ?? dimension)
        const mine = cells.get(value) ?? opened(cells, value)
        to = mine && (mine[slot] ??= cellOf(indicator))
      }
      if (to === undefined) return
      to.n += n
      to.d += d
    },
    clear(): void {
      for (const plan of plans.values()) plan.more = 0
      columns.forEach((cells) => cells.clear())
      whole.splice(0, whole.length, ...indicators.map(cellOf))
    },
  }
}
export type Board = ReturnType<typeof openBoard>

function opened(cells: Column, key: string): (Cell | undefined)[] | undefined {
  if (cells.size >= MOST_VALUES) return undefined
  const mine: (Cell | undefined)[] = []
  cells.set(key, mine)
  return mine
}

function add(to: Cell, { n, d, value }: Adds, row: Row, times: number): void {
  to.d += d * times
  to.n += n * times
  if (n === 0 || value === null) return
  const measured = row[value]
  if (typeof measured !== 'number') return
  if (to.sum !== null) to.sum += measured * times
  if (to.values === null) return
  const place = placeIn(to.values, measured)
  for (let left = times; left > 0; left -= 1) to.values.splice(place, 0, measured)
  if (times < 0) to.values.splice(place, -times)
}

const columnsOf = ({ live, columns, partOnly }: Indicator, counts: boolean) =>
  new Set(live.filter((name) => counts || !partOnly.has(name)).map((name) => columns[name] ?? name))

/** Everything that decides how a row is counted, each once. */
function conditionsOf(indicators: readonly Indicator[], lists: Lists, windows: Windows): readonly Condition[] {
  const all = new Map<string, Atom>()
  for (const { defined } of indicators) {
    const { query, now } = defined
    for (const atom of [...atomsOf(query.of), ...(query.counts === null ? [] : atomsOf(query.counts))])
      all.set(JSON.stringify(atom), asking(atom, lists))
    if (now === 'standing') continue
    for (const column of [query.anchor, query.countsAnchor])
      if (column !== null) all.set(`${now} ${column}`, (row) => lies(row[column], windows[now]))
  }
  return [...all.values()].map((ask, bit) => ({ ask, bit }))
}

const usedBy = (indicators: readonly Indicator[]): ReadonlySet<string> =>
  new Set(
    indicators.flatMap((indicator) => {
      const { of, counts, anchor, countsAnchor, value } = indicator.defined.query
      const named = [anchor, countsAnchor, value].filter((column) => column !== null)
      return [...columnsIn(of), ...(counts === null ? [] : columnsIn(counts)), ...named, ...columnsOf(indicator, true)]
    }),
  )

/** What is asked of a row beside the periods that its moments lie in. */
const askedBy = (indicators: readonly Indicator[]): ReadonlySet<string> =>
  new Set([
    ...turnsFor(indicators).map(([column]) => column),
    ...indicators.flatMap((indicator) => {
      const { of, counts, value } = indicator.defined.query
      const named = value === null ? [] : [value]
      return [...columnsIn(of), ...(counts === null ? [] : columnsIn(counts)), ...named, ...columnsOf(indicator, true)]
    }),
  ])

/** Moments of a row by which the clock alone may change what it counts as: column, and how long after it (ms). */
function turnsFor(indicators: readonly Indicator[]): readonly (readonly [column: string, ms: number])[] {
  const all = indicators.flatMap(({ defined: { query, now } }) => [
    ...turnsOf(query.of),
    ...(query.counts === null ? [] : turnsOf(query.counts)),
    ...(now === 'last24h' && query.anchor !== null
      ? [[query.anchor, 0] as const, [query.anchor, LAST_MS + 1] as const]
      : []),
  ])
  return [...new Map(all.map((turn) => [turn.join(), turn])).values()]
}
