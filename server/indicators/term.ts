import type { Term } from '../contract/indicator.ts'

/** A row of a relation as the house holds it: columns by name; times are epoch ms. */
export type Row = Readonly<Record<string, string | number | boolean | null>> & { readonly id: string }
/** Words that terms name, such as the lanes of the desk. */
export type Lists = Readonly<Record<string, readonly string[]>>

export const is = (column: string, value: string | number | boolean = true): Term => ({ is: [column, value] })
export const oneOf = (column: string, ...values: string[]): Term => ({ oneOf: [column, values] })
export const among = (column: string, list: string): Term => ({ among: [column, list] })
export const has = (column: string): Term => ({ has: column })
export const passed = (column: string, ms = 0): Term => ({ passed: [column, ms] })
export const within = (from: string, to: string, ms: number): Term => ({ within: [from, to, ms] })
export const all = (...parts: Term[]): Term => ({ all: parts })
export const any = (...parts: Term[]): Term => ({ any: parts })
export const not = (term: Term): Term => ({ not: term })

const numberOf = (value: Row[string] | undefined) => (typeof value === 'number' ? value : null)

/** Whether a term is true of a row at a moment (epoch ms). The same as the database reads it. */
export function holds(term: Term, row: Row, asOf: number, lists: Lists): boolean {
  if ('is' in term) return row[term.is[0]] === term.is[1]
  if ('oneOf' in term) return term.oneOf[1].includes(row[term.oneOf[0]] as string)
  if ('among' in term) return (lists[term.among[1]] ?? []).includes(row[term.among[0]] as string)
  if ('has' in term) return row[term.has] !== null && row[term.has] !== undefined
  if ('atLeast' in term) return (numberOf(row[term.atLeast[0]]) ?? -Infinity) >= term.atLeast[1]
  if ('passed' in term) {
    const at = numberOf(row[term.passed[0]])
    return at !== null && at + term.passed[1] <= asOf
  }
  if ('within' in term) {
    const [from, to] = [numberOf(row[term.within[0]]), numberOf(row[term.within[1]])]
    return from !== null && to !== null && to - from <= term.within[2]
  }
  if ('not' in term) return !holds(term.not, row, asOf, lists)
  return 'all' in term
    ? term.all.every((part) => holds(part, row, asOf, lists))
    : term.any.some((part) => holds(part, row, asOf, lists))
}

/** The next moment (epoch ms) at which a term may become otherwise by the clock alone; Infinity: never. */
export function turnsAt(term: Term, row: Row, asOf: number): number {
  if ('passed' in term) {
    const at = numberOf(row[term.passed[0]])
    return at !== null && at + term.passed[1] > asOf ? at + term.passed[1] : Infinity
  }
  if ('not' in term) return turnsAt(term.not, row, asOf)
  const parts = 'all' in term ? term.all : 'any' in term ? term.any : []
  let next = Infinity
  for (const part of parts) next = Math.min(next, turnsAt(part, row, asOf))
  return next
}

/** Conditions that a term consists of, those that it denies among them. */
export function atomsOf(term: Term): readonly Term[] {
  if ('not' in term) return atomsOf(term.not)
  return 'all' in term ? term.all.flatMap(atomsOf) : 'any' in term ? term.any.flatMap(atomsOf) : [term]
}

/** A condition made ready to be asked of many rows at one moment after the other. */
export type Atom = (row: Row, asOf: number) => boolean

export function asking(term: Term, lists: Lists): Atom {
  if ('is' in term) {
    const [column, value] = term.is
    return (row) => row[column] === value
  }
  if ('has' in term) return (row) => row[term.has] != null
  if ('oneOf' in term || 'among' in term) {
    const [column, words] = 'oneOf' in term ? term.oneOf : [term.among[0], lists[term.among[1]] ?? []]
    const values = new Set<unknown>(words)
    return (row) => values.has(row[column])
  }
  return (row, asOf) => holds(term, row, asOf, lists)
}

/** The moments that a term waits for: a column and how long after it (ms). */
export function turnsOf(term: Term): readonly (readonly [column: string, ms: number])[] {
  if ('passed' in term) return [term.passed]
  if ('not' in term) return turnsOf(term.not)
  return ('all' in term ? term.all : 'any' in term ? term.any : []).flatMap(turnsOf)
}

/** Columns that a term looks at. */
export function columnsOf(term: Term): readonly string[] {
  if ('is' in term) return [term.is[0]]
  if ('oneOf' in term) return [term.oneOf[0]]
  if ('among' in term) return [term.among[0]]
  if ('has' in term) return [term.has]
  if ('atLeast' in term) return [term.atLeast[0]]
  if ('passed' in term) return [term.passed[0]]
  if ('within' in term) return [term.within[0], term.within[1]]
  return 'not' in term ? columnsOf(term.not) : ('all' in term ? term.all : term.any).flatMap(columnsOf)
}
