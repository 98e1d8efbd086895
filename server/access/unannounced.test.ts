import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bearer, event, push } from '../running.fixture.ts'
import { jpeg, openStations, type Stations } from './stations.fixture.ts'

/*
 * A visit that nobody announces, to a place in the streets of station 1 by station 2 and 3: until somebody has arrived station 1 cannot
 * see it, count it or infer it, over any door.
 */

let at: Stations
let alarmId: string
beforeAll(async () => {
  at = await openStations()
  const trapped = { siteId: 'lift-1', code: '92', trapped: 2, phase: 'raised' }
  await push(at.house.url, event('trapped-1', 'elevator.alarm', trapped, { time: new Date().toISOString() }))
  alarmId = [...at.house.house.picture.state.shelves.alarms.values()].find(
    ({ condition }) => condition === 'entrapment',
  )!.id
})
afterAll(() => at.close())

const TITLE = '暗访一号所辖区电梯'
const order = {
  ...{ kind: 'joint', title: TITLE, priority: 2, unannounced: true, issue: true },
  members: [
    { unit: 'st-2', handler: 'p-field-2', lead: true },
    { unit: 'st-3', lead: false },
  ],
}
const TARGET = ['station-1', 'field-1'] as const

/** Everything that somebody of the visited station can ask, as text without what differs from answer to answer. */
async function doors(name: string, taskId: string) {
  const get = async (path: string) => {
    const { status, body } = await at.who(name).ask<unknown>('GET', path)
    return { status, text: JSON.stringify(body) }
  }
  const alarm = `/api/v1/alarms/${encodeURIComponent(alarmId)}/thread`
  return {
    list: await get('/api/v1/tasks?limit=500'),
    byUnit: await get('/api/v1/tasks?unit=st-2'),
    byHandler: await get('/api/v1/tasks?handler=p-field-2'),
    drafts: await get('/api/v1/tasks?state=issued'),
    alarms: await get('/api/v1/alarms?state=all'),
    standing: await get('/api/v1/alarms'),
    thread: await get(alarm),
    facts: await get('/api/v1/facts?site=lift-1&limit=200'),
    site: await get('/api/v1/sites/lift-1'),
    sites: await get('/api/v1/sites?q=1'),
    one: await get(`/api/v1/tasks/${taskId}`),
    sent: await get('/api/v1/response/records?name=dispatch&within=10000000'),
    accepted: await get('/api/v1/response/records?name=accept&within=10000000'),
    recommend: await get('/api/v1/tasks/recommend?siteId=lift-1&kind=joint'),
  }
}
const total = ({ text }: { text: string }) => (JSON.parse(text) as { total?: number }).total
const pictureOf = (name: string) => {
  const n = Number(name.at(-1))
  const streets = [`44030700${n}`]
  return at.house.house.picture.snapshot(Date.now(), { audience: 'officer', stations: [`st-${n}`], streets }).shelves
}

