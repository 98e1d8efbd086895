import { request } from 'node:http'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { figureTold, share } from '../exports/briefing.fixture.ts'
import { searchAudit } from '../journal/audit.ts'
import { temporaryFolder } from '../journal/postgres.fixture.ts'
import type { Running } from '../main.ts'
import { bearer, openTestHouse, signedIn } from '../running.fixture.ts'
import { openDoors, RATE, record, sourcesOf, type Given } from './exports.fixture.ts'

/* A figure as CSV: it explains itself, every record is in it, no cell is a formula, and however many they are, few are held at once. */

let house: Running & { url: string }
let token: string
let doors: Awaited<ReturnType<typeof openDoors>>
const folder = join(temporaryFolder(), 'exports')
const figure = figureTold({
  id: RATE.id,
  code: 'B3RT9HKC',
  title: RATE.title,
  ...share(913, 1_196),
  recordsOf: '/api/v1/indicators/interception.rate/records?part=of',
  notes: [{ zh: '十月十日数据源中断', en: 'silent on 10 October' }],
  by: ['street'],
  groups: [
    { key: { street: '440307001' }, ...share(3, 4), address: '/x' },
    { key: { street: null }, ...share(0, 0), address: '/x' },
    { key: { street: '440307002' }, ...share(0, 0), address: '/x', gap: 'down' },
  ],
})
beforeAll(async () => {
  house = await openTestHouse()
  token = await signedIn(house, 'leader')
})
afterAll(() => house.close())
afterEach(() => doors.close())

async function taken(given: Given, query = '') {
  const sources = sourcesOf(given)
  doors = await openDoors(house, sources, { folder })
  const answer = await fetch(`${doors.url}/api/v1/indicators/${RATE.id}/csv${query}`, { headers: bearer(token) })
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer())
  const rows: string[][] = answer.ok ? parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true }) : []
  return { answer, text, rows, sources }
}

test('it begins with what the figure is, then its groups, then every record; the last row says that it is whole', async () => {
  const { answer, text, rows } = await taken({ figure, total: 1_203 })
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(text.charCodeAt(0)).toBe(0xfeff)
  const of = new Map(rows.slice(0, 25).map(([name, ...rest]) => [name, rest]))
  expect(of.get('指标')).toEqual(['前端拦截率', 'Interception rate'])
  expect(of.get('口径')?.[0]).toBe('前端办结件数除以应进所件数')
  expect([of.get('分子')?.[0], of.get('分母')?.[0]]).toEqual(['前端办结', '应进监管所'])
  expect([of.get('数值'), of.get('分子数'), of.get('分母数')]).toEqual([['76.34'], ['913'], ['1196']])
  expect([of.get('版本'), of.get('状态'), of.get('编码')]).toEqual([['184467'], ['最新'], ['B3RT9HKC']])
  expect(of.get('说明')).toEqual(['十月十日数据源中断', 'silent on 10 October'])

  const groups = rows.findIndex(([name]) => name === 'street')
  expect(rows.slice(groups + 1, groups + 4)).toEqual([
    ['440307001', '龙城街道', '75', '3', '4', ''],
    ['', '未注明', '—', '0', '0', ''],
    ['440307002', '440307002', '—', '—', '—', '数据缺失'],
  ])
  const head = rows.findIndex(([name]) => name === '记录')
  expect(rows[head]).toEqual(['记录', '时间', '是否计入', 'lane', 'receivedAt', 'amount', '地址', '其他'])
  const records = rows.slice(head + 1, -1)
  expect(records.map(([id]) => id)).toEqual(Array.from({ length: 1_203 }, (_, at) => `M${at}`))
  expect(records[0]).toEqual([
    'M0',
    '2026-10-02T09:00:00+08:00',
    '未计入',
    'odr',
    '2026-10-02T09:00:00+08:00',
    '-3.5',
    '/matters/M0',
    '',
  ])
  expect(rows.at(-1)?.[0]).toMatch(/^共 1203 条记录，导出人：测试leader（.+），导出时间：\d{4}-/)
})

