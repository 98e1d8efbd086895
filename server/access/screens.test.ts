import { indicators } from '../indicators/index.ts'
import { webcrypto } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Frame } from '../contract/picture.ts'
import { Browser } from '../browser.fixture.ts'
import type { Running } from '../main.ts'
import { bearer, complaintEvent, openTestHouse, push, signedIn, testEnvironment } from '../running.fixture.ts'
import { open as openHouse } from '../main.ts'
import { pino } from 'pino'

/* A wall gets its identity once, proves its device ever after, and loses it at one word of the administrator. */

const { env, remove } = testEnvironment()
let house: Running
let admin: Record<string, string>
const url = () => house.url!
const start = async () => (house = await openHouse(env, { log: pino({ level: 'silent' }) }))
beforeAll(async () => {
  await start()
  admin = bearer(await signedIn(house, 'systemAdmin'))
})
afterAll(async () => {
  await house.close()
  remove()
})

const order = async (order: object) => {
  const answer = await fetch(`${url()}/api/v1/orders`, {
    method: 'POST',
    headers: { ...admin, 'content-type': 'application/json' },
    body: JSON.stringify({ id: crypto.randomUUID(), order }),
  })
  return (await answer.json()) as { state: string; reason?: string; result?: { screenId: string } }
}

/** A wall's browser, with a key that stays in it. */
class Wall extends Browser {
  key: webcrypto.CryptoKeyPair | null = null
  screenId = ''
  async waiting(): Promise<string> {
    this.key ??= await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
    const { kty, crv, x, y } = await webcrypto.subtle.exportKey('jwk', this.key.publicKey)
    const begun = await this.ask<{ code: string }>('POST', '/api/v1/screens/pairing', { jwk: { kty, crv, x, y } })
    expect(begun.status).toBe(201)
    return begun.body.code
  }
  claim = () => this.ask<{ state: string }>('POST', '/api/v1/screens/pairing/claim', {})
  async prove(): Promise<number> {
    const asked = await this.ask<{ challenge: string }>('POST', '/api/v1/screens/challenge', {})
    if (asked.status !== 200) return asked.status
    const { challenge } = asked.body
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
    const signed = this.key && (await webcrypto.subtle.sign(algorithm, this.key.privateKey, Buffer.from(challenge)))
    const signature = signed ? Buffer.from(signed).toString('base64url') : 'none'
    return (await this.ask('POST', '/api/v1/screens/session', { challenge, signature })).status
  }
  async pair(audience = 'wall') {
    const code = await this.waiting()
    const let_in = await order({ verb: 'screen.approve', code, name: '大厅东墙', place: '一楼', audience })
    expect(let_in).toMatchObject({ state: 'accepted' })
    this.screenId = let_in.result!.screenId
    expect((await this.claim()).body).toEqual({ state: 'paired' })
    expect(await this.prove()).toBe(204)
  }
  picture = () => this.ask<{ shelves: Record<string, object> }>('GET', '/api/v1/picture')
}
const wall = (agent?: string) => new Wall(url, agent)

const sockets: Socket[] = []
afterAll(() => sockets.forEach((socket) => socket.close()))
function listen(browser: Browser) {
  const frames: Frame[] = []
  const socket = io(url(), {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie: browser.cookie, 'user-agent': browser.agent },
  })
  socket.on('picture:frame', (frame: Frame) => frames.push(frame))
  sockets.push(socket)
  const refused = new Promise<string>((resolve) => socket.once('connect_error', ({ message }) => resolve(message)))
  const gone = new Promise<string>((resolve) => socket.once('disconnect', resolve))
  return { socket, frames, refused, gone }
}

