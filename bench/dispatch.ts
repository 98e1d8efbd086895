import { randomUUID } from 'node:crypto'
import { request } from 'undici'
import type { Frame } from '../server/contract/picture.ts'
import { BENCH_KEY, complaintEvent, runBuilt } from './built-server.ts'
import { print, quantile } from './figure.ts'
import { onScreens } from './on-screens.ts'
import { seatPeople, seatScreens } from './seats.ts'

const SCREENS = 200

const titles = (frame: Frame) => Object.values(frame.put.tasks ?? {}).map((task) => task.title)

/** From a commander's order to the receipt of the task on every screen, against a fact of a feed on the same screens of the same server. */
export async function run(): Promise<void> {
  const server = await runBuilt()
  const cookies = await seatScreens(server.dataDir, SCREENS)
  const [commander] = await seatPeople(server.dataDir, 'commander', 1)
  const [officer] = await seatPeople(server.dataDir, 'fieldOfficer', 1)
  const order = async (title: string) => {
    const { statusCode, body } = await request(`${server.url}/api/v1/orders`, {
      method: 'POST',
      headers: { cookie: commander!.cookie, origin: server.url, 'content-type': 'application/json' },
      body: JSON.stringify({
        id: randomUUID(),
        order: {
          ...{
            verb: 'task.open',
            kind: 'inspection',
            title,
            priority: 3,
            place: { lng: 114.2, lat: 22.7 },
            issue: true,
          },
          ...{ handler: officer!.id, chosenWhy: '测量派发到上屏的时间' },
        },
      }),
    })
    const said = (await body.json()) as { state?: string; reason?: string }
    if (statusCode !== 200 || said.state !== 'accepted')
      throw new Error(`the order was answered ${said.reason ?? statusCode}`)
  }
  const tell = async (id: string) => {
    const { statusCode, body } = await request(`${server.url}/ingest/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${BENCH_KEY}`, 'content-type': 'application/cloudevents+json' },
      body: JSON.stringify(complaintEvent(id)),
    })
    await body.dump()
    if (statusCode !== 202) throw new Error(`the door answered ${statusCode}`)
  }
  const facts = await onScreens(server.url, cookies, tell)
  const orders = await onScreens(server.url, cookies, order, titles)
  await server.stop()
  for (const [name, q] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const) {
    const [value, yardstick] = [quantile(orders.ms, q), quantile(facts.ms, q)]
    const ratio = value / yardstick
    const target = name === 'p99' ? { target: '<= 1.2', met: ratio <= 1.2 } : {}
    print({
      ...{ bench: 'dispatch', figure: `${name}, ${SCREENS} screens`, value, unit: 'ms', yardstick, ratio },
      ...target,
    })
  }
  print({
    bench: 'dispatch',
    figure: 'lost + doubled',
    value: orders.lost + orders.doubled,
    unit: 'frames',
    yardstick: facts.lost + facts.doubled,
    target: '0',
    met: orders.lost + orders.doubled === 0,
  })
}