test('no cell of a record is a formula to a spreadsheet', async () => {
  const dangers = ['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("x","y")']
  const { rows } = await taken({
    figure: { ...figure, groups: [] },
    total: dangers.length,
    records: (at) => record(at, { id: dangers[at]!, columns: { lane: dangers[at]! } }),
  })
  for (const cells of rows)
    for (const cell of cells) if (Number.isNaN(Number(cell))) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
})

test('what is withheld comes without its value, its groups and its records', async () => {
  const { rows, text, sources } = await taken({
    figure: { ...figure, state: 'withheld', withheld: { zh: '审定前不公开', en: 'not yet' } },
    total: 10,
  })
  expect(new Map(rows.map(([name, value]) => [name, value])).get('数值')).toBe('＊未公开')
  expect(text).not.toMatch(/76\.34|913|龙城街道|M0/)
  expect(text).toContain('审定前不公开')
  expect(sources.pages()).toBe(0)
  expect(rows.at(-1)?.[0]).toMatch(/^＊未公开，不含记录/)
})

test('four hundred thousand records are read only as fast as they are taken', async () => {
  const sources = sourcesOf({ figure, total: 400_000 })
  doors = await openDoors(house, sources, { folder })
  const seen = await new Promise<{ waitedAt: number; rows: number; last: string }>((resolve, reject) => {
    request(`${doors.url}/api/v1/indicators/${RATE.id}/csv`, { headers: bearer(token) }, (answer) => {
      answer.setEncoding('utf8')
      let rows = 0
      let last = ''
      let waitedAt = -1
      const take = () =>
        answer
          .on('data', (text: string) => {
            rows += text.split('\n').length - 1
            last = (last + text).slice(-300)
          })
          .on('end', () => resolve({ waitedAt, rows, last }))
      // Nobody takes anything: the record is asked for no more than what fits into the line between the two.
      let before = -1
      vi.waitFor(
        () => {
          const pages = sources.pages()
          const still = pages === before
          before = pages
          expect(pages > 0 && still).toBe(true)
        },
        { timeout: 20_000, interval: 200 },
      ).then(() => {
        waitedAt = sources.pages()
        take()
      }, reject)
    })
      .on('error', reject)
      .end()
  })
  expect(seen.waitedAt).toBeLessThan(20)
  expect(sources.pages()).toBe(80)
  expect(seen.rows).toBeGreaterThan(400_000)
  expect(seen.last).toContain('共 400000 条记录')
}, 60_000)

test('one that breaks off says so in its last row, and the transfer fails', async () => {
  const sources = sourcesOf({ figure, total: 20_000, breaksAt: 10_000 })
  doors = await openDoors(house, sources, { folder })
  const answer = await fetch(`${doors.url}/api/v1/indicators/${RATE.id}/csv`, { headers: bearer(token) })
  await expect(answer.text()).rejects.toThrow()
})

test('it is noted before anything goes out; an unknown indicator and a bad parameter go nowhere', async () => {
  await taken(
    { figure, total: 1 },
    '?from=2026-10-01T00:00:00%2B08:00&to=2026-11-01T00:00:00%2B08:00&by=street&where.street=440307001',
  )
  const audit = () => searchAudit(house.house.journal.db, { act: 'exported', limit: 1 })
  const { items, total } = await audit()
  expect(items[0]).toMatchObject({ on: 'indicator/interception.rate', detail: { format: 'csv', version: 184_467 } })
  const get = async (path: string) => (await fetch(doors.url + path, { headers: bearer(token) })).status
  expect(await get('/api/v1/indicators/none/csv')).toBe(404)
  expect(await get(`/api/v1/indicators/${RATE.id}/csv?by=colour`)).toBe(400)
  expect(await get(`/api/v1/indicators/${RATE.id}/csv?from=yesterday`)).toBe(400)
  expect((await audit()).total).toBe(total)
})