describe('pairing', () => {
  test('a wall shows a code, is let in, and sees the picture; before that it sees nothing', async () => {
    const one = wall()
    expect((await one.picture()).status).toBe(401)
    const code = await one.waiting()
    expect(code).toMatch(/^\d{6}$/)
    expect((await one.claim()).body).toMatchObject({ state: 'waiting', code })
    expect((await one.picture()).status).toBe(401)
    await order({ verb: 'screen.approve', code, name: '东墙', place: '', audience: 'wall' })
    expect((await one.claim()).body).toEqual({ state: 'paired' })
    expect(await one.prove()).toBe(204)
    expect((await one.picture()).status).toBe(200)
    expect((await one.ask('GET', '/api/v1/session')).body).toMatchObject({ is: 'screen', name: '东墙' })
  })

  test('a code lets one screen in, once; its secret is given once', async () => {
    const one = wall()
    const code = await one.waiting()
    const let_in = () => order({ verb: 'screen.approve', code, name: 'x', place: '', audience: 'wall' })
    expect((await let_in()).state).toBe('accepted')
    expect((await let_in()).state).toBe('refused')
    const copy = wall()
    for (const [name, value] of one.cookies) copy.cookies.set(name, value)
    expect((await one.claim()).body).toEqual({ state: 'paired' })
    expect((await copy.claim()).body).toEqual({ state: 'expired' })
  })

  test('guessing codes is counted: twenty tries, then a wait', async () => {
    const other = bearer(await signedIn(house, 'systemAdmin'))
    const guess = async (n: number) => {
      const answer = await fetch(`${url()}/api/v1/orders`, {
        method: 'POST',
        headers: { ...other, 'content-type': 'application/json' },
        body: JSON.stringify({
          id: crypto.randomUUID(),
          order: { verb: 'screen.approve', code: String(n).padStart(6, '0'), name: 'x', place: '', audience: 'wall' },
        }),
      })
      return ((await answer.json()) as { reason: string }).reason
    }
    const reasons: string[] = []
    for (let n = 0; n < 22; n += 1) reasons.push(await guess(n))
    expect(reasons[5]).toContain('没有屏在显示这个配对码')
    expect(reasons[21]).toContain('试错过多')
  })

  test('asking for codes is counted by address, so that nobody fills the six digits', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 12; n += 1) statuses.push((await wall().ask('POST', '/api/v1/screens/pairing', {})).status)
    expect(statuses).toContain(429)
  })
})

describe('a paired wall', () => {
  // Pairing is counted by address: each of these houses is new.
  let fresh: (Running & { url: string }) | undefined
  beforeAll(async () => {
    fresh = await openTestHouse()
    await house.close()
    house = fresh
    admin = bearer(await signedIn(house, 'systemAdmin'))
  })

  test('whose cookies are copied to another device opens no session there', async () => {
    const one = wall()
    await one.pair()
    const thief = wall()
    for (const [name, value] of one.cookies) if (name === 'qs_screen') thief.cookies.set(name, value)
    thief.key = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
    expect(await thief.prove()).toBe(401)
    thief.key = null
    expect(await thief.prove()).toBe(401)
    expect(await one.prove()).toBe(204)
  })

  test('has a session that is good in its own browser only, and whose token changes at each proof', async () => {
    const one = wall('Wall/1')
    await one.pair()
    const elsewhere = wall('Thief/1')
    elsewhere.cookies.set('qs_session', one.cookies.get('qs_session')!)
    expect((await elsewhere.picture()).status).toBe(401)
    const before = one.cookies.get('qs_session')!
    expect(await one.prove()).toBe(204)
    const late = wall('Wall/1')
    late.cookies.set('qs_session', before)
    expect((await late.picture()).status).toBe(401)
    expect((await one.picture()).status).toBe(200)
  })

  test('reads and orders nothing', async () => {
    const one = wall()
    await one.pair()
    expect((await one.order({ verb: 'screen.revoke', screenId: one.screenId })).status).toBe(403)
    for (const path of ['/api/v1/people', '/api/v1/audit', '/api/v1/journal', '/api/v1/rejected', '/api/v1/keys'])
      expect((await one.ask('GET', path)).status, path).toBe(403)
  })

  test('is told live; a revoked one is sent away at once and cannot come back', async () => {
    const one = wall()
    await one.pair()
    const { frames, gone } = listen(one)
    await expect.poll(() => frames.length).toBeGreaterThan(0)
    expect(await order({ verb: 'screen.revoke', screenId: one.screenId })).toMatchObject({ state: 'accepted' })
    expect(await gone).toBe('io server disconnect')
    expect((await one.picture()).status).toBe(401)
    expect(await one.prove()).toBe(401)
    expect(await listen(one).refused).toContain('请先登录')
  })

  test('keeps its open line over a renewal', async () => {
    const one = wall()
    await one.pair()
    const { frames, socket } = listen(one)
    await expect.poll(() => frames.length).toBeGreaterThan(0)
    expect(await one.prove()).toBe(204)
    await house.house.record({
      fact: {
        id: crypto.randomUUID(),
        source: 'orders',
        kind: 'order.given',
        subject: null,
        at: Date.now(),
        seenAt: Date.now(),
        body: {
          verb: 'x',
          by: { kind: 'house', id: 'h', role: null },
          on: null,
          outcome: 'accepted',
          detail: {},
          address: null,
        },
      },
    })
    const before = frames.length
    await expect.poll(() => frames.length).toBeGreaterThan(before + 1)
    expect(socket.connected).toBe(true)
  })

  test('in the public lobby opens what is open to all, without its records, and nothing else', async () => {
    const one = wall()
    await one.pair('public')
    const asked = (path: string) => one.ask<Record<string, unknown>>('GET', `/api/v1/indicators/${path}`)
    const open = await asked('sites.registered?scope=all&compare=previous')
    expect(open).toMatchObject({ status: 200, body: { records: null, recordsOf: null } })
    expect(open.body).toHaveProperty('formula')
    expect(open.body).toHaveProperty('comparisons')
    expect((await asked('lifts.alarms')).status).toBe(200)
    for (const { id, publicly } of indicators.map(({ defined }) => defined)) {
      const { status, body } = await asked(id)
      expect(status, id).toBe(publicly === 'open' ? 200 : 403)
      expect(JSON.stringify(body), id).not.toContain('/records?')
    }
    const hour = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000).toISOString()
    expect((await asked(`lifts.alarms?from=${hour}`)).status).toBe(200)
    for (const sought of [
      ...['lifts.alarms?by=site', 'lifts.alarms?by=hour', 'lifts.alarms?where.street=x', 'lifts.alarms/records'],
      `lifts.alarms?from=${new Date(Date.now() - 60_001).toISOString()}`,
      `lifts.alarms?from=2026-01-01T00:00:00Z&to=2026-01-01T01:00:00Z`,
      `lifts.alarms?at=${Date.now() - 2 * 3_600_000}`,
      ...['lifts.alarms/usual', 'lifts.alarms/csv'],
    ])
      expect((await asked(sought)).status, sought).toBe(403)
  }, 60_000)

  test('in the public lobby gets sums and areas, never a case; re-pointed to the bureau it gets cases', async () => {
    const one = wall()
    await one.pair('public')
    await push(url(), complaintEvent('lobby-1'))
    expect(JSON.stringify((await one.picture()).body)).not.toContain('lobby-1')
    expect((await one.ask('GET', '/api/v1/complaints')).status).toBe(403)
    await order({ verb: 'screen.change', screenId: one.screenId, name: '西墙', place: '', audience: 'wall' })
    expect((await one.picture()).status).toBe(401)
    expect(await one.prove()).toBe(204)
    await expect.poll(async () => JSON.stringify((await one.picture()).body)).toContain('lobby-1')
  })
})

