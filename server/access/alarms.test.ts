import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Alarm } from '../contract/picture.ts'
import type { Running } from '../main.ts'
import { Browser } from '../browser.fixture.ts'
import { event, openTestHouse, push, signedIn } from '../running.fixture.ts'

/* Alarms that a person answers, over the doors: told, acknowledged, spoken to, hurt, returned, put away; and who may. */

let house: Running & { url: string }
const duty = new Browser(() => house.url)
const commander = new Browser(() => house.url)
const leader = new Browser(() => house.url)
const elsewhere = new Browser(() => house.url)
beforeAll(async () => {
  house = await openTestHouse()
  duty.cookies.set('qs_session', await signedIn(house, 'dutyOfficer', { id: 'p-duty' }))
  commander.cookies.set('qs_session', await signedIn(house, 'commander', { id: 'p-commander' }))
  leader.cookies.set('qs_session', await signedIn(house, 'leader'))
  elsewhere.cookies.set('qs_session', await signedIn(house, 'fieldOfficer', { scope: { streets: ['440307009'] } }))
})
afterAll(() => house.close())

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
let told = 0
const tell = async (type: string, data: object, minutesAgo = 0) => {
  const answer = await push(house.url, event(`a-${(told += 1)}`, type, data, { time: ago(minutesAgo) }))
  expect(answer.status).toBe(202)
}
const lift = async (siteId: string, minutesAgo = 0, over: object = {}) => {
  await tell('site.registered', { siteId, kind: 'elevator', name: `${siteId} 号梯`, lng: 114.2, lat: 22.7 }, minutesAgo)
  await tell('elevator.alarm', { siteId, code: '90', trapped: 2, phase: 'raised', ...over }, minutesAgo)
  return `entrapment:${siteId}/90`
}
const clear = (siteId: string, code = '90', minutesAgo = 0) =>
  tell('elevator.alarm', { siteId, code, phase: 'cleared' }, minutesAgo)

interface Row extends Omit<Alarm, 'ack'> {
  ack: { at: number; byRole: string; by?: string; byName?: string } | null
  episode: number
  returnedAt: number | null
  closedAt: number | null
}
const standing = async () => (await duty.ask<{ items: Alarm[] }>('GET', '/api/v1/alarms')).body.items
const onPicture = async (id: string) => (await standing()).find((alarm) => alarm.id === id)
const list = async (query: string, who = duty) =>
  (await who.ask<{ items: Row[]; next: string | null; total: number }>('GET', `/api/v1/alarms?${query}`)).body
const thread = (id: string, who = duty) =>
  who.ask<{ alarm: Row; items: Record<string, unknown>[]; total: number }>(
    'GET',
    `/api/v1/alarms/${encodeURIComponent(id)}/thread`,
  )
const order = (verb: string, alarmId: string, over: object = {}, who = duty) =>
  who.order({ verb: `alarm.${verb}`, alarmId, ...over })

