import type { FigureValue, Grouping, NowPeriod } from '../contract/indicator.ts'
import type { Indicator } from './indicator.ts'
import { asking, atomsOf, columnsOf as columnsIn, holds, turnsOf, type Atom, type Lists, type Row } from './term.ts'
import { figureOf, medianOf, placeIn } from './value.ts'
import { LAST_MS, type Window } from './window.ts'

interface Cell {
  n: number
  d: number
  /** What is measured of those that count, in order; only of medians and means. */
  readonly values: number[] | null
  /** The same summed; only of sums. */
  sum: number | null
}
/** One condition, the columns that it looks at, and its bit. */
interface Condition {
  readonly of: readonly string[]
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
  readonly whole: readonly Adds[]
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
    values: measure === 'median' || measure === 'mean' ? [] : null,
    sum: measure === 'sum' ? 0 : null,
  })
  const whole = indicators.map(cellOf)
  const atoms = conditionsOf(indicators, lists, windows)
  const turns = turnsFor(indicators)
  if (atoms.length > MOST_ATOMS) throw new Error(`at most ${MOST_ATOMS} conditions of one relation`)

  /** The answers of some conditions, each at its bit. */
  function signatureOf(asked: readonly Condition[], row: Row, asOf: number): number {
    let low = 0
    let high = 0
    for (const { bit, ask } of asked) {
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

  function planBy(signature: number, row: Row, asOf: number): Plan {
    let plan = plans.get(signature)
    if (plan === undefined) plans.set(signature, (plan = makePlan(row, asOf)))
    return plan
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
      parts: [...parts].map(([column, adds]) => ({ column, cells: cellsOf(column), adds })),
    }
  }

  const valueOf = ({ defined: { measure, unit } }: Indicator, { n, d, values, sum }: Cell): FigureValue => {
    let value: number | null = sum
    if (values !== null && values.length > 0)
      value = measure === 'median' ? medianOf(values) : values.reduce((sum, each) => sum + each, 0) / values.length
    return figureOf(measure, unit, { n, d, value })
  }

  function cellsOf(column: string): Column {
    const cells: Column = columns.get(column) ?? new Map<string, (Cell | undefined)[]>()
    columns.set(column, cells)
    return cells
  }

  return {
    indicators,
    /** Columns that anything is counted or told apart by. */
    uses: usedBy(indicators),
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
    planOf: (row: Row, asOf: number): Plan => planBy(signatureOf(atoms, row, asOf), row, asOf),
    /** The same for rows that differ in some columns only: what the others decide is asked once. */
    planFor(like: Row, told: ReadonlySet<string>): (row: Row, asOf: number) => Plan {
      const asked = atoms.filter(({ of }) => of.some((column) => told.has(column)))
      const fixed = signatureOf(
        atoms.filter((atom) => !asked.includes(atom)),
        like,
        0,
      )
      return (row, asOf) => planBy(fixed + signatureOf(asked, row, asOf), row, asOf)
    },
    /** Puts a row in (1) or takes it out (-1). */
    count(plan: Plan, row: Row, sign: 1 | -1): void {
      for (const adds of plan.whole) add(whole[adds.slot]!, adds, row, sign)
      for (const { column, cells, adds } of plan.parts) {
        const value = row[column]
        if (value === null || value === undefined) continue
        const key = typeof value === 'string' ? value : String(value)
        const mine = cells.get(key) ?? opened(cells, key)
        if (mine === undefined) continue
        for (const each of adds) add((mine[each.slot] ??= cellOf(indicators[each.slot]!)), each, row, sign)
      }
    },
    /** Each figure by its indicator, and of each kept dimension each value that has any row, as `|name=value`. */
    *values(): Generator<readonly [indicator: Indicator, key: string, value: FigureValue]> {
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

function add(to: Cell, { n, d, value }: Adds, row: Row, sign: 1 | -1): void {
  to.d += d * sign
  to.n += n * sign
  if (n === 0 || value === null) return
  const measured = row[value]
  if (typeof measured !== 'number') return
  if (to.sum !== null) to.sum += measured * sign
  if (to.values === null) return
  const place = placeIn(to.values, measured)
  if (sign === 1) to.values.splice(place, 0, measured)
  else to.values.splice(place, 1)
}

const columnsOf = ({ live, columns, partOnly }: Indicator, counts: boolean) =>
  new Set(live.filter((name) => counts || !partOnly.has(name)).map((name) => columns[name] ?? name))

/** Everything that decides how a row is counted, each once. */
function conditionsOf(indicators: readonly Indicator[], lists: Lists, windows: Windows): readonly Condition[] {
  const all = new Map<string, Omit<Condition, 'bit'>>()
  for (const { defined } of indicators) {
    const { query, now } = defined
    for (const atom of [...atomsOf(query.of), ...(query.counts === null ? [] : atomsOf(query.counts))])
      all.set(JSON.stringify(atom), { of: columnsIn(atom), ask: asking(atom, lists) })
    if (now === 'standing') continue
    for (const column of [query.anchor, query.countsAnchor])
      if (column !== null) all.set(`${now} ${column}`, { of: [column], ask: (row) => lies(row[column], windows[now]) })
  }
  return [...all.values()].map((each, bit) => ({ ...each, bit }))
}

const usedBy = (indicators: readonly Indicator[]): ReadonlySet<string> =>
  new Set(
    indicators.flatMap((indicator) => {
      const { of, counts, anchor, countsAnchor, value } = indicator.defined.query
      const named = [anchor, countsAnchor, value].filter((column) => column !== null)
      return [...columnsIn(of), ...(counts === null ? [] : columnsIn(counts)), ...named, ...columnsOf(indicator, true)]
    }),
  )

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
