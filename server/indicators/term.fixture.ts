import fc from 'fast-check'
import type { Term } from '../contract/indicator.ts'
import type { Row } from './term.ts'

/* Random rows and terms over a few columns of every type, some of them empty. */

export const LISTS = { some: ['a', 'c'], none: [] }
const text = fc.option(fc.constantFrom('a', 'b', 'c'))
const number = fc.option(fc.integer({ min: 0, max: 9 }))
const moment = fc.option(fc.integer({ min: 0, max: 40 }))
export const rows: fc.Arbitrary<Row> = fc.record({
  id: fc.uuid(),
  word: text,
  other: text,
  n: number,
  yes: fc.option(fc.boolean()),
  at: moment,
  then: moment,
})
const column = fc.constantFrom('at', 'then')
const leaf: fc.Arbitrary<Term> = fc.oneof(
  fc.constantFrom('a', 'b').map((value): Term => ({ is: ['word', value] })),
  fc.boolean().map((value): Term => ({ is: ['yes', value] })),
  fc.integer({ min: 0, max: 9 }).map((value): Term => ({ is: ['n', value] })),
  fc.subarray(['a', 'b', 'c']).map((values): Term => ({ oneOf: ['other', values] })),
  fc.constantFrom('some', 'none', 'unknown').map((list): Term => ({ among: ['word', list] })),
  fc.constantFrom('word', 'n', 'yes', 'at').map((name): Term => ({ has: name })),
  fc.integer({ min: 0, max: 9 }).map((least): Term => ({ atLeast: ['n', least] })),
  fc.tuple(column, fc.integer({ min: -10, max: 10 })).map(([name, ms]): Term => ({ passed: [name, ms] })),
  fc.integer({ min: -5, max: 20 }).map((ms): Term => ({ within: ['at', 'then', ms] })),
)
export const terms: fc.Arbitrary<Term> = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('term'), { maxLength: 3 }).map((all): Term => ({ all })),
    fc.array(tie('term'), { maxLength: 3 }).map((any): Term => ({ any })),
    tie('term').map((not): Term => ({ not })),
  ),
})).term
