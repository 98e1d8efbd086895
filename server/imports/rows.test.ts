import { gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { csvRows } from './csv.ts'
import { featureTexts } from './features.ts'
import { geojsonRows, pointOf } from './geojson.ts'
import type { Row } from './row.ts'
import { openRows, readRows, type RowsQuestion } from './rows.ts'
import { unpackedWorkbook } from './zip.ts'
import { file, freshPath, inGb18030 } from './temp.fixture.ts'

const all = async <T>(rows: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = []
  for await (const row of rows) found.push(row)
  return found
}
const read = async (content: string | Uint8Array, question: Partial<RowsQuestion> = {}) =>
  all(readRows({ path: await file(content), ...question }))
// Pieces end anywhere, also within a character pair or a line end.
async function* inPieces(text: string, size: number): AsyncGenerator<string> {
  for (let i = 0; i < text.length; i += size) yield text.slice(i, i + size)
}
const good = (rows: Row[]) => rows.filter(({ fault }) => fault === undefined).map(({ record }) => record)

test('a CSV with a byte order mark, quotes and lines inside cells is read as a spreadsheet would', async () => {
  const rows = await read('\ufeff编号,内容,金额\r\n1,"甲, ""乙""\n丙",3\r\n\r\n2,丁,4')
  expect(rows).toEqual([
    { row: 2, record: { 编号: '1', 内容: '甲, "乙"\n丙', 金额: '3' } },
    { row: 4, record: { 编号: '2', 内容: '丁', 金额: '4' } },
  ])
})

test.each([
  [';', 'a;b;c\n1;2,5;3'],
  ['\t', 'a\tb\tc\n1\t2,5\t3'],
  ['|', 'a|b|c\n1|2,5|3'],
])('the delimiter %j is seen from the header', async (_delimiter, text) => {
  expect(good(await read(text))).toEqual([{ a: '1', b: '2,5', c: '3' }])
})

test('a CSV in GB18030 is read without being told', async () => {
  const opened = await openRows({ path: await file(inGb18030('编号,名称\n1,龙岗农贸市场\n2,坂田大药房\n')) })
  expect(opened.encoding).toBe('gb18030')
  expect(good(await all(opened.rows)).map(({ 名称 }) => 名称)).toEqual(['龙岗农贸市场', '坂田大药房'])
})

test('one torn character in a UTF-8 file refuses its row, and does not turn the file into another language', async () => {
  const text = Buffer.from(`编号,名称\n${'1,龙岗农贸市场\n'.repeat(20)}2,坏`)
  const rows = await read(text.subarray(0, -1))
  expect(good(rows)).toHaveLength(20)
  expect(rows.at(-1)).toMatchObject({ row: 22, fault: expect.stringContaining('no character') })
})

test('UTF-16 from a spreadsheet and Windows-1252 are read too', async () => {
  expect(good(await read(Buffer.from('\ufeff名称\t数\n龙岗\t1', 'utf16le')))).toEqual([{ 名称: '龙岗', 数: '1' }])
  expect(good(await read(Buffer.from('name,n\nCafé, 1', 'latin1')))).toEqual([{ name: 'Café', n: ' 1' }])
})

test('ragged rows are refused one by one, and the rest goes on', async () => {
  const rows = await read('a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n4,5,6')
  expect(rows.map(({ row, fault }) => [row, fault])).toEqual([
    [2, 'has 2 cells where the header has 3'],
    [3, 'has 4 cells where the header has 3'],
    [4, undefined],
    [5, undefined],
  ])
})

test('a quote that is never closed costs its own line and no other', async () => {
  const tail = Array.from({ length: 5_000 }, (_, i) => `${i},good,"${i}"`).join('\n')
  const rows = await read(`a,b,c\n1,"open,3\n${tail}`)
  expect(rows[0]).toMatchObject({ row: 2, fault: expect.stringContaining('quotation') })
  expect(good(rows)).toHaveLength(5_000)
  expect(good(await read(`a,b,c\n1,"open,3\n${'4,5,6\n'.repeat(20_000)}`))).toHaveLength(20_000)
})

test('a line of megabytes is cut and refused, not held', async () => {
  const rows = await read(`a,b\n1,${'x'.repeat(3_000_000)}\n2,y`)
  expect(rows.map(({ fault }) => fault?.slice(0, 25))).toEqual(['the line is longer than 1', undefined])
})

test('headers that are empty or twice there get names of their own', async () => {
  expect((await read('名称,,名称\n1,2,3'))[0]?.record).toEqual({ 名称: '1', 'column 2': '2', '名称 (2)': '3' })
})

test('well-formed CSV is read cell for cell as csv-parse reads it, wherever the pieces end', async () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.constantFrom('a,b', 'say "x"', 'two\nlines', '', '龙岗', '=1+1', '"'),
  )
  const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 9 }),
      async (table, size) => {
        const clean = table.map((row) =>
          row.map((each) =>
            each.replaceAll('\r', '').replaceAll('\u0000', '').replaceAll('\ufeff', '').replaceAll('\ufffd', ''),
          ),
        )
        const text = [['h1', 'h2', 'h3'], ...clean].map((row) => row.map(quoted).join(',')).join('\n')
        const oracle = parse<Record<string, string>>(text, { columns: true })
        const rows = await all(csvRows(inPieces(text, size)))
        expect(good(rows)).toEqual(oracle.filter((row) => Object.values(row).some((each) => each.trim() !== '')))
        expect(rows.every(({ fault }) => fault === undefined)).toBe(true)
      },
    ),
    { numRuns: 300 },
  )
})

