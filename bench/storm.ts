import { Agent, get } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { io, type Socket } from 'socket.io-client'
import type { Snapshot } from '../server/contract/picture.ts'
import type { Following } from '../server/contract/socket.ts'
import { memoryOf, runBuilt } from './built-server.ts'
import { print } from './figure.ts'
import { seatScreens } from './seats.ts'

const SCREENS = 1_000
const MB = 1024 * 1024

/** A thousand paired screens connect at once, each with a session of its own, each taking the full state: snapshot, register of sites, live link. */
export async function run(): Promise<void> {
  const server = await runBuilt({ DEMO: 'on', HOST: '127.0.0.1' })
  await until(async () => {
    const { feeds } = (await (await fetch(`${server.url}/api/v1/feeds`)).json()) as {
      feeds: { state: string; accepted: number }[]
    }
    const { id } = (await (await fetch(`${server.url}/api/v1/sites?format=columns`)).json()) as { id: string[] }
    return feeds.every(({ state }) => state === 'fresh') && id.length > 30_000
  })
  await settle(8_000) // the history of the first start is in, and the bodies are at rest
  await storm(server.url, await seatScreens(server.dataDir, 50)) // a first few, so that what is measured is not the compiler
  const before = memoryOf(server.child.pid!).now
  const cookies = await seatScreens(server.dataDir, SCREENS)
  const { ms, live, bytes } = await storm(server.url, cookies)
  const { peak } = memoryOf(server.child.pid!)
  await server.stop()
  const seconds = Math.max(...ms) / 1_000
  print({
    bench: 'storm',
    figure: `all of ${SCREENS} screens live`,
    value: seconds,
    unit: 's',
    target: '<= 3',
    met: live === SCREENS && seconds <= 3,
    note: `${live} live; ${Math.round(bytes / 1024)} KB of full state each; the screens run on the same two cores`,
  })
  print({
    bench: 'storm',
    figure: 'server memory growth, at its highest',
    value: (peak - before) / MB,
    unit: 'MB',
    target: '<= 100',
    met: peak - before <= 100 * MB,
  })
}

async function storm(url: string, cookies: readonly string[]) {
  const agent = new Agent({ keepAlive: false, maxSockets: Infinity })
  const sockets: Socket[] = []
  const known = new Map<string, { epoch: string; version: number }>()
  let bytes = 0
  const began = performance.now()
  const ms = await Promise.all(
    cookies.map(async (cookie) => {
      const socket = io(url, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: true,
        extraHeaders: { cookie },
      })
      sockets.push(socket)
      const [snapshot, register] = await Promise.all([
        body(agent, `${url}/api/v1/picture`, cookie),
        body(agent, `${url}/api/v1/sites?format=columns`, cookie),
        connected(socket),
      ])
      bytes = snapshot.raw.length + register.raw.length
      const at = known.get(snapshot.etag) ?? readHead(snapshot.raw)
      known.set(snapshot.etag, at)
      const following = (await socket.timeout(30_000).emitWithAck('picture:follow', at)) as Following
      if (following.state !== 'frame') throw new Error(`a screen was told ${following.state}`)
      return performance.now() - began
    }),
  )
  const live = sockets.filter((socket) => socket.connected).length
  for (const socket of sockets) socket.close()
  agent.destroy()
  return { ms, live, bytes }
}

/** Each screen would read the snapshot on a machine of its own; here it is read once per version. */
function readHead(raw: Buffer): { epoch: string; version: number } {
  const { epoch, version } = JSON.parse(gunzipSync(raw).toString()) as Snapshot
  return { epoch, version }
}

function body(agent: Agent, url: string, cookie: string): Promise<{ raw: Buffer; etag: string }> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'accept-encoding': 'gzip', cookie } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('end', () => resolve({ raw: Buffer.concat(chunks), etag: response.headers.etag ?? '' }))
      response.once('error', reject)
    }).once('error', reject)
  })
}

const settle = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const connected = (socket: Socket) => new Promise<void>((resolve) => socket.once('connect', () => resolve()))
async function until(condition: () => Promise<boolean>) {
  for (let tries = 0; !(await condition()); tries += 1) {
    if (tries > 240) throw new Error('the demo district did not come alive')
    await settle(500)
  }
}
