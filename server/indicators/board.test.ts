import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openBoard } from './board.ts'
import type { Row } from './term.ts'
import { urgingFailures } from './urging-failures.indicator.ts'

const row = fc.record({
  state: fc.constantFrom('open', 'closed', 'withdrawn'),
  failures: fc.integer({ min: 0, max: 5 }),
})

test('a sum kept current is the sum of what counts, whatever was put in and taken out again', () => {
  fc.assert(
    fc.property(fc.array(row), fc.array(row), (stay, gone) => {
      const year = { from: 0, to: 1_000 }
      const board = openBoard([urgingFailures], {}, { standing: null, today: year, last24h: year, halfYear: year })
      const asRow = (each: (typeof stay)[number], at: number): Row => ({
        ...{ id: String(at), openedAt: at, failed: each.failures > 0 },
        ...each,
      })
      const move = (rows: typeof stay, sign: 1 | -1) => {
        for (const [at, each] of rows.entries()) board.count(board.planOf(asRow(each, at), 0), asRow(each, at), sign)
      }
      move(gone, 1)
      move(stay, 1)
      move(gone, -1)
      const counted = stay.filter(({ state, failures }) => state !== 'withdrawn' && failures > 0)
      const [[, , whole]] = [...board.values()] as [[object, string, object]]
      expect(whole).toEqual({
        value: counted.reduce((sum, { failures }) => sum + failures, 0),
        numerator: counted.length,
        denominator: null,
      })
    }),
  )
})
