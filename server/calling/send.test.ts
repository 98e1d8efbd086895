import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { openSender } from './send.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
async function receiver(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  closing.push(() => (server.closeAllConnections(), server.close()))
  return (server.address() as AddressInfo).port
}
function sender(rules = { inside: true, plain: true }) {
  const made = openSender(rules)
  closing.push(() => made.close())
  return (url: string, timeoutMs = 5_000, judge?: (text: string) => { why: string } | null) =>
    made.send({ url, headers: { 'content-type': 'application/json' }, body: '{"a":1}' }, judge, timeoutMs)
}

test('what arrives arrives whole, and what is said to it is kept, shortened and without numbers of persons', async () => {
  let heard = ''
  const port = await receiver((request, response) => {
    request.on('data', (piece: Buffer) => (heard += piece.toString()))
    request.on('end', () => response.end(`ok ${'x'.repeat(10_000)}`))
  })
  const tried = await sender()(`http://127.0.0.1:${port}/`)
  expect(heard).toBe('{"a":1}')
  expect(tried).toMatchObject({ fault: null, status: 200 })
  expect(tried.text.length).toBeLessThanOrEqual(300)
  const rude = await receiver((_request, response) => response.writeHead(400).end('call 13812345678\n\u0000'))
  const said = await sender()(`http://127.0.0.1:${rude}/`)
  expect(said).toMatchObject({ fault: 'status', status: 400 })
  expect(said.text).not.toContain('13812345678')
})

test('a redirect is not followed, wherever it leads', async () => {
  let visited = false
  const other = await receiver((_request, response) => ((visited = true), response.end()))
  const port = await receiver((_request, response) =>
    response.writeHead(302, { location: `http://127.0.0.1:${other}/` }).end(),
  )
  expect(await sender()(`http://127.0.0.1:${port}/`)).toMatchObject({ fault: 'redirect', status: 302 })
  expect(visited).toBe(false)
})

test('no connection is made to an address inside, by number or by name, unless the settings say so', async () => {
  let visited = false
  const port = await receiver((_request, response) => ((visited = true), response.end()))
  const strict = sender({ inside: false, plain: true })
  for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '0.0.0.0'])
    expect((await strict(`http://${host}:${port}/`)).fault, host).toBe('private')
  expect(visited).toBe(false)
  expect((await sender({ inside: true, plain: true })(`http://localhost:${port}/`)).fault).toBeNull()
})

test('outside the demo nothing goes out in plain, and an unknown certificate is none', async () => {
  expect((await sender({ inside: true, plain: false })('http://127.0.0.1:1/')).fault).toBe('insecure')
})

test('who is slow, silent, away or endless costs the time that was given and no more', async () => {
  const silent = await receiver(() => undefined)
  expect((await sender()(`http://127.0.0.1:${silent}/`, 200)).fault).toBe('timeout')
  const endless = await receiver((_request, response) => {
    response.writeHead(200)
    const more = setInterval(() => response.write('x'.repeat(1_000)), 1)
    response.on('close', () => clearInterval(more))
  })
  expect((await sender()(`http://127.0.0.1:${endless}/`, 5_000)).fault).toBeNull()
  expect((await sender()('http://127.0.0.1:1/')).fault).toBe('unreachable')
})

test('410 is gone, Retry-After is read, and a yes that means no is no', async () => {
  const gone = await receiver((_request, response) => response.writeHead(410).end())
  expect((await sender()(`http://127.0.0.1:${gone}/`)).fault).toBe('gone')
  const busy = await receiver((_request, response) => response.writeHead(429, { 'retry-after': '7' }).end())
  expect(await sender()(`http://127.0.0.1:${busy}/`)).toMatchObject({ fault: 'status', status: 429, restMs: 7_000 })
  const robot = await receiver((_request, response) => response.end('{"errcode":1}'))
  expect(await sender()(`http://127.0.0.1:${robot}/`, 5_000, () => ({ why: 'errcode 1' }))).toMatchObject({
    fault: 'answer',
    status: 200,
    text: 'errcode 1',
  })
})
