import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { importKindOf } from './index.ts'
import { safeCell } from './refused.ts'
import { runImport, type ImportQuestion, type RowTelling } from './run.ts'
import { file, freshPath, inGb18030 } from './temp.fixture.ts'

/** A small journal: knows ids, refuses what has no name. */
function journal() {
  const known = new Map<string, RowTelling>()
  return {
    known,
    tell: async (tellings: readonly RowTelling[]) => {
      const answer = {
        ...{ accepted: 0, known: [] as number[] },
        rejected: [] as { row: number; pointer: string; message: string }[],
      }
      for (const each of tellings) {
        const { telling, row } = each
        if (telling.kind === 'site.registered' && !(telling.data as { name?: string }).name)
          answer.rejected.push({ row, pointer: '/data/name', message: 'is missing' })
        else if (known.has(telling.id)) answer.known.push(row)
        else {
          known.set(telling.id, each)
          answer.accepted += 1
        }
      }
      return answer
    },
  }
}
const run = (question: Pick<ImportQuestion, 'path' | 'tell'> & Partial<ImportQuestion>) =>
  runImport({ kind: importKindOf('sites')!, refusedPath: freshPath('refused.csv'), ...question })

test('the same rows again change nothing', async () => {
  const { tell, known } = journal()
  const path = await file(inGb18030('编号,名称,类别\n1,龙岗市场,农贸市场\n2,布吉药房,药店\n'))
  expect(await run({ path, tell })).toMatchObject({
    rows: 2,
    accepted: 2,
    duplicates: 0,
    refused: 0,
    refusedPath: null,
    encoding: 'gb18030',
  })
  expect(await run({ path, tell })).toMatchObject({ rows: 2, accepted: 0, duplicates: 2, refused: 0 })
  expect([...known.values()].map(({ telling }) => telling.data)).toMatchObject([
    { kind: 'market', name: '龙岗市场' },
    { kind: 'pharmacy' },
  ])
})

test('refused rows are in a file with their reasons, formulas disarmed, and the good rows are in the journal', async () => {
  const { tell } = journal()
  const path = await file('id,name,note\n1,,=cmd|calc\n2,好\n3,<script>,-73.9\n4,,"@x, y"\n')
  const summary = await run({ path, tell })
  expect(summary).toMatchObject({ rows: 4, accepted: 1, refused: 3 })
  expect(summary.preview.map((shown) => ('message' in shown ? shown.message : shown.id.slice(0, 2)))).toEqual([
    'is missing',
    'has 2 cells where the header has 3',
    '3@',
    'is missing',
  ])
  expect(summary.reasons).toEqual([
    { pointer: '/data/name', message: 'is missing', count: 2 },
    { pointer: '', message: 'has 2 cells where the header has 3', count: 1 },
  ])
  const text = await readFile(summary.refusedPath!, 'utf8')
  const refused = parse<Record<string, string>>(text, { bom: true, columns: true })
  expect(refused).toEqual([
    { row: '3', pointer: '', reason: 'has 2 cells where the header has 3', id: '2', name: '好', note: '' },
    { row: '2', pointer: '/data/name', reason: 'is missing', id: '1', name: '', note: "'=cmd|calc" },
    { row: '5', pointer: '/data/name', reason: 'is missing', id: '4', name: '', note: "'@x, y" },
  ])
})

test('the preview shows the first rows as they are understood, and nobody’s telephone', async () => {
  const { tell } = journal()
  const path = await file(
    `编号,投诉内容,联系电话,被投诉方\n${Array.from({ length: 30 }, (_, i) => `${i},我的话,13800138000,某店`).join('\n')}`,
  )
  const { preview } = await run({ path, tell, kind: importKindOf('complaints')! })
  expect(preview).toHaveLength(20)
  expect(preview[0]).toMatchObject({
    row: 2,
    id: '0',
    data: { respondent: { name: '某店' }, text: '＊＊＊', complainant: { phone: '＊＊＊' } },
  })
})

test('a mapping that names a column the file has not is refused before anything is told', async () => {
  const { tell, known } = journal()
  const path = await file('id,name\n1,x')
  await expect(run({ path, tell, mapping: { fields: { siteId: 'id', name: '名称' } } })).rejects.toThrow(
    /名称.*id, name/,
  )
  expect(known.size).toBe(0)
})

test('a long import tells its progress, stops when it is cancelled, and has told whole batches', async () => {
  const { tell, known } = journal()
  const path = await file(`id,name\n${Array.from({ length: 5_000 }, (_, i) => `${i},x`).join('\n')}`)
  const cancel = new AbortController()
  const seen: number[] = []
  const onProgress = ({ rows }: { rows: number }) => {
    seen.push(rows)
    if (rows >= 1_500) cancel.abort()
  }
  expect(await run({ path, tell, onProgress, signal: cancel.signal })).toMatchObject({
    cancelled: true,
    accepted: 1_500,
  })
  expect(seen).toEqual([500, 1_000, 1_500])
  expect(known.size).toBe(1_500)
})

test('when the journal fails in the middle the import fails, too', async () => {
  const path = await file('id,name\n1,x')
  await expect(run({ path, tell: async () => Promise.reject(new Error('disk full')) })).rejects.toThrow('disk full')
})

test('a cell of a workbook that is no text is written as what it is', () => {
  expect([
    safeCell(3.5),
    safeCell(new Date('2024-01-02T03:04:05Z')),
    safeCell(new Date(NaN)),
    safeCell(null),
    safeCell({ a: 1 }),
  ]).toEqual(['3.5', '2024-01-02T03:04:05.000Z', 'null', '', '"{""a"":1}"'])
})

test('no cell of a refused row is a formula to a spreadsheet, and all come back as they were', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom('=1', '+1', '-1+cmd', '@x', '\t=1', ' =1', '-73.98', '\r=2', '"=1"')),
      (text) => {
        const [[cell] = ['']] = parse(`${safeCell(text)},x`, { relax_column_count: true })
        expect(cell === text || cell === `'${text}`).toBe(true)
        if (!/^[+-]?\d+(\.\d+)?$/.test(text)) expect(cell).not.toMatch(/^\s*[=+\-@]/)
      },
    ),
  )
})