test('any text at all is read to its end as rows or refused rows, the same whatever the pieces', async () => {
  const text = fc
    .array(fc.constantFrom('"', ',', '\n', '\r\n', '\r', 'x', '龙', ';', ' ', '""', 'a,b'), { maxLength: 60 })
    .map((parts) => parts.join(''))
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (body, size) => {
      const whole = `h1,h2\n${body}\nlast,1`
      const rows = await all(csvRows(inPieces(whole, whole.length)))
      expect(await all(csvRows(inPieces(whole, size)))).toEqual(rows)
      expect(rows.length).toBeGreaterThan(0)
    }),
    { numRuns: 500 },
  )
})

test('a workbook is read from its first sheet, dates and numbers as such', async () => {
  const path = freshPath('book.xlsx')
  const sheet = [
    [{ value: '编号' }, { value: '名称' }, { value: '时间' }, { value: '数' }],
    [
      { value: 'A1' },
      { value: '<b>龙岗</b>' },
      { value: new Date('2024-01-02T03:04:05Z'), type: Date, format: 'yyyy-mm-dd hh:mm:ss' },
      { value: 3.5 },
    ],
    [null, null, null, null],
    [{ value: 'A2' }, { value: '=cmd()', type: String }, null, { value: 0 }],
  ]
  await writeExcelFile(sheet as never).toFile(path)
  const rows = await all(readRows({ path }))
  expect(rows).toEqual([
    { row: 2, record: { 编号: 'A1', 名称: '<b>龙岗</b>', 时间: new Date('2024-01-02T03:04:05Z'), 数: 3.5 } },
    { row: 4, record: { 编号: 'A2', 名称: '=cmd()', 时间: '', 数: 0 } },
  ])
})

test('a workbook that unpacks to too much is refused, each part alone or all together', async () => {
  const parts = await writeExcelFile([[{ value: 'x'.repeat(5_000) }]] as never).toBuffer()
  const size = (await unpackedWorkbook(parts)).length
  await expect(unpackedWorkbook(parts, 2_000)).rejects.toThrow(/unpacks to more/)
  await expect(unpackedWorkbook(parts, size - 4_000)).rejects.toThrow(/unpacks to more/)
  expect(await unpackedWorkbook(parts, size)).toHaveLength(size)
})

