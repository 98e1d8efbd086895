import { readFile, stat } from 'node:fs/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { importKindOf } from './index.ts'
import { keptRowsWriter, readKeptRows, rowOutcomes, type KeptRow, type RowsQuery } from './kept-rows.ts'
import { runImport, type ImportQuestion, type RowTelling, type Tell } from './run.ts'
import { file, freshPath } from './temp.fixture.ts'

/** All pages of one question, asked with a small limit. */
async function pages(path: string, query: Partial<RowsQuery> = {}, limit = 3) {
  const items: KeptRow[] = []
  for (let cursor = 0; ;) {
    const page = await readKeptRows(path, { ...query, limit, cursor })
    expect(page.items.length).toBeLessThanOrEqual(limit)
    items.push(...page.items)
    if (page.next === null) return items
    expect(Number(page.next)).toBeGreaterThan(cursor)
    cursor = Number(page.next)
  }
}
/** Takes odd numbers, knows those that end in 4, refuses what is called 坏. */
const tell: Tell = async (rows: readonly RowTelling[]) => {
  const named = (name: string) => rows.filter(({ telling }) => (telling.data as { name: string }).name === name)
  const refused = named('坏')
  const known = rows.filter((each) => /4@/.test(each.telling.id) && !refused.includes(each))
  return {
    accepted: rows.length - refused.length - known.length,
    known: known.map(({ row }) => row),
    rejected: refused.map(({ row }) => ({ row, pointer: '/data/name', message: 'is “坏”, which is none' })),
  }
}
const imported = async (text: string, over: Partial<ImportQuestion> = {}) => {
  const rowsPath = freshPath('rows')
  const summary = await runImport({
    ...{ path: await file(text), kind: importKindOf('sites')!, tell, rowsPath, refusedPath: freshPath('refused.csv') },
    ...over,
  })
  return { rowsPath, summary }
}

test('of every row it is kept what became of it, in the order of the file, as many as the summary counts', async () => {
  const { rowsPath, summary } = await imported('id,name,lng\n1,好,114\n2,坏,114\n3\n4,好,114\n5,好,114\n')
  const all = await pages(rowsPath)
  expect(all.map(({ row, outcome }) => `${row} ${outcome}`)).toEqual([
    '2 accepted',
    '3 refused',
    '4 refused',
    '5 duplicates',
    '6 accepted',
  ])
  for (const outcome of ['accepted', 'duplicates', 'refused'] as const)
    expect((await pages(rowsPath, { outcome })).length, outcome).toBe(summary[outcome])
  expect(all[2]).toMatchObject({ id: null, pointer: '', message: expect.stringContaining('cells') })
})

test('a reason of the summary leads to the rows that have it, and what stood in them is not kept', async () => {
  const { rowsPath, summary } = await imported('id,name,lng\n1,坏,13800138000\n2,坏,114\n3\n')
  for (const { pointer, message, count } of summary.reasons)
    expect(await pages(rowsPath, { pointer, message })).toHaveLength(count)
  expect(await readFile(rowsPath, 'utf8')).not.toMatch(/坏|13800138000/)
  expect((await stat(rowsPath)).mode & 0o077).toBe(0)
})

test('rows that were read in the batch in which an import was ended are kept as not told', async () => {
  // Ended by somebody while the 701st row is read.
  let looked = 0
  const signal = {
    get aborted() {
      return (looked += 1) > 700
    },
  } as AbortSignal
  const rows = Array.from({ length: 1_200 }, (_, n) => `${n},好`)
  const { rowsPath, summary } = await imported(`id,name\n${rows.join('\n')}`, { signal })
  expect(summary.cancelled).toBe(true)
  const all = await pages(rowsPath, {}, 500)
  expect(all).toHaveLength(summary.rows)
  const left = await pages(rowsPath, { outcome: 'left' }, 500)
  expect(left).toHaveLength(200)
  expect(left).toHaveLength(summary.rows - summary.accepted - summary.duplicates - summary.refused)
})

test('of a file that is refused row by row nothing waits for a row that can be told', async () => {
  const seen: number[] = []
  const onProgress = ({ rows }: { rows: number }) => void seen.push(rows)
  const { rowsPath, summary } = await imported('id,name,lng\n' + '1\n'.repeat(1_700), { onProgress })
  expect(seen).toEqual([500, 1_000, 1_500, 1_700])
  expect(summary).toMatchObject({ rows: 1_700, refused: 1_700 })
  expect(await pages(rowsPath, {}, 500)).toHaveLength(1_700)
})

test('of each outcome only the first are kept', async () => {
  const path = freshPath('rows')
  const writer = keptRowsWriter(path, 2)
  for (const row of [1, 2, 3]) await writer.write([{ row, outcome: 'accepted', id: 'a', at: null }])
  await writer.write([{ row: 4, outcome: 'refused', id: null, at: null, pointer: '', message: 'is empty' }])
  await writer.end()
  expect((await pages(path)).map(({ row }) => row)).toEqual([1, 2, 4])
})

test('pages of any size give every row once, and any byte is a place to begin at', async () => {
  const path = freshPath('rows')
  const writer = keptRowsWriter(path)
  const rows = Array.from({ length: 60 }, (_, row): KeptRow => ({
    row,
    outcome: rowOutcomes[row % 3]!,
    id: `编号${'长'.repeat(row % 7)}`,
    at: row,
  }))
  await writer.write(rows)
  await writer.end()
  const { size } = await stat(path)
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 70 }),
      fc.option(fc.constantFrom(...rowOutcomes), { nil: undefined }),
      fc.integer({ min: 0, max: size + 9 }),
      async (limit, outcome, cursor) => {
        const asked = rows.filter((row) => outcome === undefined || row.outcome === outcome)
        expect(await pages(path, { outcome }, limit)).toEqual(asked)
        const { items } = await readKeptRows(path, { outcome, limit: 100, cursor })
        expect(asked.slice(asked.length - items.length)).toEqual(items)
      },
    ),
    { numRuns: 60 },
  )
})
