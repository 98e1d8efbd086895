// @vitest-environment happy-dom
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { openAsking } from '../orders/asking.ts'
import type { Shelf } from './outbox.ts'
import { memoryShelf } from './shelf.fixture.ts'
import { isOf } from './use-renewal.ts'
import { useOutbox } from './use-outbox.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A house that knows `who` and takes every order once; `up`: whether anybody answers. */
async function house() {
  const state = { who: 'p1', up: true, orders: [] as { id: string; order: Record<string, unknown> }[] }
  const server = createServer((request, response) => {
    for (const name of ['origin', 'headers', 'methods']) response.setHeader(`access-control-allow-${name}`, '*')
    if (request.method === 'OPTIONS') return void response.end()
    if (!state.up) return void request.socket.destroy()
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      response.setHeader('content-type', 'application/json')
      if (request.url === '/api/v1/session')
        return void response.end(JSON.stringify({ is: 'person', id: state.who, pending: [] }))
      const given = JSON.parse(body) as (typeof state.orders)[number]
      if (!state.orders.some(({ id }) => id === given.id)) state.orders.push(given)
      response.end(JSON.stringify({ state: 'accepted', version: state.orders.length }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))))
  return { state, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
function open(base: string, shelf: Shelf = memoryShelf()) {
  const scope = effectScope()
  closing.push(() => scope.stop())
  return scope.run(() =>
    useOutbox(
      'p1',
      openAsking(base, () => {}),
      shelf,
      () => {},
    ),
  )!
}
const accept = { taskId: 'RW1', verb: 'accept', fields: {}, place: null } as const
const depart = { ...accept, verb: 'depart' } as const

test('what is done with a signal is with the server at once, on the version that was seen', async () => {
  const { base, state } = await house()
  const box = open(base)
  expect(await box.step(accept, 4)).toBe(true)
  await vi.waitFor(() => expect(box.entries.value).toEqual([]))
  expect(state.orders.map(({ order }) => [order['verb'], order['basedOn']])).toEqual([['task.accept', 4]])
  expect(box.line.value).toBe('there')
})

test('without an answer it stays and is counted; when the signal comes back it goes by itself, the later step on no version', async () => {
  const { base, state } = await house()
  state.up = false
  const box = open(base)
  await box.step(accept, 4)
  await box.step(depart, 4)
  await vi.waitFor(() => expect(box.line.value).toBe('away'))
  expect(box.entries.value.map(({ state: each }) => each)).toEqual(['waiting', 'waiting'])
  state.up = true
  dispatchEvent(new Event('online'))
  await vi.waitFor(() => expect(box.entries.value).toEqual([]))
  expect(state.orders.map(({ order }) => [order['verb'], order['basedOn']])).toEqual([
    ['task.accept', 4],
    ['task.depart', undefined],
  ])
})

test('while the browser is somebody else, nothing of his goes out under that name', async () => {
  const { base, state } = await house()
  state.who = 'p2'
  const box = open(base)
  await box.step(accept, 4)
  await vi.waitFor(() => expect(box.line.value).toBe('signedOut'))
  expect(state.orders).toEqual([])
  state.who = 'p1'
  box.hurry()
  await vi.waitFor(() => expect(state.orders).toHaveLength(1))
})

test('a phone that is full says so at once, and the step is not taken for done', async () => {
  const { base, state } = await house()
  const box = open(base, { ...memoryShelf(), put: () => Promise.reject(new Error('存储空间不足')) })
  expect(await box.step(accept, 4)).toBe(false)
  expect(box.fault.value).toBe('存储空间不足')
  expect(state.orders).toEqual([])
})

test('a page knows whether the document that is served runs its script', () => {
  const document = '<script type="module" crossorigin src="/assets/index-Ab1.js"></script>'
  expect(isOf(document, 'https://centre.example/assets/index-Ab1.js')).toBe(true)
  expect(isOf(document, 'https://centre.example/assets/index-Zz9.js')).toBe(false)
})