test('a wall comes back after a restart of the server without anybody', async () => {
  const { env: own, remove: away } = testEnvironment()
  let running = await openHouse(own, { log: pino({ level: 'silent' }) })
  await house.close()
  house = running
  admin = bearer(await signedIn(house, 'systemAdmin'))
  const one = wall()
  await one.pair()
  await running.close()
  running = await openHouse(own, { log: pino({ level: 'silent' }) })
  house = running
  expect((await one.picture()).status).toBe(200)
  expect(await one.prove()).toBe(204)
  await running.close()
  away()
  await start()
})

describe('the socket door', () => {
  test('refuses whoever has no name, a forged cookie, or a page of another site', async () => {
    const nobody = new Browser(url)
    expect(await listen(nobody).refused).toContain('请先登录')
    nobody.cookies.set('qs_session', 'forged')
    expect(await listen(nobody).refused).toContain('请先登录')
    const foreign = await fetch(`${url()}/socket.io/?EIO=4&transport=polling`, {
      headers: { origin: 'https://evil.example' },
    })
    expect(foreign.status).toBe(403)
  })

  test('an order over the socket is the same order: refused without the permission, journalled all the same', async () => {
    const token = await signedIn(house, 'dutyOfficer')
    const socket = io(url(), { transports: ['websocket'], forceNew: true, auth: { token } })
    sockets.push(socket)
    const outcome = (await socket.timeout(5_000).emitWithAck('order:give', {
      id: crypto.randomUUID(),
      order: { verb: 'person.disable', personId: 'x' },
    })) as object
    expect(outcome).toMatchObject({ state: 'refused', code: 'forbidden' })
    const audit = await fetch(`${url()}/api/v1/audit?verb=person.disable&outcome=refused`, {
      headers: bearer(await signedIn(house, 'auditor')),
    })
    expect(((await audit.json()) as { total: number }).total).toBe(1)
  })

  test('a socket that floods is closed', async () => {
    const socket = io(url(), {
      transports: ['websocket'],
      forceNew: true,
      auth: { token: await signedIn(house, 'dutyOfficer') },
      reconnection: false,
    })
    sockets.push(socket)
    await new Promise<void>((resolve) => socket.once('connect', () => resolve()))
    const gone = new Promise<string>((resolve) => socket.once('disconnect', resolve))
    for (let n = 0; n < 500; n += 1) socket.emit('picture:follow', { epoch: 'x', version: 0 }, () => undefined)
    expect(await gone).toBe('io server disconnect')
  })
})
