import { sql, type SQL } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LISTS, rows, terms } from '../../indicators/term.fixture.ts'
import { holds } from '../../indicators/term.ts'
import { openTestHouse } from '../../running.fixture.ts'
import type { Running } from '../../main.ts'
import { sqlOf } from './terms.ts'

let house: Running
beforeAll(async () => {
  house = await openTestHouse()
}, 60_000)
afterAll(() => house.close())

const TYPES = { word: 'text', other: 'text', n: 'float8', yes: 'boolean', at: 'bigint', then: 'bigint' } as const

test('the database and the house read the same of every term, of rows with holes in them too', async () => {
  const { db } = house.house.journal
  await fc.assert(
    fc.asyncProperty(
      terms,
      fc.array(rows, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 0, max: 60 }),
      async (term, some, asOf) => {
        const columns: Record<string, SQL> = Object.fromEntries(
          Object.keys(TYPES).map((name) => [name, sql.raw(`l."${name}"`)]),
        )
        const lists = sql.join(
          Object.entries(TYPES).map(
            ([name, type]) => sql`${sql.param(some.map((row) => row[name] ?? null))}::${sql.raw(type)}[]`,
          ),
          sql`, `,
        )
        const names = sql.raw(
          Object.keys(TYPES)
            .map((name) => `"${name}"`)
            .join(', '),
        )
        const { rows: found } = await db.execute<{ is: boolean }>(
          sql`SELECT ${sqlOf(term, { columns }, asOf, LISTS)} AS is FROM unnest(${lists}) WITH ORDINALITY AS l (${names}, nth) ORDER BY nth`,
        )
        expect(found.map(({ is }) => is)).toEqual(some.map((row) => holds(term, row, asOf, LISTS)))
      },
    ),
    { numRuns: 300 },
  )
}, 60_000)
