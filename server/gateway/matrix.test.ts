import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { orderNeeds, permissions, roleRules, roles, verbs, type Permission, type Role } from '../contract/identity.ts'
import type { Running } from '../main.ts'
import { bearer, FEED_KEY, openTestHouse, signedIn } from '../running.fixture.ts'
import { openapi } from './openapi.ts'
import { needOf, rules } from './rules.ts'

/* Role × route × verb: made from the OpenAPI document, so that a route without a rule fails here before anyone finds it. */

const document = openapi('test') as unknown as { paths: Record<string, Record<string, unknown>> }
const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
)
let house: Running & { url: string }
const tokens = new Map<Role, string>()
beforeAll(async () => {
  house = await openTestHouse()
  for (const role of roles) tokens.set(role, await signedIn(house, role, { scope: { stations: ['st-1'] } }))
})
afterAll(() => house.close())

/** A request that would be carried out as little as possible: every parameter names nothing that is. */
const ask = (line: string, headers: Record<string, string>) => {
  const [method, path] = line.split(' ') as [string, string]
  return fetch(house.url + path.replace(/\{\w+\}/g, 'none'), {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    redirect: 'manual',
    ...(method === 'POST' && { body: '{}' }),
  })
}

describe('the table of routes', () => {
  test('is the OpenAPI document, line by line', () => {
    expect(routes.toSorted()).toEqual(Object.keys(rules).toSorted())
  })

  test('has every route that the server really serves', () => {
    for (const line of routes)
      expect(needOf(...(line.replace(/\{\w+\}/g, 'x').split(' ') as [string, string]))).not.toBeNull()
  })

  test('answers what is not in it with 404, for whoever asks', async () => {
    for (const line of ['GET /api/v1/secrets', 'PUT /api/v1/people', 'DELETE /api/v1/journal', 'POST /api/v1/audit'])
      expect((await ask(line, bearer(tokens.get('systemAdmin')!))).status, line).toBe(404)
  })
})

const open = routes.filter((line) => rules[line] === 'anyone')
const closed = routes.filter((line) => rules[line] !== 'anyone')
const needing = closed.filter((line) => permissions.includes(rules[line] as Permission))

test.each(closed)('%s is closed to whoever has no name, a forged token, or one that ran out', async (line) => {
  const forged: Record<string, string>[] = [{}, bearer('forged'), { cookie: 'qs_session=forged' }]
  // GeoReport v2 knows no 401: whoever has no key hears 403.
  const status = line.includes(' /open311/') ? 403 : 401
  for (const headers of forged) expect((await ask(line, headers)).status).toBe(status)
})

test.each(open)('%s is open, and says so without a name', async (line) => {
  const { status } = await ask(line, {})
  expect([200, 201, 303, 400, 401, 404, 422]).toContain(status)
})

