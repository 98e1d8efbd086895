import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Frame, Snapshot } from '@contract/picture.ts'
import type { ClientToServer, Following, ServerToClient } from '@contract/socket.ts'
import { Server } from 'socket.io'
import { afterEach, expect, test, vi } from 'vitest'
import { createCopy } from '../picture/copy.ts'
import { follow, type CopySink } from './follow.ts'
import type { LivenessSink } from './pulse.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A server of the real protocol with a picture of one tally, that can be told to leave frames out. */
async function openServer(epoch: string, port = 0, build = 'b1') {
  let version = 0
  const asked = { snapshots: 0, follows: 0, registers: 0, connections: 0 }
  const tallies = () => ({ n: version })
  const frame = (from: number): Frame => ({
    epoch,
    from,
    to: version,
    at: Date.now(),
    put: { tallies: tallies() },
    drop: {},
  })
  const http = createServer((request, response) => {
    const path = request.url ?? ''
    const bare = {
      complaints: {},
      alarms: {},
      tasks: {},
      urgings: {},
      officers: {},
      hotspots: {},
      feeds: {},
      happenings: {},
      markets: {},
      siteCounts: {},
      indicators: {},
      lanes: {},
      stationLoads: {},
    }
    const shelves = { ...bare, tallies: tallies(), marks: { sitesVersion: 1 } }
    if (path.startsWith('/socket.io')) return
    response.setHeader('content-type', 'application/json')
    if (path === '/version') return void response.end(JSON.stringify({ build }))
    if (path === '/api/v1/picture') {
      asked.snapshots += 1
      return void response.end(JSON.stringify({ epoch, version, at: Date.now(), shelves } satisfies Snapshot))
    }
    asked.registers += 1
    response.end(JSON.stringify({ version: 1, kinds: [], id: [], kind: [], x: [], y: [] }))
  })
  const io = new Server<ClientToServer, ServerToClient>(http)
  io.on('connection', (socket) => {
    asked.connections += 1
    socket.on('picture:follow', (at, reply) => {
      asked.follows += 1
      const following: Following =
        at.epoch === epoch ? { state: 'frame', frame: frame(at.version) } : { state: 'snapshot' }
      reply(following)
    })
  })
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve))
  const close = () => new Promise<void>((resolve) => void io.close(() => resolve()))
  closing.push(close)
  return {
    asked,
    close,
    io,
    port: (http.address() as AddressInfo).port,
    step(tell = true) {
      const from = version
      version += 1
      if (tell) io.emit('picture:frame', frame(from))
    },
    beat: () => io.emit('picture:frame', { ...frame(version), put: {} }),
  }
}

function openScreen(port: number) {
  const copy = createCopy()
  let register: number | null = null
  const sink: CopySink = {
    ...copy,
    position: copy.view,
    putRegister: (columns) => void (register = columns.version),
  }
  const liveness: LivenessSink = { phase: 'connecting', silentMs: 0, everLive: false, now: 0, build: null, fault: null }
  const reload = vi.fn()
  const turnedAway = vi.fn()
  const base = `http://127.0.0.1:${port}`
  const link = follow({ base, copy: sink, liveness, reload, turnedAway, sinceReloadMs: () => 1e9 })
  closing.push(link.stop)
  const n = () => copy.view()?.shelves.tallies.get('n')
  return { n, liveness, reload, turnedAway, link, register: () => register, epoch: () => copy.view()?.epoch }
}

const soon = { timeout: 15_000, interval: 20 }

test('a wall that opens shows the picture, fetches the register once and follows every frame', async () => {
  const server = await openServer('e1')
  const screen = openScreen(server.port)
  await vi.waitFor(() => expect(server.io.engine.clientsCount).toBe(1), soon)
  await vi.waitFor(() => expect(screen.register()).toBe(1), soon)
  server.step()
  server.step()
  await vi.waitFor(() => expect(screen.n()).toBe(2), soon)
  expect(screen.liveness).toMatchObject({ phase: 'live', build: 'b1', everLive: true })
  expect(server.asked).toMatchObject({ snapshots: 1, registers: 1 })
})
test('a missed frame is asked for and arrives without a new snapshot', async () => {
  const server = await openServer('e1')
  const screen = openScreen(server.port)
  await vi.waitFor(() => expect(server.io.engine.clientsCount).toBe(1), soon)
  await vi.waitFor(() => expect(screen.n()).toBe(0), soon)
  server.step(false)
  server.step()
  await vi.waitFor(() => expect(screen.n()).toBe(2), soon)
  expect(server.asked.snapshots).toBe(1)
  expect(server.asked.follows).toBeGreaterThan(0)
})
test('a restarted server is found again, with its new picture, and nothing is reloaded for the same build', async () => {
  const first = await openServer('e1')
  const screen = openScreen(first.port)
  await vi.waitFor(() => expect(first.io.engine.clientsCount).toBe(1), soon)
  await first.close()
  await vi.waitFor(() => expect(screen.liveness.phase).toBe('lost'), soon)
  const second = await openServer('e2', first.port)
  await vi.waitFor(() => expect(screen.epoch()).toBe('e2'), soon)
  second.step()
  await vi.waitFor(() => expect(screen.n()).toBe(1), soon)
  await vi.waitFor(() => expect(screen.liveness.phase).toBe('live'), soon)
  expect(screen.reload).not.toHaveBeenCalled()
})
test('a new build after a restart reloads the page', async () => {
  const first = await openServer('e1')
  const screen = openScreen(first.port)
  await vi.waitFor(() => expect(screen.liveness.build).toBe('b1'), soon)
  await first.close()
  await openServer('e2', first.port, 'b2')
  await vi.waitFor(() => expect(screen.reload).toHaveBeenCalledTimes(1), soon)
})
test('a wall that was sent away comes back by itself', async () => {
  const server = await openServer('e1')
  const screen = openScreen(server.port)
  await vi.waitFor(() => expect(server.io.engine.clientsCount).toBe(1), soon)
  server.io.disconnectSockets(true)
  await vi.waitFor(() => expect(server.asked.connections).toBe(2), soon)
  expect(screen.turnedAway).toHaveBeenCalledTimes(1)
  server.step()
  await vi.waitFor(() => expect(screen.n()).toBe(1), soon)
})
test('a wall that the server will not let in says so each time; a server that is away turns nobody away', async () => {
  const server = await openServer('e1')
  server.io.use((_socket, next) => next(new Error('请先登录。')))
  const refused = openScreen(server.port)
  await vi.waitFor(() => expect(refused.turnedAway.mock.calls.length).toBeGreaterThan(1), soon)
  const away = openScreen(1)
  await vi.waitFor(() => expect(away.liveness.fault).not.toBeNull(), soon)
  expect(away.turnedAway).not.toHaveBeenCalled()
})
test('a wall that is left asks nothing more', async () => {
  const server = await openServer('e1')
  const screen = openScreen(server.port)
  await vi.waitFor(() => expect(server.io.engine.clientsCount).toBe(1), soon)
  screen.link.stop()
  await vi.waitFor(() => expect(server.io.engine.clientsCount).toBe(0), soon)
  expect(screen.liveness.phase).not.toBe('lost')
})
