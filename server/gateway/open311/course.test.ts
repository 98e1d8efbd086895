import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Browser } from '../../browser.fixture.ts'
import type { Running } from '../../main.ts'
import { open } from '../../main.ts'
import { bearer, signedIn, testEnvironment } from '../../running.fixture.ts'
import { form, keyFor, WHOLE_FORM } from './open311.fixture.ts'

/* A complaint from a citizen's app through the desk to its end, and its person nowhere on the way. */

const PERSON = {
  first_name: '锦绣',
  last_name: '欧阳',
  phone: '13612349876',
  email: 'jinxiu@example.cn',
  account_id: 'acc-77-jinxiu',
  device_id: 'dev-99-jinxiu',
  media_url: 'https://photos.example.cn/jinxiu.jpg',
  address_string: '龙城街道清林路 546 号 3 栋 1203',
}
const HOSTILE = `<script>alert("x")</script>]]></description>&电话136-1234-9876`
const SECRETS = /欧阳锦绣|13612349876|136-1234-9876|jinxiu|清林路|alert\(/

let house: Running & { url: string }
let remove: () => void
let key: string
let desk: Browser
const lines: string[] = []
const answers: string[] = []
beforeAll(async () => {
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  const made = testEnvironment({ LOG_LEVEL: 'trace' })
  remove = made.remove
  const running = await open(made.env, { log: pino({ level: 'trace' }, sink) })
  house = { ...running, url: running.url! }
  key = await keyFor(house, '市民端', { kinds: ['complaint.received'], sources: ['open311/市民端'] })
  desk = new Browser(() => house.url)
  desk.cookies.set('qs_session', await signedIn(house, 'deskOfficer'))
})
afterAll(async () => {
  await house.close()
  remove()
})

async function ask(path: string, init: RequestInit = {}) {
  const answer = await fetch(`${house.url}/open311/v2/${path}${path.includes('?') ? '&' : '?'}api_key=${key}`, init)
  const text = await answer.text()
  answers.push(text)
  return { status: answer.status, text, json: JSON.parse(text) as Record<string, string>[] }
}
async function submitted(over: Record<string, string> = {}): Promise<string> {
  const { status, text, json } = await ask('requests.json', form({ ...WHOLE_FORM, ...over }))
  expect(status, text).toBe(201)
  return json[0]!.service_request_id!
}
const statusOf = async (id: string) => {
  const { json } = await ask(`requests/${id}.json`)
  return json[0]
}
const give = async (verb: string, complaintId: string, rest: object = {}) => {
  const { body } = await desk.order({ verb: `complaint.${verb}`, complaintId, ...rest })
  expect(body, verb).toMatchObject({ state: 'accepted' })
}
const CONFIRMED = { confirmation: { how: 'sms', record: '短信 20261127-1' } }
const FITS = {
  flags: { odr: true },
  injury: false,
  amount: 300,
  earlierOnDispute: 0,
  facts: 1,
  reachable: { complainant: true, respondent: true },
}
interface Queue {
  items: { id: string; kind: string; problemClass: string; respondentName: string }[]
}
const queue = async (states = '') => (await desk.ask<Queue>('GET', `/api/v1/matters?limit=500${states}`)).body.items

test('what a citizen submits is in the desk’s queue, and closed for him when orders settle it', async () => {
  const id = await submitted({ 'attribute[amount]': '300', 'attribute[wish]': '退货' })
  expect((await queue()).find((each) => each.id === id)).toMatchObject({
    kind: 'complaint',
    problemClass: '食品安全',
    respondentName: '某小吃店',
  })
  expect(await statusOf(id)).toMatchObject({ status: 'open', status_notes: '已登记' })
  await give('learn', id, { known: FITS })
  await give('route', id, { lane: 'C1', to: 'E1' })
  expect(await statusOf(id)).toMatchObject({ status: 'open', status_notes: '在通道' })
  const odr = new Browser(() => house.url)
  odr.cookies.set('qs_session', await signedIn(house, 'laneMember', { scope: { lane: { kind: 'odr', id: 'E1' } } }))
  const settle = { verb: 'complaint.settle', complaintId: id, result: 'settled_paid', recovered: 300, ...CONFIRMED }
  expect((await odr.order(settle)).body.state).toBe('accepted')
  expect(await statusOf(id)).toMatchObject({ status: 'closed', status_notes: '已办结', expected_datetime: null })
  expect((await ask('requests.json?status=closed')).json.map((each) => each.service_request_id)).toContain(id)
  expect((await ask('requests.json?status=open')).json.map((each) => each.service_request_id)).not.toContain(id)
})

test('not accepted, it says by which article, and nothing that the desk wrote', async () => {
  const id = await submitted()
  await give('notAccept', id, { item: 1, note: '已告知投诉人张三' })
  const { status, status_notes } = (await statusOf(id))!
  expect(status).toBe('closed')
  expect(status_notes).toMatch(/^不予受理：.+（总局令第121号第16条第1项）$/)
})

test('sent to a station, that is whose it is', async () => {
  const id = await submitted()
  await give('accept', id)
  await give('dispatch', id, { station: 'st-7' })
  expect(await statusOf(id)).toMatchObject({ status: 'open', status_notes: '已分派监管所', agency_responsible: 'st-7' })
})

test('a submission that is both is shown once, before and after it is split, as its complaint half', async () => {
  const id = await submitted({ 'attribute[kind]': 'mixed' })
  expect(await statusOf(id)).toMatchObject({ service_request_id: id, status: 'open' })
  await give('split', id)
  const mine = async () => (await ask('requests.json')).json.filter((each) => each.service_request_id!.startsWith(id))
  expect(await mine()).toMatchObject([{ service_request_id: id, status: 'open', status_notes: '已登记' }])
  await give('withdraw', `${id}-c`, CONFIRMED)
  expect(await mine()).toMatchObject([{ service_request_id: id, status: 'closed', status_notes: '已撤回' }])
  await give('notFile', `${id}-t`, { note: '查无实据' })
  expect(await mine()).toMatchObject([{ status: 'closed', status_notes: '已撤回' }])
  for (const half of ['c', 't']) expect((await ask(`requests/${id}-${half}.json`)).status).toBe(404)
})

test('the desk can unmask who it was: name and phone are sealed with the complaint', async () => {
  const id = await submitted({ ...PERSON, description: HOSTILE })
  const { body } = await desk.ask<{ personal: { state: string; fields: { key: string; masked: string }[] } }>(
    'GET',
    `/api/v1/complaints/${id}`,
  )
  expect(body.personal.state).toBe('sealed')
  const masks = new Map(body.personal.fields.map(({ key, masked }) => [key, masked]))
  expect([...masks.keys()].sort()).toEqual([
    'accountId',
    'deviceId',
    'email',
    'eventAddress',
    'mediaUrl',
    'name',
    'phone',
  ])
  expect(masks.get('phone')).toBe('136****9876')
})

test('no answer, no log line, no row of the database holds the person, and no log line holds the key', async () => {
  const id = await submitted({ ...PERSON, description: HOSTILE })
  await ask('requests.json', form({ ...WHOLE_FORM, ...PERSON, service_code: 'pothole' }))
  await ask('requests.json', form({ ...WHOLE_FORM, ...PERSON, description: 'a\u0000b' }))
  await ask('requests.json', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"phone":"13612349876',
  })
  const body = form({ ...WHOLE_FORM, ...PERSON, api_key: key })
  for (const init of [body, { ...body, headers: { ...(body.headers as object), ...bearer(key) } }])
    answers.push(await (await fetch(`${house.url}/open311/v2/requests.xml`, init)).text())
  for (const format of ['json', 'xml'])
    for (const path of ['requests', `requests/${id}`, `tokens/${id}`])
      answers.push(await (await fetch(`${house.url}/open311/v2/${path}.${format}`, { headers: bearer(key) })).text())
  for (const path of [
    '/api/v1/picture',
    '/api/v1/facts?limit=500',
    '/api/v1/complaints?limit=500',
    '/api/v1/rejected',
    '/metrics',
  ])
    answers.push(JSON.stringify((await desk.ask('GET', path)).body))
  expect(answers.join()).toContain(id)
  expect(lines.join()).toContain('/open311/v2/requests')

  // The receipt gives an account its own number back, and nobody else.
  const said = answers.join().replaceAll(PERSON.account_id, '')
  expect(said).not.toMatch(SECRETS)
  expect(lines.join()).not.toMatch(SECRETS)
  expect(lines.join()).not.toContain(key)
  expect(answers.join()).not.toContain(key)
  const pool = house.house.journal.db.$client
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  )
  for (const { name } of tables) {
    const { rows } = await pool.query<{ text: string }>(`SELECT row_to_json(t)::text AS text FROM "${name}" t`)
    const text = rows.map((row) => row.text).join()
    expect(text, name).not.toMatch(SECRETS)
    expect(text, name).not.toContain(key)
  }
})

test('the chain verifies after all of it', async () => {
  expect(await house.house.journal.verify()).toHaveProperty('records')
})