describe('an unannounced visit', () => {
  test('is not to be seen, counted or inferred by the visited until somebody has arrived, then is', async () => {
    const before = Object.fromEntries(
      await Promise.all(TARGET.map(async (name) => [name, await doors(name, 'RW20000101-0001')] as const)),
    )
    const heard: string[] = []
    const sockets = await Promise.all(
      TARGET.map(async (name) => {
        const auth = { token: at.tokens.get(name)! }
        const socket = io(at.house.url, { transports: ['websocket'], forceNew: true, auth })
        socket.onAny((...message: unknown[]) => heard.push(JSON.stringify(message)))
        await new Promise((resolve) => socket.once('connect', () => resolve(null)))
        return socket
      }),
    )
    const id = crypto.randomUUID()
    const { taskId } = await at.done('commander', 'open', { ...order, alarmId }, id)
    await at.done('field-2', 'depart', { taskId })
    await at.done('field-3', 'present', { taskId })
    const answer = await at.upload('field-2', taskId, jpeg('hidden'))
    const { hash } = (await answer.json()) as { hash: string }

    for (const name of TARGET) {
      const now = await doors(name, taskId)
      for (const [door, { status, text }] of Object.entries(now)) {
        const then = before[name]![door as keyof typeof now]
        expect(text, `${name} ${door}`).not.toContain(TITLE)
        if (door !== 'one') expect(text, `${name} ${door}`).not.toContain(taskId)
        expect([status, total({ text })], `${name} ${door}`).toEqual([then.status, total(then)])
      }
      // To ask for it by its number tells no more than to ask for a number that nobody has.
      expect(now.one).toEqual(before[name]!.one)
      const text = JSON.stringify(pictureOf(name))
      for (const word of [taskId, TITLE]) expect(text, name).not.toContain(word)
      expect(Object.keys(pictureOf(name).tallies).filter((key) => key.startsWith('task.'))).toEqual([])
      const fact = await at.who(name).ask('GET', `/api/v1/facts/${encodeURIComponent(`dispatch#${id}/0`)}`)
      expect(fact.status, name).toBe(404)
      const token = bearer(at.tokens.get(name)!)
      const file = await fetch(`${at.house.url}/api/v1/evidence/${hash}`, { headers: token })
      const none = await fetch(`${at.house.url}/api/v1/evidence/${'0'.repeat(64)}`, { headers: token })
      expect([file.status, await file.text()], name).toEqual([none.status, await none.text()])
      const [kept, unknown] = [
        await at.upload(name, taskId, jpeg('mine')),
        await at.upload(name, 'RW20000101-0001', jpeg('mine')),
      ]
      expect([kept.status, await kept.text()], name).toEqual([unknown.status, await unknown.text()])
      for (const verb of ['accept', 'join', 'present', 'progress'])
        expect(await at.refused(name, verb, { taskId, note: '想看看' }), name).toBe(
          await at.refused(name, verb, { taskId: 'RW20000101-0001', note: '想看看' }),
        )
    }
    // A frame has gone by since: the commander’s own moved on.
    await at.done('commander', 'suspend', { taskId, reason: '等待天黑', until: Date.now() + 3_600_000 })
    await at.done('commander', 'resume', { taskId })
    const frames = () => heard.filter((text) => text.includes('picture:frame')).length
    const seen = frames()
    await expect.poll(frames, { timeout: 20_000 }).toBeGreaterThan(seen + 2)
    for (const word of [taskId, TITLE]) expect(heard.join('\n')).not.toContain(word)

    // Those who carry it out and those who command it know.
    for (const name of ['station-2', 'station-3', 'field-2', 'field-3'])
      expect((await at.one(name, taskId)).title, name).toBe(TITLE)
    const thread = await at.who('commander').ask('GET', `/api/v1/alarms/${encodeURIComponent(alarmId)}/thread`)
    expect(JSON.stringify(thread.body)).toContain(taskId)

    await at.done('field-2', 'arrive', { taskId })
    expect(await at.idsOf('station-1')).toContain(taskId)
    expect(pictureOf('station-1').tasks[taskId]).toMatchObject({ state: 'onScene' })
    const known = await doors('station-1', taskId)
    expect([known.one.status, known.thread.text.includes(taskId)]).toEqual([200, true])
    expect(pictureOf('station-1').alarms[alarmId]!.tasks).toContain(taskId)
    await expect.poll(() => heard.join('\n').includes(taskId), { timeout: 20_000 }).toBe(true)
    sockets.forEach((socket) => socket.close())
  }, 60_000)

  test('one that was cancelled on the way is never known', async () => {
    const { taskId } = await at.done('commander', 'open', { ...order, siteId: 'lift-1', chosenWhy: '再去一次看看' })
    await at.done('commander', 'cancel', { taskId, reason: '改日再去' })
    for (const name of TARGET) {
      expect(await at.idsOf(name), name).not.toContain(taskId)
      expect(JSON.stringify(pictureOf(name)), name).not.toContain(taskId)
    }
  })
})
