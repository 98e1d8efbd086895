import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Outcome } from './contract/identity.ts'
import type { WebhookRow, WebhooksAnswer } from './contract/webhook.ts'
import { run } from './journal/statement.ts'
import { open, type Running } from './main.ts'
import { openReceiver } from './receiver.fixture.ts'
import { bearer, demoToken, event, openTestHouse, PEOPLED, push, testEnvironment } from './running.fixture.ts'
import { pino } from 'pino'

const CALLING = { ...PEOPLED, WEBHOOK_PRIVATE: 'on', PUBLIC_URL: 'https://qianshao.example.cn/', DEMO_HANDS: 'off' }
const closing: (() => Promise<unknown>)[] = []
let house: Running & { url: string }
let admin = ''
let commander = ''

beforeAll(async () => {
  house = await openTestHouse(CALLING)
  admin = await demoToken(house.url, 'admin')
  commander = await demoToken(house.url, 'commander')
})
afterAll(async () => {
  await house.close()
})
beforeEach(async () => {
  for (const close of closing.splice(0)) await close()
  for (const { id } of (await listed()).items) await give({ verb: 'webhook.remove', webhookId: id })
})
afterAll(async () => {
  for (const close of closing.splice(0)) await close()
})

async function give(order: Record<string, unknown>, token = admin, url = house.url): Promise<Outcome> {
  const answer = await fetch(`${url}/api/v1/orders`, {
    method: 'POST',
    headers: { ...bearer(token), 'content-type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), order }),
  })
  return (await answer.json()) as Outcome
}
const resultOf = (outcome: Outcome) => {
  if (outcome.state === 'refused') throw new Error(outcome.reason)
  return (outcome.result ?? {}) as Record<string, string>
}
const listed = async (url = house.url, token = admin) =>
  (await (await fetch(`${url}/api/v1/webhooks`, { headers: bearer(token) })).json()) as WebhooksAnswer
const rowOf = async (id: string) => (await listed()).items.find((each) => each.id === id) as WebhookRow
async function receiver() {
  const made = await openReceiver()
  closing.push(() => made.close())
  return made
}
const ALL = ['alarm.raised', 'task.issued', 'task.submitted', 'task.ended']
async function attach(url: string, over: object = {}) {
  const made = resultOf(
    await give({
      verb: 'webhook.add',
      name: randomUUID(),
      format: 'standard',
      url,
      happenings: ALL,
      priority: 4,
      ...over,
    }),
  )
  return { id: made.webhookId!, secret: made.secret ?? '' }
}
let lifts = 0
/** Somebody is shut in a lift. */
async function entrapment(url = house.url) {
  const siteId = `lift-${(lifts += 1)}-${randomUUID()}`
  await push(url, [
    event(`site-${siteId}`, 'site.registered', { siteId, kind: 'elevator', name: '某大厦电梯', lng: 114.2, lat: 22.7 }),
    event(`alarm-${siteId}`, 'elevator.alarm', { siteId, code: '38', trapped: 2, phase: 'raised' }),
  ])
  return siteId
}
const bodies = (heard: readonly { body: Buffer }[]) =>
  heard.map(({ body }) => JSON.parse(body.toString()) as { type: string; data: Record<string, unknown> })
/** Makes what waits for later due now. */
const hurry = () =>
  run(house.house.journal.db, {
    text: `WITH r AS (UPDATE call_receivers SET paused_until = 0) UPDATE calls SET next_at = 0 WHERE state = 'waiting'`,
    values: [],
  })

describe('from the journal to the receiver', () => {
  test('an alarm is heard once, signed, with a link and without a person', async () => {
    const there = await receiver()
    const { secret } = await attach(`${there.url}/in?key=abc`)
    const siteId = await entrapment()
    await expect.poll(() => there.heard.length).toBe(1)
    const [{ path, headers, body }] = there.heard as [(typeof there.heard)[0]]
    expect(path).toBe('/in?key=abc')
    const read = new Webhook(secret).verify(body.toString(), headers as Record<string, string>)
    expect(read).toMatchObject({
      type: 'alarm.raised',
      data: {
        siteId,
        siteName: '某大厦电梯',
        priority: 1,
        trapped: 2,
        link: expect.stringMatching(/^https:\/\/qianshao\.example\.cn\/console#entrapment/),
      },
    })
    // The same alarm told again within its episode is no news.
    await push(
      house.url,
      event(`again-${siteId}`, 'elevator.alarm', { siteId, code: '38', trapped: 2, phase: 'raised' }),
    )
    const other = await entrapment()
    await expect.poll(() => there.heard.length).toBe(2)
    expect(bodies(there.heard)[1]?.data.siteId).toBe(other)
  })

  test('a task is called out as it is issued, and nothing that was before the receiver', async () => {
    const task = {
      kind: 'inspection',
      title: '检查 13812345678',
      priority: 2,
      place: { lng: 114.2, lat: 22.7 },
      handler: 'demo-field',
      issue: true,
    }
    resultOf(await give({ verb: 'task.open', ...task, chosenWhy: '就近派发测试' }, commander))
    const there = await receiver()
    await attach(there.url)
    const { taskId } = resultOf(await give({ verb: 'task.open', ...task, chosenWhy: '就近派发测试' }, commander))
    await expect.poll(() => there.heard.length).toBe(1)
    expect(bodies(there.heard)[0]).toMatchObject({
      type: 'task.issued',
      data: { taskId, kind: 'inspection', state: 'issued' },
    })
    expect(there.heard[0]!.body.toString()).not.toMatch(/13812345678|demo-field/)
    resultOf(await give({ verb: 'task.cancel', taskId, reason: '测试结束了' }, commander))
    await expect.poll(() => bodies(there.heard).map(({ type }) => type)).toEqual(['task.issued', 'task.ended'])
  })

  test('a receiver that is slow holds up nobody else', async () => {
    const [slow, quick] = [await receiver(), await receiver()]
    slow.state.say = () => null
    await attach(slow.url)
    await attach(quick.url)
    for (let n = 1; n <= 3; n += 1) {
      await entrapment()
      await expect.poll(() => quick.heard.length).toBe(n)
    }
    expect(slow.heard.length).toBe(1)
  })

  test('what failed is tried again under the same id, and arrives', async () => {
    const there = await receiver()
    there.state.say = (_heard, nth) => (nth === 1 ? { status: 500, body: 'not today' } : {})
    const { id } = await attach(there.url)
    await entrapment()
    await expect.poll(async () => (await rowOf(id)).last?.fault).toBe('status')
    expect(await rowOf(id)).toMatchObject({ waiting: 1, dead: 0, last: { status: 500, text: 'not today' } })
    expect((await rowOf(id)).oldestAt).not.toBeNull()
    const { waiting, dead } = await listed()
    expect([waiting.length, dead.length]).toEqual([1, 0])
    expect(waiting[0]).toMatchObject({ webhookId: id, happening: 'alarm.raised', tries: 1 })
    expect(waiting[0]!.nextAt).toBeGreaterThan(waiting[0]!.madeAt)
    await hurry()
    await expect.poll(async () => (await rowOf(id)).waiting).toBe(0)
    const ids = there.heard.map(({ headers }) => headers['webhook-id'])
    expect(ids).toHaveLength(2)
    expect(ids[0]).toBe(ids[1])
    expect((await rowOf(id)).arrivedAt).not.toBeNull()
  })

  test('who says 410 is left in peace; its letter is dead, can be sent again once it is switched on, and then arrives', async () => {
    const there = await receiver()
    there.state.say = () => ({ status: 410, body: 'closed down' })
    const { id } = await attach(there.url)
    await entrapment()
    await expect.poll(async () => (await rowOf(id)).state).toBe('gone')
    const { dead, deadTotal } = await listed()
    expect(deadTotal).toBe(1)
    expect(dead).toMatchObject([
      { webhookId: id, happening: 'alarm.raised', tries: 1, last: { fault: 'gone', status: 410, text: 'closed down' } },
    ])
    expect(await give({ verb: 'webhook.retry', webhookId: id })).toMatchObject({ state: 'refused' })
    there.state.say = () => ({})
    resultOf(await give({ verb: 'webhook.change', webhookId: id, on: true }))
    resultOf(await give({ verb: 'webhook.retry', webhookId: id, callId: dead[0]!.id }))
    await expect.poll(() => there.heard.length).toBe(2)
    await expect.poll(async () => (await listed()).deadTotal).toBe(0)
  })

  test('after its last try a letter is on the list of the dead', async () => {
    const there = await receiver()
    there.state.say = () => ({ status: 503 })
    const { id } = await attach(there.url)
    await entrapment()
    await expect.poll(() => there.heard.length).toBe(1)
    await run(house.house.journal.db, { text: `UPDATE calls SET tries = 10 WHERE state = 'waiting'`, values: [] })
    await hurry()
    await expect.poll(async () => (await rowOf(id)).dead).toBe(1)
    expect((await listed()).dead[0]).toMatchObject({ tries: 11, last: { status: 503 } })
  })

  test('of each receiver the first are listed that wait, so that one that is never reached hides no other', async () => {
    const [many, few] = [await receiver(), await receiver()]
    many.state.say = few.state.say = () => ({ status: 503 })
    const [full, other] = [await attach(many.url), await attach(few.url)]
    await entrapment()
    for (const { id } of [full, other]) await expect.poll(async () => (await rowOf(id)).last?.fault).toBe('status')
    await run(house.house.journal.db, {
      text: `INSERT INTO calls (id, receiver, happening, about, letter, at, made_at, state, tries, next_at, until)
        SELECT c.id || '-' || n, receiver, happening, about, letter, at + n, made_at, 'waiting', 0, next_at + 3600000, until + 7200000
        FROM calls c, generate_series(1, 60) n WHERE receiver = $1 AND state = 'waiting'`,
      values: [full.id],
    })
    const { waiting } = await listed()
    const of = (id: string) => waiting.filter(({ webhookId }) => webhookId === id)
    expect([(await rowOf(full.id)).waiting, of(full.id).length, of(other.id).length]).toEqual([61, 50, 1])
    // Those that wait longest.
    expect(of(full.id).some(({ id }) => id.endsWith('-60'))).toBe(false)
    expect(JSON.stringify(waiting)).not.toContain('某大厦电梯')
  })

  test('what was removed hears nothing more, also not what waited', async () => {
    const there = await receiver()
    there.state.say = () => ({ status: 500 })
    const { id } = await attach(there.url)
    await entrapment()
    await expect.poll(() => there.heard.length).toBe(1)
    resultOf(await give({ verb: 'webhook.remove', webhookId: id }))
    const next = await receiver()
    await attach(next.url)
    await entrapment()
    await hurry()
    await expect.poll(() => next.heard.length).toBe(1)
    expect(there.heard.length).toBe(1)
    expect(await give({ verb: 'webhook.remove', webhookId: id })).toMatchObject({ state: 'refused' })
  })

  test('a test letter arrives at a robot inside in its own words, and its no is seen', async () => {
    const there = await receiver()
    there.state.say = () => ({ body: '{"errcode":93000,"errmsg":"invalid"}' })
    const { id } = await attach(`${there.url}/cgi-bin/webhook/send?key=k`, { format: 'wecom' })
    resultOf(await give({ verb: 'webhook.test', webhookId: id }))
    await expect.poll(async () => (await rowOf(id)).last?.fault).toBe('answer')
    expect((await rowOf(id)).last?.text).toBe('errcode 93000 invalid')
    expect(there.heard[0]!.body.toString()).toContain('前哨外呼测试')
    const robot = await receiver()
    robot.state.say = () => ({ body: '{"errcode":0}' })
    const ding = await attach(`${robot.url}/robot/send?access_token=t`, { format: 'dingtalk', secret: 'SEC0123456789' })
    resultOf(await give({ verb: 'webhook.test', webhookId: ding.id }))
    await expect.poll(async () => (await rowOf(ding.id)).arrivedAt).not.toBeNull()
    expect(robot.heard[0]!.path).toMatch(/access_token=t&timestamp=\d+&sign=/)
  })
})

describe('who may, and what stays closed', () => {
  test('only the system administrator attaches; addresses and secrets are in no list, no audit and no column in plain', async () => {
    const there = await receiver()
    const add = {
      verb: 'webhook.add',
      name: '短信',
      format: 'standard',
      url: `${there.url}/secret-path`,
      happenings: ALL,
    }
    expect(await give(add, commander)).toMatchObject({ state: 'refused', code: 'forbidden' })
    expect((await fetch(`${house.url}/api/v1/webhooks`, { headers: bearer(commander) })).status).toBe(403)
    const { secret } = resultOf(await give(add))
    expect(secret).toMatch(/^whsec_/)
    const auditor = await demoToken(house.url, 'auditor')
    const audit = await (
      await fetch(`${house.url}/api/v1/audit?verb=webhook.add&limit=50`, { headers: bearer(auditor) })
    ).text()
    expect(audit).toContain('短信')
    const { rows } = await run(house.house.journal.db, { text: 'SELECT r::text FROM call_receivers r', values: [] })
    for (const text of [audit, JSON.stringify(await listed()), JSON.stringify(rows)]) {
      expect(text).not.toContain('secret-path')
      expect(text).not.toContain(secret!.slice(6))
    }
  })

  test('what will not do is refused with a sentence', async () => {
    const add = {
      verb: 'webhook.add',
      name: '甲',
      format: 'standard',
      url: 'https://sms.example.cn/in',
      happenings: ALL,
    }
    const why = async (over: object) => {
      const outcome = await give({ ...add, ...over })
      return outcome.state === 'refused' ? outcome.reason : ''
    }
    expect(await why({ url: 'nowhere at all' })).toContain('地址不完整')
    expect(await why({ format: 'dingtalk' })).toContain('加签')
    expect(await why({ format: 'wecom', secret: 'something-secret' })).toContain('不签名')
    expect(await why({ secret: 'whsec_short' })).toContain('whsec_')
    expect(await why({ units: ['no-such-station'] })).toContain('没有监管所')
    expect(await why({ happenings: [] })).toContain('至少选一类')
    resultOf(await give(add))
    expect(await why({})).toContain('同名')
  })

  test('figures for the monitoring tell what waits, since when, and what was given up', async () => {
    const there = await receiver()
    there.state.say = () => ({ status: 500 })
    await attach(there.url)
    await entrapment()
    await expect.poll(() => there.heard.length).toBe(1)
    await expect
      .poll(async () => /qianshao_calls_waiting (\d+)/.exec(await (await fetch(`${house.url}/metrics`)).text())?.[1])
      .toBe('1')
  })
})

test('a server that was stopped in the middle goes on where it was: everything once, nothing forgotten', async () => {
  const there = await receiver()
  there.state.say = (_heard, nth) => (nth > 1 ? {} : { status: 503 })
  const { env, remove } = testEnvironment(CALLING)
  const log = pino({ level: 'silent' })
  let second = await open(env, { log })
  try {
    const token = await demoToken(second.url!, 'admin')
    resultOf(
      await give(
        { verb: 'webhook.add', name: '甲', format: 'standard', url: there.url, happenings: ALL },
        token,
        second.url!,
      ),
    )
    const first = await entrapment(second.url!)
    await expect.poll(() => there.heard.length).toBe(1)
    // What happens in the very moment of stopping is in the journal, and so it is called out afterwards.
    const last = await entrapment(second.url!)
    await second.close()
    second = await open(env, { log })
    await run(second.house.journal.db, {
      text: `WITH r AS (UPDATE call_receivers SET paused_until = 0, leased_until = 0) UPDATE calls SET next_at = 0 WHERE state = 'waiting'`,
      values: [],
    })
    const arrived = () => new Map(bodies(there.heard).map(({ data }) => [data.siteId, data]))
    await expect.poll(() => arrived().size).toBe(2)
    expect([...arrived().keys()].sort()).toEqual([first, last].sort())
    const ids = new Set(there.heard.map(({ headers }) => headers['webhook-id']))
    expect(ids.size).toBe(2)
  } finally {
    await second.close()
    remove()
  }
})
