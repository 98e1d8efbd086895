import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Agent } from 'undici'
import { ask, type Question } from './ask.ts'
import { AskFault, statusFault } from './ask-fault.ts'
import { type LittleUpstream, littleUpstream } from './little-upstream.fixture.ts'

const now = Date.parse('2026-11-23T09:00:00+08:00')
const dispatcher = new Agent({ connections: 2 })
let upstream: LittleUpstream
beforeAll(async () => {
  upstream = await littleUpstream()
})
afterAll(async () => {
  await dispatcher.destroy()
  await upstream.close()
})

const question = (path: string, more: Partial<Question> = {}): Question => ({
  url: `${upstream.base}${path}`,
  known: null,
  dispatcher,
  signal: new AbortController().signal,
  timeoutMs: 5_000,
  maxBytes: 1_048_576,
  now: () => now,
  ...more,
})
const faultOf = async (asked: Question): Promise<AskFault> => {
  const fault = await ask(asked).catch((error: unknown) => error)
  if (!(fault instanceof AskFault)) throw new Error(`no fault: ${String(fault)}`)
  return fault
}

test('an answer is asked for only if it changed, and a changed one comes whole', async () => {
  let body = '{"orders":[]}'
  upstream.on('/list', () => ({ body, headers: { 'last-modified': 'Mon, 23 Nov 2026 01:00:00 GMT' } }))
  const first = await ask(question('/list'))
  if (first.state !== 'fresh') throw new Error('not fresh')
  expect(first).toMatchObject({ json: { orders: [] }, text: body, lastModified: 'Mon, 23 Nov 2026 01:00:00 GMT' })
  expect(await ask(question('/list', { known: first }))).toEqual({ state: 'unchanged' })
  expect(upstream.asked.at(-1)?.headers['if-none-match']).toBe(first.etag)
  body = '{"orders":[1]}'
  expect(await ask(question('/list', { known: first }))).toMatchObject({ state: 'fresh', json: { orders: [1] } })
})

test('an upstream that says unchanged to a question without conditions is at fault', async () => {
  upstream.on('/unasked', () => ({ status: 304 }))
  expect((await faultOf(question('/unasked'))).message).toBe('HTTP 304')
})

test('without an ETag the date of the last change is asked by', async () => {
  upstream.on('/dated', () => ({ body: '{}' }))
  await ask(question('/dated', { known: { etag: null, lastModified: 'Mon, 23 Nov 2026 01:00:00 GMT' } }))
  expect(upstream.asked.at(-1)?.headers['if-modified-since']).toBe('Mon, 23 Nov 2026 01:00:00 GMT')
})

test('an upstream that does not answer in time is said to be so', async () => {
  upstream.on('/hang', () => 'hang')
  const fault = await faultOf(question('/hang', { timeoutMs: 150 }))
  expect(fault.message).toBe('上游 0.15 秒内没有应答')
  expect(fault.again).toBe(true)
})

test('an upstream that begins an answer and never ends it is given up too', async () => {
  const slow = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"a":')
  }).listen(0, '127.0.0.1')
  await once(slow, 'listening')
  const address = slow.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  try {
    const fault = await faultOf(question('', { url: `http://127.0.0.1:${address.port}/`, timeoutMs: 200 }))
    expect(fault.message).toContain('没有应答')
  } finally {
    slow.close()
  }
})

test.each([
  ['<!DOCTYPE html><p>502', '返回的不是 JSON（第 1 个字起就是网页或 XML）'],
  ['{"orders": [1, 2,, 3]}', '返回的不是 JSON（第 18 个字起）'],
  ['{"orders": [1, 2', '返回的 JSON 不完整（到第 16 个字就断了）'],
  ['{"投诉": "张', '返回的 JSON 不完整（到第 9 个字就断了）'],
  ['{"a":nul1}', '返回的不是 JSON（第 9 个字起）'],
  ['  ', '返回的不是 JSON（内容是空的）'],
])('what is not JSON is said with its place and without its words: %s', async (body, sentence) => {
  upstream.on('/broken', () => ({ body }))
  expect((await faultOf(question('/broken'))).message).toBe(sentence)
})

test('bytes that are not UTF-8 are said to be so', async () => {
  upstream.on('/gbk', () => ({ body: Buffer.from([0x7b, 0x22, 0xcd, 0xb6, 0xcb, 0xdf, 0x22, 0x7d]) }))
  expect((await faultOf(question('/gbk'))).message).toBe('返回的不是 UTF-8 文字')
})

test('an answer over the limit is given up, not read to its end', async () => {
  upstream.on('/huge', () => ({ body: `"${'x'.repeat(3_000_000)}"` }))
  const fault = await faultOf(question('/huge'))
  expect(fault.message).toBe('回答超过 1 MB 的上限')
  expect(fault.again).toBe(false)
})

test('a status says what it means, and whether asking again may help', async () => {
  const said: [number, boolean, string][] = [
    [503, true, 'HTTP 503：上游出错'],
    [404, false, 'HTTP 404：上游没有这个地址'],
    [401, false, 'HTTP 401：上游不接受我们的凭据'],
    [302, false, 'HTTP 302：上游要我们改问别处，请核对地址'],
  ]
  for (const [status, again, message] of said) {
    upstream.on('/status', () => ({ status, body: '{}' }))
    expect(await faultOf(question('/status'))).toMatchObject({ again, message })
  }
})

test('an upstream that asks for rest gets it, five minutes at most', () => {
  expect(statusFault(429, '7', now)).toMatchObject({ restMs: 7_000, again: false })
  expect(statusFault(503, new Date(now + 60_000).toUTCString(), now).restMs).toBe(60_000)
  expect(statusFault(503, '86400', now).restMs).toBe(300_000)
  expect(statusFault(503, 'soon', now)).toMatchObject({ restMs: 0, again: true })
})

test('a line that is refused or dropped is said to be so', async () => {
  upstream.on('/drop', () => 'drop')
  expect((await faultOf(question('/drop'))).message).toContain('断开')
  const gone = await littleUpstream()
  await gone.close()
  expect((await faultOf(question('', { url: `${gone.base}/` }))).message).toContain('拒绝连接')
})

test('told to stop, it stops at once and calls it no fault of the upstream', async () => {
  upstream.on('/hang', () => 'hang')
  const stopping = new AbortController()
  const asking = ask(question('/hang', { signal: stopping.signal }))
  stopping.abort(new Error('closing'))
  await expect(asking).rejects.toThrow('closing')
})
