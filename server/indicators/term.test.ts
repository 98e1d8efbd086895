import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LISTS, rows, terms } from './term.fixture.ts'
import { all, any, has, holds, is, not, passed, turnsAt, within, type Row } from './term.ts'

const row: Row = { id: '1', word: 'a', at: 10, then: null, yes: false }

test('a comparison with nothing is false, and its opposite true', () => {
  expect(holds(within('at', 'then', 5), row, 0, LISTS)).toBe(false)
  expect(holds(not(within('at', 'then', 5)), row, 0, LISTS)).toBe(true)
  expect(holds(passed('then'), row, 100, LISTS)).toBe(false)
  expect(holds(is('missing', 'a'), row, 0, LISTS)).toBe(false)
  expect(holds(has('then'), row, 0, LISTS)).toBe(false)
})

test('of no conditions all hold, and not one of any', () => {
  expect(holds(all(), row, 0, LISTS)).toBe(true)
  expect(holds(any(), row, 0, LISTS)).toBe(false)
})

test('a deadline is over in the millisecond that it names', () => {
  expect(holds(passed('at'), row, 9, LISTS)).toBe(false)
  expect(holds(passed('at'), row, 10, LISTS)).toBe(true)
  expect(turnsAt(passed('at'), row, 9)).toBe(10)
  expect(turnsAt(passed('at'), row, 10)).toBe(Infinity)
})

test('nothing turns before the house looks again', () => {
  fc.assert(
    fc.property(
      terms,
      rows,
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 60 }),
      (term, each, now, later) => {
        const at = now + later
        // As long as no turn was due in between, nothing has changed.
        if (turnsAt(term, each, now) > at) expect(holds(term, each, at, LISTS)).toBe(holds(term, each, now, LISTS))
      },
    ),
    { numRuns: 2_000 },
  )
})