test('a file that only says it is a workbook is refused with a sentence', async () => {
  await expect(read('PK\x03\x04 nonsense')).rejects.toThrow(/broken/)
  await expect(read('a,b\n1,2', { format: 'xlsx' })).rejects.toThrow(/no .xlsx workbook/)
})

const feature = (properties: unknown, geometry: unknown = { type: 'Point', coordinates: [114.2, 22.7] }) => ({
  type: 'Feature',
  properties,
  geometry,
})

test('features of a GeoJSON file are rows with their position, a bad one costs itself', async () => {
  const collection = `{"type":"FeatureCollection","name":"x \\"features\\": [","features":[${JSON.stringify(feature({ 名称: '一' }))},{"type":"Feature","properties":{"a":tru}},${JSON.stringify(feature({ 名称: '二', braces: '}]{[' }, null))}, 7 ],"after":{"features":[{}]}}`
  const rows = await read(collection)
  expect(rows).toMatchObject([
    { row: 1, record: { 名称: '一', 'geometry.lng': 114.2, 'geometry.lat': 22.7 } },
    { row: 2, fault: expect.stringContaining('not JSON') },
    { row: 3, record: { 名称: '二', 'geometry.lng': '' } },
  ])
  await expect(read('{"type":"Feature"}')).rejects.toThrow(/no GeoJSON FeatureCollection/)
})

test('a GeoJSON file that ends in its middle gives what came before, and says so', async () => {
  const rows: Row[] = []
  const reading = async () => {
    for await (const row of geojsonRows(inPieces(`{"features":[${JSON.stringify(feature({ a: 1 }))},{"type"`, 5)))
      rows.push(row)
  }
  await expect(reading()).rejects.toThrow(/ends in the middle/)
  expect(rows).toHaveLength(1)
})

test('any features come out of a collection as they went in, whatever the pieces', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.dictionary(fc.string(), fc.jsonValue())),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom(undefined, 1),
      async (features, size, indent) => {
        const text = JSON.stringify({ type: 'FeatureCollection', features, tail: [{}] }, null, indent)
        const found = await all(featureTexts(inPieces(text, size)))
        expect(found.map((each) => JSON.parse(each!) as unknown)).toEqual(JSON.parse(JSON.stringify(features)))
      },
    ),
  )
})

test('an area is represented by a point inside it, also one shaped like a horseshoe', () => {
  const horseshoe = [
    [
      [0, 0],
      [10, 0],
      [10, 10],
      [9, 10],
      [9, 1],
      [1, 1],
      [1, 10],
      [0, 10],
      [0, 0],
    ],
  ]
  const [lng, lat] = pointOf({ type: 'Polygon', coordinates: horseshoe })!
  expect(lat).toBeGreaterThan(0)
  expect((lng > 0 && lng < 1) || (lng > 9 && lng < 10)).toBe(true)
  expect(pointOf({ type: 'MultiPolygon', coordinates: [horseshoe] })).not.toBeNull()
  expect(
    pointOf({
      type: 'LineString',
      coordinates: [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    }),
  ).toEqual([3, 4])
  expect(pointOf({ type: 'Polygon', coordinates: 'x' })).toBeNull()
})

test('a file packed with gzip is read as if it were not', async () => {
  expect(good(await read(gzipSync('a,b\n1,2')))).toEqual([{ a: '1', b: '2' }])
  expect(
    await read(gzipSync(JSON.stringify({ type: 'FeatureCollection', features: [feature({ a: 1 })] }))),
  ).toHaveLength(1)
  await expect(read(gzipSync('a,b\n1,2').subarray(0, 12))).rejects.toThrow(/compressed file is broken/)
})

test('a gzip bomb is refused before it fills anything', async () => {
  await expect(read(gzipSync(Buffer.alloc(100 * 1_024 * 1_024, '1,2\n')))).rejects.toThrow(/swells/)
})

test('an empty file is refused with a sentence', async () => {
  await expect(read('')).rejects.toThrow(/empty/)
})
