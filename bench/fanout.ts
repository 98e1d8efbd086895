import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { io, type Socket } from 'socket.io-client'
import { request } from 'undici'
import { TICK_MS } from '../server/contract/socket.ts'
import type { Frame } from '../server/contract/picture.ts'
import { BENCH_KEY, complaintEvent, runBuilt } from './built-server.ts'
import { chance, print, quantile } from './figure.ts'
import { seatScreens } from './seats.ts'

const ROUNDS = 40

interface Delays {
  readonly ms: number[]
  readonly lost: number
  readonly doubled: number
}

/** From the ingest call to the receipt on every screen, against a bare Socket.IO broadcast of the same bytes at the same tick. */
export async function run(): Promise<void> {
  for (const screens of [200, 1_000]) {
    const server = await runBuilt()
    const cookies = await seatScreens(server.dataDir, screens)
    const ours = await measure(server.url, cookies, (id) => tell(server.url, id))
    await server.stop()
    const bare = await startBare()
    const plain = await measure(bare.url, cookies, (id) => bareTell(bare.url, id, ours.bytes))
    bare.child.kill()
    for (const [name, q] of [
      ['p50', 0.5],
      ['p95', 0.95],
      ['p99', 0.99],
    ] as const) {
      const [value, yardstick] = [quantile(ours.ms, q), quantile(plain.ms, q)]
      const target =
        name === 'p99' ? { target: '<= 1.3 x bare + one tick', met: value <= 1.3 * yardstick + TICK_MS } : {}
      print({
        bench: 'fanout',
        figure: `${name}, ${screens} screens`,
        value,
        unit: 'ms',
        yardstick,
        ratio: value / yardstick,
        ...target,
      })
    }
    print({
      bench: 'fanout',
      figure: `lost + doubled, ${screens} screens`,
      value: ours.lost + ours.doubled,
      unit: 'frames',
      yardstick: plain.lost + plain.doubled,
      target: '0',
      met: ours.lost + ours.doubled === 0,
    })
  }
}

async function measure(
  url: string,
  cookies: readonly string[],
  say: (id: string) => Promise<void>,
): Promise<Delays & { bytes: number }> {
  const screens = cookies.length
  const sockets: Socket[] = []
  const seen = new Map<string, number[]>()
  let bytes = 0
  for (const [n, cookie] of cookies.entries()) {
    const socket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie },
    })
    socket.on('picture:frame', (frame: Frame) => {
      const at = performance.now()
      for (const id of Object.keys(frame.put.complaints ?? {})) seen.get(id)?.push(at)
      if (n === 0) bytes = Math.max(bytes, JSON.stringify(frame).length)
    })
    sockets.push(socket)
    if (n % 50 === 49) await Promise.all(sockets.slice(-50).map(connected))
  }
  await Promise.all(sockets.map(connected))
  await settle(1_000)
  const random = chance(7)
  const ms: number[] = []
  let [lost, doubled] = [0, 0]
  for (let round = 0; round < ROUNDS; round += 1) {
    await settle(random() * TICK_MS) // any moment within a tick
    const id = `fan-${screens}-${round}`
    const receipts: number[] = []
    seen.set(id, receipts)
    const began = performance.now()
    await say(id)
    const until = performance.now() + 5_000
    while (receipts.length < screens && performance.now() < until) await settle(5)
    await settle(20)
    if (round > 2) ms.push(...receipts.map((at) => at - began))
    lost += Math.max(0, screens - receipts.length)
    doubled += Math.max(0, receipts.length - screens)
  }
  for (const socket of sockets) socket.close()
  return { ms, lost, doubled, bytes }
}

const settle = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const connected = (socket: Socket): Promise<void> =>
  socket.connected ? Promise.resolve() : new Promise<void>((resolve) => socket.once('connect', () => resolve()))

async function tell(url: string, id: string) {
  const { statusCode, body } = await request(`${url}/ingest/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${BENCH_KEY}`, 'content-type': 'application/cloudevents+json' },
    body: JSON.stringify(complaintEvent(id)),
  })
  await body.dump()
  if (statusCode !== 202) throw new Error(`the door answered ${statusCode}`)
}

async function bareTell(url: string, id: string, bytes: number) {
  const { body } = await request(`${url}/?id=${id}&bytes=${bytes}`, { method: 'POST' })
  await body.dump()
}

/** The yardstick: nothing but an HTTP call, a tick and a broadcast, in a process of its own as ours is. */
function startBare(): Promise<{ url: string; child: ChildProcess }> {
  const child = fork(fileURLToPath(new URL('./bare-broadcast.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] })
  return new Promise((resolve, reject) => {
    child.once('message', (url) => resolve({ url: url as string, child }))
    child.once('exit', (code) => reject(new Error(`the bare server ended with ${code}`)))
  })
}
