import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Outcome } from '../contract/identity.ts'
import type { Pointing, WallsAnswer } from '../contract/wall.ts'
import { insertScreen } from '../journal/screens.ts'
import { insertSession } from '../journal/sessions.ts'
import { run } from '../journal/statement.ts'
import { hashToken, mintToken } from '../identity/tokens.ts'
import { open as openHouse, type Running } from '../main.ts'
import { bearer, complaintEvent, event, push, signedIn, testEnvironment } from '../running.fixture.ts'
import { pino } from 'pino'
import { agentHash } from './who.ts'

/* The console points at a number on one wall: that wall opens it and no other, until it is told otherwise or its time is over. */

const { env, remove } = testEnvironment()
let house: Running
const start = async () => (house = await openHouse(env, { log: pino({ level: 'silent' }) }))
const url = () => house.url!
let commander: Record<string, string>
let duty: Record<string, string>
const sockets: Socket[] = []
beforeAll(async () => {
  await start()
  commander = bearer(await signedIn(house, 'commander', { id: 'li' }))
  duty = bearer(await signedIn(house, 'dutyOfficer', { id: 'zhang' }))
  expect((await push(url(), [complaintEvent('c1'), complaintEvent('c2')])).status).toBe(202)
}, 120_000)
afterAll(async () => {
  sockets.forEach((socket) => socket.close())
  await house.close()
  remove()
})

let made = 0
/** A screen’s session is good in its own browser only. */
const AGENT = 'a wall'
const tokens = new Map<string, string>()
/** A paired screen with an open session, straight into the tables. */
async function paired(name: string, audience: 'wall' | 'public' = 'wall'): Promise<string> {
  const id = `scr-${(made += 1)}`
  const at = Date.now()
  const { token, hash } = mintToken()
  const { db } = house.house.journal
  const screen = { id, name, place: '三楼', audience, jwk: null, agentHash: agentHash(AGENT), pairedAt: at }
  await run(db, insertScreen({ ...screen, tokenHash: hashToken(`t-${id}`) }))
  const session = { id: `s-${id}`, tokenHash: hash, kind: 'screen' as const, subjectId: id, madeAt: at, lastAt: at }
  await run(
    db,
    insertSession({
      ...session,
      ...{
        expiresAt: at + 900_000,
        agent: AGENT,
        agentHash: agentHash(AGENT),
        address: '127.0.0.1',
        secondFactor: false,
      },
    }),
  )
  tokens.set(id, token)
  return id
}

const asWall = (id: string) => ({ ...bearer(tokens.get(id)!), 'user-agent': AGENT })

/** A line of a wall: what it was told to open, and the next thing that it is told. */
function hang(token: string, auth: object = {}) {
  const told: (Pointing | null)[] = []
  const waiting: ((pointing: Pointing | null) => void)[] = []
  const socket = io(url(), {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { 'user-agent': AGENT },
    auth: { token, ...auth },
  })
  sockets.push(socket)
  socket.on('wall:direct', (direction: { verb: string; pointing: Pointing | null }) => {
    told.push(direction.pointing)
    waiting.splice(0).forEach((hear) => hear(direction.pointing))
  })
  const next = () => new Promise<Pointing | null>((resolve) => waiting.push(resolve))
  return { told, next, first: next(), socket }
}
async function hung(id: string) {
  const line = hang(tokens.get(id)!)
  await line.first
  return line
}

async function give(order: object, who = commander, id: string = crypto.randomUUID()) {
  const answer = await fetch(`${url()}/api/v1/orders`, {
    method: 'POST',
    headers: { ...who, 'content-type': 'application/json' },
    body: JSON.stringify({ id, order }),
  })
  return { status: answer.status, outcome: (await answer.json()) as Outcome & { reason?: string } }
}
const point = (screenId: string, who = commander, address = '/figure/complaints.received?scope=all', id?: string) =>
  give({ verb: 'wall.point', screenId, address }, who, id)
const walls = async (who = commander) =>
  (await (await fetch(`${url()}/api/v1/walls`, { headers: who })).json()) as WallsAnswer
const wallNow = async (id: string, who = commander) => (await walls(who)).items.find((each) => each.id === id)

test('a wall that is pointed at opens the figure at one version, and no other wall hears of it', async () => {
  const [one, other] = [await paired('东墙'), await paired('西墙')]
  const [east, west] = [await hung(one), await hung(other)]
  expect(east.told).toEqual([null])
  const next = east.next()
  const { outcome } = await point(one, commander, '/figure/complaints.received?scope=all')
  expect(outcome).toMatchObject({ state: 'accepted', result: { replaced: false } })
  const told = await next
  expect(told).toMatchObject({ indicator: 'complaints.received', byRole: 'commander' })
  expect(told!.address).toMatch(/^\/figure\/complaints\.received\?.*version=\d+/)
  expect(told!.until - told!.at).toBe(180_000)
  expect(told).not.toHaveProperty('byId')
  expect(west.told).toEqual([null])
  // The wall asks for it as itself.
  const path = told!.address.replace('/figure/', '/api/v1/indicators/')
  expect((await fetch(url() + path, { headers: asWall(one) })).status).toBe(200)
  expect(await wallNow(one)).toMatchObject({ is: 'paired', name: '东墙', place: '三楼', shown: { byId: 'li' } })
})

