import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { openAsking } from '../orders/asking.ts'
import type { Entry } from './entry.ts'
import { isStill, sendingOver } from './send.ts'
import { photo, step } from './shelf.fixture.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
interface Asked {
  readonly url: string
  readonly type: string
  readonly body: string
}
/** A real server that answers as the test says. */
async function answering(status: number, json: unknown) {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      asked.push({ url: request.url ?? '', type: request.headers['content-type'] ?? '', body })
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))))
  const asking = openAsking(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, () => {})
  return { asked, asking, send: sendingOver(asking) }
}
const queued = (entry: object) => ({ ...entry, seq: 1, state: 'waiting', why: null }) as Entry

test('a step says when and where it was done, and what the clock shows as it goes', async () => {
  const { asked, send } = await answering(200, { state: 'accepted', version: 7 })
  const entry = queued(step('submit', { id: 'order-abc', doneAt: 1_000, basedOn: 4, fields: { found: 'nothing' } }))
  expect(await send(entry, 9_000)).toEqual({ state: 'accepted' })
  const { id, order } = JSON.parse(asked[0]!.body)
  expect(id).toBe('order-abc')
  expect(order).toEqual({
    ...{ verb: 'task.submit', taskId: 'RW1', found: 'nothing', doneAt: 1_000, sentAt: 9_000, basedOn: 4 },
    place: { lng: 114.11, lat: 22.68, accuracyM: 12, at: 1_000 },
  })
})

test('a file goes as it is, with its kind, its task and its place', async () => {
  const { asked, send } = await answering(200, { hash: 'aa', size: 2, type: 'image/jpeg' })
  expect(await send(queued(photo('aa')), 9_000)).toEqual({ state: 'accepted' })
  expect(asked[0]!.url).toMatch(/^\/api\/v1\/evidence\?taskId=RW1&.*lng=114.11&lat=22.68$/)
  expect(asked[0]!.type).toBe('image/jpeg')
  expect(asked[0]!.body).toBe('aa')
})

test('what the server decided against is refused with its sentence, by whatever door', async () => {
  for (const [status, json] of [
    [422, { state: 'refused', reason: '任务已暂停。' }],
    [409, { state: 'refused', reason: '任务已暂停。', code: 'conflict' }],
    [403, { error: '任务已暂停。' }],
  ] as const) {
    const { send } = await answering(status, json)
    expect(await send(queued(step('arrive')), 0), String(status)).toEqual({ state: 'refused', why: '任务已暂停。' })
  }
  const { send } = await answering(415, { error: '不是可用的图片。' })
  expect(await send(queued(photo('aa')), 0)).toEqual({ state: 'refused', why: '不是可用的图片。' })
})

test('a step that met another in the same moment is decided once more, and then refused if it must be', async () => {
  const { asked, send } = await answering(409, { state: 'refused', reason: '刚刚已有别的操作。', code: 'conflict' })
  expect(await send(queued(step('arrive')), 0)).toEqual({ state: 'refused', why: '刚刚已有别的操作。' })
  expect(asked).toHaveLength(2)
  expect(asked[0]!.body).toBe(asked[1]!.body)
})

test('a server that is busy, broken or behind a page of somebody else’s has not refused anything', async () => {
  for (const status of [429, 500, 502, 503]) {
    const { send } = await answering(status, { error: '请稍后再试。' })
    expect(await send(queued(step('arrive')), 0), String(status)).toEqual({ state: 'away' })
    expect(await send(queued(photo('aa')), 0), String(status)).toEqual({ state: 'away' })
  }
  // The hotel’s own sign-in page answers everything with 200.
  const { send } = await answering(200, '<html>')
  expect(await send(queued(step('arrive')), 0)).toEqual({ state: 'away' })
  expect(await send(queued(photo('aa')), 0)).toEqual({ state: 'away' })
})

test('a file that arrived as other bytes has not arrived', async () => {
  const { send } = await answering(200, { hash: 'bb', size: 2, type: 'image/jpeg' })
  expect(await send(queued(photo('aa')), 0)).toEqual({ state: 'away' })
})

test('whoever is not signed in has not been refused: he signs in', async () => {
  const { send, asking } = await answering(401, { error: '请先登录。' })
  expect(await send(queued(step('arrive')), 0)).toEqual({ state: 'signedOut' })
  expect(await send(queued(photo('aa')), 0)).toEqual({ state: 'signedOut' })
  expect(await isStill(asking, 'p1')).toBe('signedOut')
})

test('nothing of one person goes out while the browser is another', async () => {
  const { asking } = await answering(200, { is: 'person', id: 'p2', pending: [] })
  expect(await isStill(asking, 'p1')).toBe('signedOut')
  expect(await isStill(asking, 'p2')).toBe('yes')
})