describe.each(roles)('%s', (role) => {
  test.each(needing)('%s as the rules say, no more and no less', async (line) => {
    const may = roleRules[role].may.includes(rules[line] as Permission)
    const { status } = await ask(line, bearer(tokens.get(role)!))
    if (may) expect(status, 'may, and was turned away').not.toBe(403)
    else expect(status, 'may not, and got in').toBe(403)
    expect(status).not.toBe(401)
    expect(status).toBeLessThan(500)
  })

  test.each(verbs)('orders %s only with its permission', async (verb) => {
    const answer = await fetch(`${house.url}/api/v1/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer(tokens.get(role)!) },
      body: JSON.stringify({ id: crypto.randomUUID(), order: { verb } }),
    })
    // The system administrator may try to grant: the decision itself refuses him once there is a security administrator.
    const may = roleRules[role].may.includes(orderNeeds[verb]) || (verb === 'person.grant' && role === 'systemAdmin')
    expect(answer.status).toBe(may ? 422 : 403)
    expect(await answer.json()).toMatchObject({ state: 'refused', reason: expect.any(String) })
  })
})

test('a feed key tells and imports, and reads nothing but what Open311 may show', async () => {
  for (const line of closed) {
    const { status } = await ask(line, bearer(FEED_KEY))
    const may = ['feedKey', 'named', 'imports.run', 'open311Reader', 'open311Key'].includes(rules[line]!)
    if (may) expect([401, 403], line).not.toContain(status)
    else expect(status, line).toBe(403)
  }
})

test('whoever still owes a second factor may do nothing but that', async () => {
  const owing = await signedIn(house, 'commander', { secondFactor: false })
  for (const line of needing) expect((await ask(line, bearer(owing))).status, line).toBe(403)
  expect((await ask('GET /api/v1/session', bearer(owing))).status).toBe(200)
  expect((await ask('GET /api/v1/profile/sessions', bearer(owing))).status).toBe(200)
})

test('an account without a role may do nothing yet', async () => {
  const none = await signedIn(house, null)
  for (const line of needing) expect((await ask(line, bearer(none))).status, line).toBe(403)
})

test('the system administrator reads neither the audit nor a person; the auditor has no order to give', () => {
  expect(roleRules.systemAdmin.may).not.toEqual(expect.arrayContaining(['audit.read']))
  expect(roleRules.systemAdmin.may.filter((each) => each.startsWith('personal') || each === 'complaint.read')).toEqual(
    [],
  )
  expect(roleRules.auditor.may.every((each) => each.endsWith('.read'))).toBe(true)
  expect(verbs.filter((verb) => roleRules.auditor.may.includes(orderNeeds[verb]))).toEqual([])
})

/** Fewer than a socket may send in a burst: more is not a person, and is sent away. */
const BY_ONE_SOCKET = 40

test('over the socket it is the same: every role, every order', async () => {
  const parts = Array.from({ length: Math.ceil(verbs.length / BY_ONE_SOCKET) }, (_, n) =>
    verbs.slice(n * BY_ONE_SOCKET, (n + 1) * BY_ONE_SOCKET),
  )
  const every = roles.flatMap((role) =>
    parts.map(async (part) => {
      const socket = io(house.url, { transports: ['websocket'], forceNew: true, auth: { token: tokens.get(role) } })
      await new Promise<void>((resolve) => socket.once('connect', () => resolve()))
      for (const verb of part) {
        const given = { id: crypto.randomUUID(), order: { verb } }
        const outcome = (await socket.timeout(10_000).emitWithAck('order:give', given)) as {
          state: string
          code?: string
        }
        const may =
          roleRules[role].may.includes(orderNeeds[verb]) || (verb === 'person.grant' && role === 'systemAdmin')
        expect(outcome.state, `${role} ${verb}`).toBe('refused')
        expect(outcome.code === 'forbidden', `${role} ${verb}`).toBe(!may)
      }
      socket.close()
    }),
  )
  await Promise.all(every)
})

test('a session that ends while its socket is open gives no order any more', async () => {
  const token = await signedIn(house, 'securityAdmin', { id: 'ending' })
  const socket = io(house.url, { transports: ['websocket'], forceNew: true, auth: { token }, reconnection: false })
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()))
  await house.house.journal.db.$client.query(`DELETE FROM sessions WHERE id = 's-ending'`)
  const order = { id: crypto.randomUUID(), order: { verb: 'person.unlock', personId: 'p-none-1' } }
  expect(await socket.timeout(5_000).emitWithAck('order:give', order)).toMatchObject({
    state: 'refused',
    reason: expect.stringContaining('登录已失效'),
  })
  socket.close()
})

test('a session that ran out is nobody’s, over HTTP and over the socket', async () => {
  const token = await signedIn(house, 'dutyOfficer', { id: 'late' })
  await house.house.journal.db.$client.query(`UPDATE sessions SET expires_at = $1 WHERE id = 's-late'`, [
    Date.now() - 1,
  ])
  expect((await ask('GET /api/v1/picture', bearer(token))).status).toBe(401)
  const socket = io(house.url, { transports: ['websocket'], forceNew: true, auth: { token }, reconnection: false })
  expect(await new Promise((resolve) => socket.once('connect_error', ({ message }) => resolve(message)))).toContain(
    '登录',
  )
  socket.close()
})