test('an entrapment is acknowledged, spoken to, told of an injury, and gone when the lift is opened: all of it in its thread', async () => {
  const id = await lift('l1')
  expect(await onPicture(id)).toMatchObject({ ack: null, contactedAt: null, injuryAt: null, tasks: [] })
  expect((await order('acknowledge', id, { next: '联系维保单位，电话13800138000' })).body).toMatchObject({
    state: 'accepted',
  })
  await order('contact', id, { note: '两人，情绪稳定' })
  await order('injury', id, { note: '一人头晕' })
  const seen = await onPicture(id)
  expect(seen?.ack).toEqual({ at: expect.any(Number), byRole: 'dutyOfficer' })
  expect(seen).toMatchObject({ contactedAt: expect.any(Number), injuryAt: expect.any(Number) })
  // Told again: still acknowledged.
  await tell('elevator.alarm', { siteId: 'l1', code: '90', trapped: 3, phase: 'raised' })
  expect(await onPicture(id)).toMatchObject({ times: 2, ack: seen?.ack, values: { trapped: 3 } })
  await clear('l1')
  expect(await onPicture(id)).toBeUndefined()

  const { body } = await thread(id)
  expect(body.alarm).toMatchObject({
    id,
    siteName: 'l1 号梯',
    returnedAt: expect.any(Number),
    closedAt: null,
    times: 2,
  })
  expect(body.items.map(({ kind, act }) => act ?? kind)).toEqual([
    ...['alarm.raised', 'acknowledged', 'contacted', 'injury', 'alarm.raised', 'alarm.returned'],
  ])
  expect(body.items[1]).toMatchObject({ by: 'p-duty', byName: '测试dutyOfficer', byRole: 'dutyOfficer' })
  expect(body.items[1]?.next).not.toContain('13800138000')
  expect(body.items[2]).toMatchObject({ note: '两人，情绪稳定' })
  expect(body.items[0]).toMatchObject({ cause: expect.stringMatching(/^test#a-/) })
})

test('whoever acknowledges second hears who did it and when; the record of his attempt has no name in it', async () => {
  const id = await lift('l2')
  await order('acknowledge', id, { next: '派员' })
  const { status, body } = await order('acknowledge', id, {}, commander)
  expect(status).toBe(409)
  expect(body).toMatchObject({ state: 'refused', code: 'conflict' })
  expect(body.reason).toMatch(/^这条告警已由测试dutyOfficer于 \d{4}-\d\d-\d\d \d\d:\d\d:\d\d 确认。$/)
  const { rows } = await house.house.journal.db.$client.query<{ body: string }>(
    `SELECT body FROM journal WHERE source = 'orders.refused' AND body LIKE '%${id}%'`,
  )
  expect(rows.map((row) => row.body).join()).toContain('p-duty')
  expect(rows.map((row) => row.body).join()).not.toContain('测试dutyOfficer')
})

test('two who acknowledge at the same moment: one did it, the other hears so', async () => {
  const id = await lift('l3')
  const answers = await Promise.all([order('acknowledge', id), order('acknowledge', id, {}, commander)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('a standing entrapment cannot be closed by hand, and the sentence says why with the article', async () => {
  const id = await lift('l4')
  const { status, body } = await order('close', id, { reason: '误报，无人被困' })
  expect(status).toBe(422)
  expect(body.reason).toContain('第六十四条第（三）项')
  expect(await onPicture(id)).toBeDefined()
})

test('closing needs a reason; what nobody is sure to tell the end of is closed with one, and what comes later is new', async () => {
  const sale = () => tell('pharmacy.sale', { siteId: 'p1', drug: '布洛芬', quantity: 1, recorded: false })
  const id = 'unrecordedSale:p1'
  await sale()
  expect((await order('close', id)).status).toBe(422)
  expect((await order('close', id, { reason: '已补登实名记录' })).body).toMatchObject({ state: 'accepted' })
  expect(await onPicture(id)).toBeUndefined()
  await sale()
  expect(await onPicture(id)).toMatchObject({ times: 1, ack: null })
  const { items } = await list('state=all')
  expect(items.filter((row) => row.id === id).map((row) => row.closedAt !== null)).toEqual([false, true])
})

test('what is not there, or over, gets a sentence; what came and went unseen is listed until it is put away', async () => {
  expect((await order('acknowledge', 'entrapment:nowhere/90')).body.reason).toContain('没有这条告警')
  const id = await lift('l5', 10)
  await clear('l5', '90', 5)
  const late = await order('acknowledge', id)
  expect(late.status).toBe(422)
  expect(late.body.reason).toMatch(/已于 .* 恢复正常。它恢复前无人确认/)
  const unseen = async () => (await list('state=returnedUnacknowledged')).items.map((row) => row.id)
  expect(await unseen()).toContain(id)
  expect((await order('close', id, { reason: '事后核实，乘客自行离开' })).body).toMatchObject({ state: 'accepted' })
  expect(await unseen()).not.toContain(id)
  expect((await order('close', id, { reason: '再次关闭试试' })).body.reason).toContain('无须再关闭')
})

test('only an entrapment has people inside to be spoken to', async () => {
  await tell('pharmacy.sale', { siteId: 'p2', drug: '布洛芬', quantity: 1, recorded: false })
  for (const verb of ['contact', 'injury'])
    expect((await order(verb, 'unrecordedSale:p2')).body.reason).toContain('只有电梯困人告警')
})

test('acknowledged at low priority, an alarm that becomes urgent asks again', async () => {
  const test1 = { siteId: 'm1', product: '豇豆', item: '有机磷', value: 60, unit: '%', positive: true, sampleNo: 'Q1' }
  await tell('market.quickTest', test1)
  const id = 'quickTestPositive:m1/Q1'
  await order('acknowledge', id, { next: '复检' })
  await tell('market.quickTest', { ...test1, sampleNo: 'Q1R', retest: 'Q1' })
  expect(await onPicture(id)).toMatchObject({ priority: 2, ack: null })
  expect((await order('acknowledge', id, { next: '下架' })).body).toMatchObject({ state: 'accepted' })
})

test('the duty officer and the commander answer; a leader reads what was done and by which role, not by whom', async () => {
  const id = await lift('l6')
  expect((await order('acknowledge', id, {}, leader)).status).toBe(403)
  await order('acknowledge', id, { next: '联系李四' })
  const { body } = await thread(id, leader)
  expect(body.alarm.ack).toEqual({ at: expect.any(Number), byRole: 'dutyOfficer' })
  expect(JSON.stringify(body)).not.toMatch(/李四|p-duty/)
  expect((await list('state=open', leader)).items.find((row) => row.id === id)?.ack).not.toHaveProperty('by')
  // What was said about it is in no general list either.
  expect(JSON.stringify((await leader.ask('GET', '/api/v1/facts?kind=alarm.acted')).body)).not.toContain('李四')
})

test('whoever answers for another street finds none of it', async () => {
  const id = await lift('l7')
  expect((await list('state=all', elsewhere)).items).toEqual([])
  expect((await thread(id, elsewhere)).status).toBe(404)
})

test('the list goes through its pages without losing or doubling an episode; an unknown state is said', async () => {
  const whole = await list('state=all&limit=500')
  const paged: Row[] = []
  for (let cursor = ''; ;) {
    const page = await list(`state=all&limit=3${cursor}`)
    expect(page.total).toBe(whole.total)
    paged.push(...page.items)
    if (page.next === null) break
    cursor = `&cursor=${page.next}`
  }
  expect(paged.map((row) => row.episode)).toEqual(whole.items.map((row) => row.episode))
  const { status, body } = await duty.ask<{ error: string }>('GET', '/api/v1/alarms?state=some')
  expect([status, body.error]).toEqual([400, expect.stringContaining('returnedUnacknowledged')])
  expect((await list(`from=${encodeURIComponent(ago(-60))}`)).items).toEqual([])
})

test('after an hour and a half the house says that an accident is near, after two that it is one, and asks anew', async () => {
  const id = await lift('l8', 95)
  const accident = 'liftAccident:l8/90'
  await expect
    .poll(() => onPicture(accident))
    .toMatchObject({ priority: 1, values: { minutes: 90 }, siteName: 'l8 号梯' })
  expect((await order('close', accident, { reason: '不想再看到它' })).status).toBe(422)
  await clear('l8')
  await expect.poll(() => onPicture(accident)).toBeUndefined()
  expect(await onPicture(id)).toBeUndefined()

  await lift('l9', 130)
  await expect.poll(() => onPicture('liftAccident:l9/90')).toMatchObject({ values: { minutes: 120 } })
  await clear('l9')
})

test('a fault that comes back within its minute is one alarm; one that stays away is over, as of when it went', async () => {
  const fault = (phase: string, minutesAgo: number) =>
    tell('elevator.alarm', { siteId: 'l10', code: '05', phase }, minutesAgo)
  const id = 'elevatorFault:l10/05'
  await fault('raised', 0.5)
  await fault('cleared', 0.4)
  expect(await onPicture(id)).toMatchObject({ normalSince: expect.any(Number), endsAt: expect.any(Number) })
  await fault('raised', 0.2)
  expect(await onPicture(id)).toMatchObject({ times: 2 })
  expect(await onPicture(id)).not.toHaveProperty('normalSince')
  await fault('raised', 0)

  const gone = (phase: string, minutesAgo: number) =>
    tell('elevator.alarm', { siteId: 'l11', code: '05', phase }, minutesAgo)
  await gone('raised', 9)
  await gone('cleared', 5)
  await expect.poll(() => onPicture('elevatorFault:l11/05')).toBeUndefined()
  const [row] = (await list('state=all')).items.filter((each) => each.id === 'elevatorFault:l11/05')
  expect(row!.returnedAt! - row!.raisedAt).toBeGreaterThan(3 * 60_000)
})

test('the table and the picture agree on everything that stands', async () => {
  const open = await list('state=open&limit=500')
  const shown = await standing()
  const plain = ({ id, priority, raisedAt, lastAt, times, ack, contactedAt, injuryAt, values }: Alarm | Row) => ({
    ...{ id, priority, raisedAt, lastAt, times, contactedAt, injuryAt, values },
    ack: ack && { at: ack.at, byRole: ack.byRole },
  })
  const byId = (rows: readonly (Alarm | Row)[]) => rows.map(plain).sort((a, b) => (a.id < b.id ? -1 : 1))
  expect(byId(open.items)).toEqual(byId(shown))
})
