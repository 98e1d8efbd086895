import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { ExportJob } from '../contract/briefing.ts'
import { briefingTold } from '../exports/briefing.fixture.ts'
import { wordsOf } from '../exports/readers.fixture.ts'
import { searchAudit } from '../journal/audit.ts'
import { temporaryFolder } from '../journal/postgres.fixture.ts'
import type { Running } from '../main.ts'
import { bearer, openTestHouse, signedIn } from '../running.fixture.ts'
import { openDoors, sourcesOf } from './exports.fixture.ts'

/* Papers over the doors: who gets which, what is noted, what happens when it is called off, the disk is full, or the house restarts. */

vi.setConfig({ testTimeout: 240_000 })

let house: Running & { url: string }
let leader: string
let other: string
const sources = sourcesOf({ briefings: { monthly: briefingTold(), long: briefingTold(1) } })
const folders: string[] = []
const newFolder = () => {
  const folder = join(temporaryFolder(), 'exports')
  folders.push(folder)
  return folder
}
let doors: Awaited<ReturnType<typeof openDoors>>
beforeAll(async () => {
  house = await openTestHouse()
  leader = await signedIn(house, 'leader')
  other = await signedIn(house, 'dutyOfficer')
})
afterAll(async () => {
  await house.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
afterEach(() => doors.close())

const ask = (token: string, method: string, path: string, body?: object) =>
  fetch(`${doors.url}${path}`, {
    method,
    headers: { ...bearer(token), 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
const begin = async (token: string, body: object) =>
  (await (await ask(token, 'POST', '/api/v1/exports', body)).json()) as ExportJob
const look = async (token: string, id: string) =>
  (await (await ask(token, 'GET', `/api/v1/exports/${id}`)).json()) as ExportJob
const ended = (token: string, id: string) =>
  vi.waitFor(
    async () => {
      const job = await look(token, id)
      expect(['done', 'failed', 'cancelled']).toContain(job.state)
      return job
    },
    { timeout: 100_000, interval: 50 },
  )

test('a briefing is asked for, made, fetched by whoever asked and by nobody else, and noted', async () => {
  doors = await openDoors(house, sources, { folder: newFolder() })
  const asked = await ask(leader, 'POST', '/api/v1/exports', { briefing: 'monthly', format: 'pdf' })
  expect(asked.status).toBe(202)
  const job = (await asked.json()) as ExportJob
  expect(asked.headers.get('location')).toBe(`/api/v1/exports/${job.id}`)
  expect(job.fileName).toBe('关于十月份市场监管指挥工作情况的汇报_2026-11-01_v184467.pdf')
  const done = await ended(leader, job.id)
  expect(done).toMatchObject({ state: 'done', progress: 1, fault: null, file: `/api/v1/exports/${job.id}/file` })

  const file = await ask(leader, 'GET', done.file!)
  expect(file.headers.get('content-type')).toBe('application/pdf')
  expect(decodeURIComponent(file.headers.get('content-disposition') ?? '')).toContain(job.fileName)
  expect(wordsOf(Buffer.from(await file.arrayBuffer()))).toContain('导出人：测试leader')

  for (const [method, path] of [
    ['GET', done.file!],
    ['GET', `/api/v1/exports/${job.id}`],
    ['DELETE', `/api/v1/exports/${job.id}`],
  ] as const)
    expect((await ask(other, method, path)).status).toBe(404)
  expect(await (await ask(other, 'GET', '/api/v1/exports')).json()).toEqual({ exports: [] })

  const { items } = await searchAudit(house.house.journal.db, { act: 'exported', limit: 10 })
  expect(items[0]).toMatchObject({ on: 'briefing/monthly', detail: { format: 'pdf', version: 184_467, lang: 'zh' } })
})

test('the same asked twice while it is made is one job, and one note', async () => {
  doors = await openDoors(house, sources, { folder: newFolder() })
  const before = (await searchAudit(house.house.journal.db, { act: 'exported', limit: 1 })).total
  const body = { briefing: 'long', format: 'docx' }
  const [first, second] = await Promise.all([begin(leader, body), begin(leader, body)])
  const third = await begin(leader, { ...body, format: 'pdf' })
  const others = await begin(other, body)
  expect(second.id).toBe(first.id)
  expect(new Set([first.id, third.id, others.id]).size).toBe(3)
  expect((await searchAudit(house.house.journal.db, { act: 'exported', limit: 1 })).total).toBe(before + 3)
  for (const [token, { id }] of [
    [leader, first],
    [leader, third],
    [other, others],
  ] as const)
    expect((await ended(token, id)).state).toBe('done')
})

test('no more than two are made at once; the others wait', async () => {
  doors = await openDoors(house, sources, { folder: newFolder() })
  const jobs = await Promise.all(
    (['pdf', 'docx'] as const).flatMap((format) =>
      (['zh', 'en'] as const).map((lang) => begin(leader, { briefing: 'long', format, lang })),
    ),
  )
  const { exports } = (await (await ask(leader, 'GET', '/api/v1/exports')).json()) as { exports: ExportJob[] }
  expect(exports.filter(({ state }) => state === 'running').length).toBeLessThanOrEqual(2)
  expect(exports.filter(({ state }) => state === 'waiting').length).toBeGreaterThanOrEqual(1)
  for (const { id } of jobs) await ask(leader, 'DELETE', `/api/v1/exports/${id}`)
  for (const { id } of jobs) expect(['cancelled', 'done']).toContain((await ended(leader, id)).state)
})

test('one that is called off leaves no file, and says that it was', async () => {
  const folder = newFolder()
  doors = await openDoors(house, sources, { folder })
  const { id } = await begin(leader, { briefing: 'long', format: 'pdf' })
  expect((await ask(leader, 'DELETE', `/api/v1/exports/${id}`)).status).toBe(204)
  expect(await look(leader, id)).toMatchObject({ state: 'cancelled', file: null })
  expect((await ask(leader, 'GET', `/api/v1/exports/${id}/file`)).status).toBe(409)
  await doors.desk.close()
  expect(readdirSync(folder).filter((name) => !name.endsWith('.json'))).toEqual([])
})

test('a full disk is said plainly', async () => {
  const folder = newFolder()
  mkdirSync(folder, { recursive: true })
  doors = await openDoors(house, sources, { folder, newId: () => 'full' })
  await doors.desk.list({ kind: 'key', id: 'x', name: 'x', kinds: null, sources: null })
  symlinkSync('/dev/full', join(folder, 'full.pdf.part'))
  const { id } = await begin(leader, { briefing: 'monthly', format: 'pdf' })
  expect(await ended(leader, id)).toMatchObject({ state: 'failed', fault: expect.stringMatching(/磁盘已满.*重新导出/) })
  expect(doors.faults).toHaveLength(1)
})

test('what a restart broke off says so; what was done is still there; what is older than a day is not', async () => {
  const folder = newFolder()
  let at = Date.now()
  doors = await openDoors(house, sources, { folder, now: () => at })
  const done = await begin(leader, { briefing: 'monthly', format: 'docx' })
  await ended(leader, done.id)
  const broken = await begin(leader, { briefing: 'long', format: 'pdf' })
  await doors.close()

  writeFileSync(join(folder, 'stray.pdf'), 'half a paper')
  doors = await openDoors(house, sources, { folder, now: () => at })
  expect(await look(leader, broken.id)).toMatchObject({ state: 'failed', fault: '服务重启，请重新导出。' })
  const file = await ask(leader, 'GET', `/api/v1/exports/${done.id}/file`)
  expect(
    Buffer.from(await file.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  expect(readdirSync(folder)).not.toContain('stray.pdf')

  at += 24 * 3_600_000
  expect((await ask(leader, 'GET', `/api/v1/exports/${done.id}/file`)).status).toBe(404)
  expect(await (await ask(leader, 'GET', '/api/v1/exports')).json()).toEqual({ exports: [] })
  await doors.desk.close()
  expect(readdirSync(folder)).toEqual([])
})

test('what is no such question costs nothing and is said in a sentence', async () => {
  const folder = newFolder()
  doors = await openDoors(house, sources, { folder })
  const scoped = await signedIn(house, 'stationOfficer', { scope: { stations: ['st-2'] } })
  const none = await signedIn(house, 'laneMember', { scope: { lane: { kind: 'odr', id: 'M1' } } })
  const refused = async (token: string, body: object) => {
    const answer = await ask(token, 'POST', '/api/v1/exports', body)
    return { status: answer.status, ...((await answer.json()) as { error: string }) }
  }
  expect(await refused(leader, { briefing: 'monthly', format: 'xls' })).toEqual({
    status: 400,
    error: '参数 format：format 只能是 pdf 或 docx。',
  })
  expect(await refused(leader, { briefing: 'nothing', format: 'pdf' })).toEqual({
    status: 404,
    error: '没有这份汇报。',
  })
  expect(await refused(scoped, { briefing: 'monthly', format: 'pdf' })).toEqual({
    status: 403,
    error: '这份汇报不在您的范围内。',
  })
  expect(await refused(none, { briefing: 'monthly', format: 'pdf' })).toMatchObject({ status: 403 })
  expect(await doors.desk.list({ kind: 'key', id: 'x', name: 'x', kinds: null, sources: null })).toEqual([])
})

test('what cannot be noted is not taken out', async () => {
  doors = await openDoors(house, sources, {
    folder: newFolder(),
    record: () => Promise.reject(new Error('the journal is away')),
  })
  expect((await ask(leader, 'POST', '/api/v1/exports', { briefing: 'monthly', format: 'pdf' })).status).toBe(500)
  expect(await (await ask(leader, 'GET', '/api/v1/exports')).json()).toEqual({ exports: [] })
})