test('it is closed by order; a second closing is refused with a sentence', async () => {
  const id = await paired('门厅')
  const line = await hung(id)
  await point(id)
  const next = line.next()
  expect((await give({ verb: 'wall.unpoint', screenId: id })).outcome.state).toBe('accepted')
  expect(await next).toBeNull()
  const again = await give({ verb: 'wall.unpoint', screenId: id })
  expect(again).toMatchObject({ status: 422, outcome: { reason: expect.stringContaining('已收起') } })
})

test('the same order again is the same order: the wall is told once', async () => {
  const id = await paired('值班室')
  const line = await hung(id)
  const order = crypto.randomUUID()
  await point(id, commander, undefined, order)
  expect((await point(id, commander, undefined, order)).outcome).toMatchObject({ state: 'accepted', repeated: true })
  const next = line.next()
  await give({ verb: 'wall.unpoint', screenId: id })
  await next
  expect(line.told.map((each) => each?.indicator ?? null)).toEqual([null, 'complaints.received', null])
})

test('of two consoles the later stands, and the first can see whose it is', async () => {
  const id = await paired('二楼')
  const line = await hung(id)
  await point(id, commander)
  const next = line.next()
  expect((await point(id, duty, '/figure/tasks.open')).outcome).toMatchObject({ result: { replaced: true } })
  expect(await next).toMatchObject({ indicator: 'tasks.open', byRole: 'dutyOfficer' })
  expect(await wallNow(id, commander)).toMatchObject({ shown: { byId: 'zhang', byName: '测试dutyOfficer' } })
})

test('a wall that comes back, and a house that starts again, still know what is open', async () => {
  const id = await paired('大厅')
  const line = await hung(id)
  const next = line.next()
  await point(id)
  const before = await next
  line.socket.close()
  const again = hang(tokens.get(id)!)
  expect(await again.first).toEqual(before)
  again.socket.close()
  await house.close()
  await start()
  expect(await hang(tokens.get(id)!).first).toEqual(before)
}, 120_000)

test.each([
  ['a wall that is away', () => paired('仓库'), '/figure/tasks.open', '仓库现在没有连接'],
  ['a wall that nobody knows', async () => 'scr-none', '/figure/tasks.open', '没有这块大屏'],
  ['what is no address of a figure', () => linkedWall(), '/admin', '不是数字的地址'],
  ['an address elsewhere', () => linkedWall(), 'https://example.com/figure/tasks.open', '不是数字的地址'],
  ['a figure that there is not', () => linkedWall(), '/figure/no.such', '没有指标'],
  ['a grouping that it has not', () => linkedWall(), '/figure/tasks.open?by=nonsense', '不是数字的地址'],
])('%s is refused with a sentence, and the record keeps it', async (_what, wall, address, sentence) => {
  const { status, outcome } = await point(await wall(), commander, address)
  expect(status).toBe(422)
  expect(outcome.reason).toContain(sentence)
})
async function linkedWall() {
  const id = await paired('备用屏')
  await hung(id)
  return id
}

test('whoever does not command points at nothing and sees no walls', async () => {
  const id = await linkedWall()
  for (const role of ['leader', 'stationOfficer', 'systemAdmin'] as const) {
    const who = bearer(await signedIn(house, role, { scope: { stations: ['st-1'] } }))
    expect((await point(id, who)).status).toBe(403)
    expect((await fetch(`${url()}/api/v1/walls`, { headers: who })).status).toBe(403)
  }
})

test('a wall that somebody opened under his own name is his to point at, and nobody else’s', async () => {
  const token = commander['authorization']!.slice('Bearer '.length)
  expect((await walls()).items.some(({ is }) => is === 'own')).toBe(false)
  const page = hang(token)
  await new Promise<void>((resolve) => page.socket.once('connect', () => resolve()))
  expect((await walls()).items.some(({ is }) => is === 'own')).toBe(false)
  const own = hang(token, { wall: true })
  await own.first
  const next = own.next()
  expect((await point('li')).outcome.state).toBe('accepted')
  expect(await next).toMatchObject({ indicator: 'complaints.received' })
  expect((await walls(duty)).items.some(({ id }) => id === 'li')).toBe(false)
  expect((await point('li', duty)).outcome.reason).toContain('没有这块大屏')
})

test('an urgent alarm that comes in closes what is open; one that stood before does not', async () => {
  const id = await paired('指挥大厅')
  const line = await hung(id)
  const alarm = (name: string) =>
    push(url(), [
      event(`e-${name}-${(made += 1)}`, 'elevator.alarm', {
        siteId: `lift-${name}`,
        code: '01',
        trapped: 2,
        phase: 'raised',
      }),
    ])
  const first = await alarm('a1')
  expect(await first.json()).toMatchObject({ accepted: 1 })
  await point(id)
  await alarm('a1')
  expect(await wallNow(id)).toMatchObject({ shown: { indicator: 'complaints.received' } })
  const shown = line.told.at(-1)
  const next = line.next()
  await alarm('a2')
  expect(await next).toBeNull()
  expect(await wallNow(id)).toMatchObject({ shown: null, ended: { id: shown!.id, by: 'alarm' } })
})

test('a public wall is told the same and may not ask for it', async () => {
  const id = await paired('公众厅', 'public')
  const line = await hung(id)
  const next = line.next()
  await point(id)
  const told = await next
  const path = told!.address.replace('/figure/', '/api/v1/indicators/')
  expect((await fetch(url() + path, { headers: asWall(id) })).status).toBe(403)
})
