import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openImports } from './imports.ts'
import type { ImportJob, KeptRow } from './imports/index.ts'
import { temporaryFolder } from './journal/postgres.fixture.ts'
import type { Running } from './main.ts'
import { bearer, FEED_KEY, openTestHouse, signedIn } from './running.fixture.ts'

let house: Running & { url: string }
let desk: string
beforeAll(async () => {
  house = await openTestHouse()
  desk = await signedIn(house, 'deskOfficer')
})
afterAll(() => house.close())

interface Page {
  readonly items: readonly KeptRow[]
  readonly next: string | null
  readonly total: number
  readonly kept: { readonly rows: number; readonly imports: number }
}
const get = async <Body>(path: string, token = desk) => {
  const answer = await fetch(house.url + path, { headers: bearer(token) })
  return { status: answer.status, body: (await answer.json()) as Body }
}
/** Uploads a file and waits for its import to end. */
async function imported(rows: readonly string[], dryRun = false): Promise<ImportJob> {
  const query = new URLSearchParams({ kind: 'complaints', name: '投诉.csv', dryRun: String(dryRun) })
  const answer = await fetch(`${house.url}/api/v1/imports?${query}`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/octet-stream', ...bearer(desk) } },
    body: ['投诉编号,被投诉主体名称,接收时间,联系电话,渠道', ...rows].join('\n'),
  })
  const { id } = (await answer.json()) as { id: string }
  return vi.waitUntil(
    async () => {
      const { body } = await get<ImportJob>(`/api/v1/imports/${id}`)
      return body.state === 'running' ? null : body
    },
    { timeout: 20_000 },
  )
}
const rowsOf = async (id: string, query = '') => (await get<Page>(`/api/v1/imports/${id}/rows?${query}`)).body
const FILE = [
  'R-1,甲店,2026-11-20 09:00,13612349876,窗口',
  'R-2,乙店,2026-11-20 09:05,13612349876,窗口',
  ',丙店,13612349876 not a time,13612349876,窗口',
]

test('each number of an import opens its rows: taken, refused with line and reason, and known when told again', async () => {
  const first = await imported(FILE)
  expect(first).toMatchObject({ rows: 3, accepted: 2, duplicates: 0, refused: 1 })
  const again = await imported(FILE)
  expect(again).toMatchObject({ rows: 3, accepted: 0, duplicates: 2, refused: 1 })
  for (const job of [first, again])
    for (const outcome of ['accepted', 'duplicates', 'refused'] as const) {
      const { items, total } = await rowsOf(job.id, `outcome=${outcome}`)
      expect([items.length, total], outcome).toEqual([job[outcome], job[outcome]])
      expect(items.every((row) => row.outcome === outcome)).toBe(true)
    }
  const all = await rowsOf(again.id)
  expect([all.total, all.items.map(({ row, id }) => [row, id])]).toEqual([
    3,
    [
      [2, 'R-1'],
      [3, 'R-2'],
      [4, null],
    ],
  ])
  expect(all.items[0]!.at).toBe(Date.parse('2026-11-20T09:00:00+08:00'))
  const [reason] = again.reasons
  const query = new URLSearchParams({ outcome: 'refused', pointer: reason!.pointer, message: reason!.message })
  expect(await rowsOf(again.id, query.toString())).toMatchObject({ total: 1, items: [{ row: 4 }] })
  // Nobody's telephone, whatever column it stood in.
  expect(JSON.stringify(all)).not.toContain('13612349876')
})

test('rows come page by page, and a trial has its rows too', async () => {
  const job = await imported(
    Array.from({ length: 7 }, (_, n) => `T-${n},店,2026-11-20 10:0${n},,窗口`),
    true,
  )
  const one = await rowsOf(job.id, 'limit=4')
  expect([one.items.length, one.total, one.kept.rows > 1_000]).toEqual([4, 7, true])
  const two = await rowsOf(job.id, `limit=4&cursor=${one.next}`)
  expect([two.items.map(({ id }) => id), two.next]).toEqual([['T-4', 'T-5', 'T-6'], null])
})

test('whoever may not import gets no rows, and of no import there are none', async () => {
  const { id } = await imported(FILE)
  const path = `/api/v1/imports/${id}/rows`
  expect((await get(path, 'forged')).status).toBe(401)
  expect((await get(path, await signedIn(house, 'commander'))).status).toBe(403)
  expect((await get(path, FEED_KEY)).status).toBe(200)
  expect((await get('/api/v1/imports/none/rows')).status).toBe(404)
  expect((await get(`${path}?outcome=other`)).status).toBe(400)
})

test('rows that an earlier start left behind, and that no list leads to any more, are gone with the next start', () => {
  const folder = join(temporaryFolder(), 'imports')
  mkdirSync(folder)
  writeFileSync(join(folder, 'old.refused.csv'), '13612349876')
  openImports(house.house, folder, () => undefined)
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([])
})
