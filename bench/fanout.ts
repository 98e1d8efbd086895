import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { request } from 'undici'
import { TICK_MS } from '../server/contract/socket.ts'
import { BENCH_KEY, complaintEvent, runBuilt } from './built-server.ts'
import { print, quantile } from './figure.ts'
import { onScreens } from './on-screens.ts'
import { seatScreens } from './seats.ts'

/** From the ingest call to the receipt on every screen, against a bare Socket.IO broadcast of the same bytes at the same tick. */
export async function run(): Promise<void> {
  for (const screens of [200, 1_000]) {
    const server = await runBuilt()
    const cookies = await seatScreens(server.dataDir, screens)
    const ours = await onScreens(server.url, cookies, (id) => tell(server.url, id))
    await server.stop()
    const bare = await startBare()
    const plain = await onScreens(bare.url, cookies, (id) => bareTell(bare.url, id, ours.bytes))
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
