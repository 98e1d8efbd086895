import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { openRoads, SPOTS_MOST } from './roads.ts'

/* A real HTTP server that plays the table answer of OSRM, well and badly. */

let close = () => {}
afterEach(() => close())

async function played(answer: (request: IncomingMessage, response: ServerResponse, nth: number) => void) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url!)
    answer(request, response, asked.length)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  close = () => {
    server.closeAllConnections()
    server.close()
  }
  const faults: string[] = []
  let at = 0
  const roads = openRoads(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {
    onFault: (what, error) => faults.push(`${what}：${String(error)}`),
    now: () => at,
  })
  return { roads, asked, faults, later: (ms: number) => (at += ms) }
}
const says =
  (body: unknown, status = 200) =>
  (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
const A = { lng: 114.123456, lat: 22.765432 }
const B = { lng: 114.2, lat: 22.7 }
const C = { lng: 114.3, lat: 22.6 }
const OK = { code: 'Ok', durations: [[120], [null]], distances: [[900.5], [null]] }

test('all times come by one question, with positions to three decimals and no more', async () => {
  const { roads, asked, faults } = await played(says(OK))
  expect(await roads.table([A, B], [C])).toEqual({ minutes: [[2], [null]], metres: [[900.5], [null]] })
  expect(asked).toEqual([
    '/table/v1/driving/114.123,22.765;114.200,22.700;114.300,22.600?sources=0;1&destinations=2&annotations=duration,distance',
  ])
  expect(faults).toEqual([])
})

test('an answer is good for a minute; then it is asked anew', async () => {
  const { roads, asked, later } = await played(says(OK))
  await Promise.all([roads.table([A, B], [C]), roads.table([A, B], [C])])
  later(59_000)
  await roads.table([A, B], [C])
  expect(asked).toHaveLength(1)
  later(2_000)
  await roads.table([A, B], [C])
  expect(asked).toHaveLength(2)
})

test('a service that says no lengths says times all the same', async () => {
  const { roads } = await played(says({ code: 'Ok', durations: [[60]] }))
  expect(await roads.table([A], [B])).toEqual({ minutes: [[1]], metres: [[null]] })
})

test.each([
  ['slow', () => {}],
  ['out of order', says({ code: 'Error' }, 500)],
  ['broken in the middle', says('{"code":"Ok","durations":[[1')],
  ['of another form', says({ code: 'Ok', durations: [['soon']] })],
  ['of another size', says({ code: 'Ok', durations: [[1, 2]] })],
  ['that finds nothing', says({ code: 'NoTable', message: 'none' })],
  ['negative', says({ code: 'Ok', durations: [[-5]] })],
  ['cut off', (request: IncomingMessage) => request.socket.destroy()],
] as const)('an answer that is %s is none, and is said once, without a position', async (_what, answer) => {
  const { roads, faults } = await played(answer)
  expect(await roads.table([A], [B])).toBeNull()
  expect(faults).toHaveLength(1)
  expect(faults[0]).toContain('改按直线估算')
  expect(faults[0]).not.toContain('114.1')
})

test('after three failures in a row nobody waits for it any more', async () => {
  const { roads, asked, faults } = await played(says('no', 503))
  for (let n = 0; n < 6; n += 1) expect(await roads.table([A], [{ lng: 114.2 + n / 100, lat: 22.7 }])).toBeNull()
  expect(asked).toHaveLength(3)
  expect(faults).toHaveLength(3)
})

test('no answer is not remembered: the next question asks again', async () => {
  const { roads, asked } = await played((request, response, nth) =>
    (nth === 1 ? says('no', 503) : says({ code: 'Ok', durations: [[60]] }))(request, response),
  )
  expect(await roads.table([A], [B])).toBeNull()
  expect(await roads.table([A], [B])).not.toBeNull()
  expect(asked).toHaveLength(2)
})

test('without a service, without a place, or with more places than it takes nobody is asked', async () => {
  const { roads, asked } = await played(says(OK))
  expect(await openRoads(undefined, { onFault: () => {} }).table([A], [B])).toBeNull()
  expect(await roads.table([], [B])).toBeNull()
  expect(
    await roads.table(
      Array.from({ length: SPOTS_MOST }, () => A),
      [B],
    ),
  ).toBeNull()
  expect(asked).toEqual([])
})
