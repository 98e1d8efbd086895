import { io, type Socket } from 'socket.io-client'
import type { Frame } from '../server/contract/picture.ts'
import { TICK_MS } from '../server/contract/socket.ts'
import { chance } from './figure.ts'

const ROUNDS = 40
/** The first rounds warm everything up and are not counted. */
const WARM = 3

/** From saying something to its receipt on every screen, ms; frames that did not come, and that came twice. */
export interface Delays {
  readonly ms: number[]
  readonly lost: number
  readonly doubled: number
  /** Size of the largest frame, as JSON. */
  readonly bytes: number
}

const settle = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const connected = (socket: Socket): Promise<void> =>
  socket.connected ? Promise.resolve() : new Promise<void>((resolve) => socket.once('connect', () => resolve()))

const complaintsOf = (frame: Frame) => Object.keys(frame.put.complaints ?? {})

/** Says one thing after the other, at any moment within a tick, and waits for each on every screen; `seen` finds its name in a frame. */
export async function onScreens(
  url: string,
  cookies: readonly string[],
  say: (name: string) => Promise<void>,
  seen: (frame: Frame) => readonly string[] = complaintsOf,
): Promise<Delays> {
  const screens = cookies.length
  const sockets: Socket[] = []
  const received = new Map<string, number[]>()
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
      for (const name of seen(frame)) received.get(name)?.push(at)
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
    await settle(random() * TICK_MS)
    const name = `seen-${screens}-${round}`
    const receipts: number[] = []
    received.set(name, receipts)
    const began = performance.now()
    await say(name)
    const until = performance.now() + 5_000
    while (receipts.length < screens && performance.now() < until) await settle(5)
    await settle(20)
    if (round >= WARM) ms.push(...receipts.map((at) => at - began))
    lost += Math.max(0, screens - receipts.length)
    doubled += Math.max(0, receipts.length - screens)
  }
  for (const socket of sockets) socket.close()
  return { ms, lost, doubled, bytes }
}
