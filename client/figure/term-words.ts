import type { Term } from '@contract/indicator.ts'

/** How a query is put into words: names of columns and of values, and the joints between them. */
export interface TermSayer {
  readonly say: (key: string, named?: Readonly<Record<string, string | number>>) => string
  readonly column: (name: string) => string
  readonly value: (column: string, value: string | number | boolean) => string
  /** Name of a list that the house keeps, such as the lanes of the desk. */
  readonly list: (name: string) => string
}

const MINUTE = 60_000
const STEPS = [
  ['days', 1_440 * MINUTE],
  ['hours', 60 * MINUTE],
  ['minutes', MINUTE],
  ['seconds', 1_000],
] as const

/** A length of time (ms) in the largest unit that divides it. */
function lengthText(ms: number, { say }: TermSayer): string {
  const [unit, size] = STEPS.find(([, size]) => ms >= size && ms % size === 0) ?? ['seconds', 1_000]
  return say(`figure.length.${unit}`, { n: ms / size })
}

type Kind<K extends string> = Extract<Term, { readonly [key in K]: unknown }>
const has = <K extends string>(term: Term, kind: K): term is Kind<K> => kind in term

function joined(terms: readonly Term[], how: 'and' | 'or', sayer: TermSayer): string {
  if (terms.length === 0) return sayer.say(how === 'and' ? 'figure.term.always' : 'figure.term.never')
  if (terms.length === 1) return termText(terms[0]!, sayer)
  const part = (term: Term) => {
    const text = termText(term, sayer)
    const mixed = (has(term, 'all') && term.all.length > 1) || (has(term, 'any') && term.any.length > 1)
    return mixed ? sayer.say('figure.term.group', { text }) : text
  }
  return terms.map(part).join(sayer.say(`figure.term.${how}`))
}

/** What of a record decides that it counts, as one sentence in the language of the sayer; says all of the term and adds nothing. */
export function termText(term: Term, sayer: TermSayer): string {
  const { say, column, value, list } = sayer
  if (has(term, 'all')) return joined(term.all, 'and', sayer)
  if (has(term, 'any')) return joined(term.any, 'or', sayer)
  if (has(term, 'not')) {
    if (has(term.not, 'has')) return say('figure.term.lacks', { column: column(term.not.has) })
    return say('figure.term.not', { text: termText(term.not, sayer) })
  }
  if (has(term, 'is')) {
    const [name, what] = term.is
    return say('figure.term.is', { column: column(name), value: value(name, what) })
  }
  if (has(term, 'oneOf')) {
    const [name, values] = term.oneOf
    const named = values.map((each) => value(name, each)).join(say('figure.term.list'))
    return say('figure.term.oneOf', { column: column(name), values: named })
  }
  if (has(term, 'among')) {
    const [name, among] = term.among
    return say('figure.term.among', { column: column(name), list: list(among) })
  }
  if (has(term, 'has')) return say('figure.term.has', { column: column(term.has) })
  if (has(term, 'atLeast')) {
    const [name, n] = term.atLeast
    return say('figure.term.atLeast', { column: column(name), n })
  }
  if (has(term, 'passed')) {
    const [name, ms] = term.passed
    if (ms === 0) return say('figure.term.reached', { column: column(name) })
    return say('figure.term.passed', { column: column(name), length: lengthText(ms, sayer) })
  }
  const [from, to, ms] = term.within
  return say('figure.term.within', { from: column(from), to: column(to), length: lengthText(ms, sayer) })
}
