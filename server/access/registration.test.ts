import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Browser } from '../browser.fixture.ts'
import { intakeSources } from '../contract/registration-words.ts'
import { temporaryFolder } from '../journal/postgres.fixture.ts'
import type { Running } from '../main.ts'
import { complaintEvent, openTestHouse, push, signedIn, SQUARE } from '../running.fixture.ts'

/* Registration by hand, and that every road leads into the one queue; over the doors, on a real PostgreSQL. */

const DISTRICT = {
  ...SQUARE,
  streets: [{ code: '440307001', name: '平湖街道', lng: 114.2, lat: 22.7, rings: SQUARE.outline.slice(0, 1) }],
  stations: [
    { id: 'st-1', name: '平湖监管所', streetCode: '440307001', lng: 114.2, lat: 22.7 },
    { id: 'st-2', name: '龙城监管所', streetCode: '440307002', lng: 114.25, lat: 22.7 },
  ],
}
const PERSON = {
  name: '欧阳锦绣',
  phone: '13612349876',
  idNo: '11010519491231002X',
  address: '清林路 546 号 3 栋 1203',
}
const SECRETS = /欧阳锦绣|13612349876|11010519491231002X|清林路|老王/
const FORM = {
  source: 'counter',
  kind: 'complaint',
  complainant: PERSON,
  respondent: { name: '某超市', contact: '老王', phone: '13612349876' },
  problemClass: '价格',
  amount: '约3千',
  eventTime: '2026-06-03',
  eventPlace: '清林路 546 号家中',
  requests: ['退货', '赔偿损失'],
  consentEntrust: true,
  text: '我叫欧阳锦绣，电话13612349876，店家不退钱',
}

let house: Running & { url: string }
const logged: string[] = []
const people = new Map<string, Browser>()
const who = (name: string) => people.get(name)!
async function seat(
  name: string,
  ...given: Parameters<typeof signedIn> extends [unknown, ...infer Rest] ? Rest : never
) {
  const browser = new Browser(() => house.url)
  browser.cookies.set('qs_session', await signedIn(house, ...given))
  people.set(name, browser)
}
beforeAll(async () => {
  const file = join(temporaryFolder(), 'district.json')
  writeFileSync(file, JSON.stringify(DISTRICT))
  const sink = new Writable({
    write(chunk: Buffer, _, done) {
      logged.push(chunk.toString())
      done()
    },
  })
  house = await openTestHouse({ DISTRICT: file }, { log: pino({ level: 'trace' }, sink) })
  await seat('desk', 'deskOfficer')
  await seat('commander', 'commander')
  await seat('station', 'stationOfficer', { scope: { stations: ['st-1'] } })
  await seat('odr', 'laneMember', { scope: { lane: { kind: 'odr', id: 'E1' } } })
  await seat('service station', 'laneMember', { scope: { lane: { kind: 'serviceStation', id: 'S1' } } })
  await seat('mediator', 'laneMember', { scope: { lane: { kind: 'mediator', id: 'M1' } } })
  await seat('leader', 'leader')
  await seat('auditor', 'auditor')
})
afterAll(() => house.close())

interface Answer {
  state: string
  reason?: string
  code?: string
  repeated?: true
  result?: { complaintId: string; station: string | null }
  faults?: { field: string; message: string; doubt?: true }[]
}
async function give(name: string, form: object, id?: string) {
  const { body } = await who(name).order({ verb: 'complaint.receive', ...form }, id as never)
  return body as unknown as Answer
}
async function registered(name: string, form: object, id?: string) {
  const answer = await give(name, form, id)
  expect(answer, JSON.stringify(answer)).toMatchObject({ state: 'accepted' })
  return answer.result!.complaintId
}
const fieldsOf = ({ faults = [] }: Answer) => faults.map(({ field }) => field)
interface Item {
  id: string
  complaintId: string
  kind: string
  state: string
  otherHalf: string | null
  due: { kind: string; day: string } | null
  amount: number | null
  wouldBeStation: string | null
}
const queueOf = async (name: string) =>
  (await who(name).ask<{ items: Item[] }>('GET', '/api/v1/matters?limit=500')).body.items
const journal = async () => JSON.stringify((await who('auditor').ask('GET', '/api/v1/journal?limit=1000')).body)

describe('whoever may register', () => {
  test('every source of the desk, a station’s counter, a service station and an ODR enterprise lead into the one queue', async () => {
    const numbers = []
    for (const source of intakeSources) numbers.push(await registered('desk', { ...FORM, source }))
    numbers.push(await registered('station', FORM))
    numbers.push(await registered('odr', { ...FORM, source: 'odr' }))
    numbers.push(await registered('service station', { ...FORM, source: 'serviceStation' }))
    await push(house.url, complaintEvent('PUSHED-1', { amount: '3千多' }))
    const csv = '投诉编号,投诉人,联系电话,被投诉方,金额,投诉内容\nFILE-1,欧阳锦绣,13612349876,某店,约２千元,不退钱\n'
    const sent = await fetch(`${house.url}/api/v1/imports?kind=complaints&name=a.csv`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', cookie: who('desk').cookie, origin: house.url },
      body: csv,
    })
    expect(sent.status).toBe(202)
    await expect.poll(async () => (await queueOf('desk')).map(({ id }) => id)).toContain('FILE-1')
    const queue = await queueOf('desk')
    expect(queue.map(({ id }) => id)).toEqual(expect.arrayContaining([...numbers, 'PUSHED-1', 'FILE-1']))
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(queue.find(({ id }) => id === 'FILE-1')?.amount).toBe(2_000)
    expect(queue.find(({ id }) => id === 'PUSHED-1')?.amount).toBe(3_000)
    // What nobody named is sent by the routing rule to the station of the street.
    expect(queue.find(({ id }) => id === 'PUSHED-1')?.wouldBeStation).toBe('st-1')
  })

  test('the number says the day and runs on', async () => {
    const [first, second] = [await registered('desk', FORM), await registered('desk', FORM)]
    expect(first).toMatch(/^DJ\d{8}-\d{4,}$/)
    expect(Number(second.slice(11))).toBeGreaterThan(Number(first.slice(11)))
  })

  test('a number that another source has told already is left out', async () => {
    const last = Number((await registered('desk', FORM)).slice(11))
    const day = (await registered('desk', FORM)).slice(0, 11)
    const taken = `${day}${String(last + 2).padStart(4, '0')}`
    await push(house.url, complaintEvent(taken))
    expect(await registered('desk', FORM)).toBe(`${day}${String(last + 3).padStart(4, '0')}`)
  })

  test('a number that would be taken for a half of another is refused with a sentence', async () => {
    const given = { ...FORM, source: 'platform12315', platformNo: 'PT-2026-9-c' }
    expect(fieldsOf(await give('desk', given))).toEqual(['platformNo'])
  })

  test('side by side, no two get the same number', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, (_, n) => registered(n % 2 ? 'desk' : 'station', FORM)))
    expect(new Set(made).size).toBe(12)
  })

  test('a lane registers only what was brought to itself, a mediator nothing, a leader not at all', async () => {
    expect(fieldsOf(await give('odr', FORM))).toEqual(['source'])
    expect(fieldsOf(await give('service station', { ...FORM, source: 'odr' }))).toEqual(['source'])
    expect(fieldsOf(await give('station', { ...FORM, source: 'platform12315' }))).toEqual(['source'])
    expect((await give('mediator', FORM)).reason).toContain('服务站')
    expect((await give('leader', FORM)).code).toBe('forbidden')
  })
})

describe('given twice', () => {
  test('the same order is one complaint, and its number is told again', async () => {
    const id = crypto.randomUUID()
    const answers = await Promise.all([give('desk', FORM, id), give('desk', FORM, id), give('desk', FORM, id)])
    const numbers = answers.map(({ result }) => result?.complaintId)
    expect(new Set(numbers).size).toBe(1)
    expect(answers.filter(({ repeated }) => repeated)).toHaveLength(2)
    expect((await queueOf('desk')).filter((item) => item.id === numbers[0])).toHaveLength(1)
  })

  test('a number of the platform stays the number of the matter, whichever road was first', async () => {
    expect(await registered('desk', { ...FORM, source: 'platform12315', platformNo: 'PT-2026-0001' })).toBe(
      'PT-2026-0001',
    )
    const again = await give('desk', { ...FORM, source: 'platform12315', platformNo: 'PT-2026-0001', text: '另一内容' })
    expect(again).toMatchObject({ state: 'refused', code: 'conflict' })
    expect(again.reason).toMatch(/已于 .+ 登记.*补充情况/)
    await push(house.url, complaintEvent('PT-2026-0002'))
    expect(fieldsOf(await give('desk', { ...FORM, source: 'letter', platformNo: 'PT-2026-0002' }))).toEqual([
      'platformNo',
    ])
  })
})

describe('what is not right', () => {
  test('a form that is half empty hears of everything at once, in Chinese', async () => {
    const answer = await give('desk', {
      source: '',
      amount: '几千',
      eventTime: '2026-02-30',
      station: '平湖所',
      respondent: {},
    })
    expect(fieldsOf(answer).sort()).toEqual(
      [
        'amount',
        'complainant.name',
        'complainant.phone',
        'eventTime',
        'kind',
        'respondent.name',
        'source',
        'station',
        'text',
      ].sort(),
    )
    for (const { message } of answer.faults!) expect(message).toMatch(/^[^A-Za-z]+。$/)
    expect(answer.faults!.find(({ field }) => field === 'station')?.message).toContain('平湖监管所')
  })

  test.each([
    [{ eventTime: '2099-01-01' }, 'eventTime', '将来'],
    [{ receivedAt: '2026-06-01', eventTime: '2026-06-02' }, 'eventTime', '晚于收到'],
    [{ receivedAt: '2099-06-01' }, 'receivedAt', '将来'],
    [{ amount: '2万5' }, 'amount', '几种读法'],
    [{ platformNo: '13612349876' }, 'platformNo', '电话'],
    [{ respondent: { name: '某店', siteId: 'nobody' } }, 'respondent.siteId', '监管对象'],
  ])('%j names its field', async (over, field, words) => {
    const answer = await give('desk', { ...FORM, ...over })
    expect(fieldsOf(answer)).toEqual([field])
    expect(answer.reason).toContain(words)
  })

  test('a doubtful identity number is asked about once, and taken when the complainant insists', async () => {
    const complainant = { ...PERSON, idNo: '110105194912310021', phone: '12' }
    const answer = await give('desk', { ...FORM, complainant })
    expect(answer.faults).toMatchObject([
      { field: 'complainant.idNo', doubt: true },
      { field: 'complainant.phone', doubt: true },
    ])
    await registered('desk', { ...FORM, complainant, insists: ['complainant.idNo', 'complainant.phone'] })
  })

  test('a tip-off may be anonymous, a complaint may not (Art. 10)', async () => {
    await registered('desk', { ...FORM, kind: 'tipOff', complainant: {} })
    expect((await give('desk', { ...FORM, complainant: {} })).reason).toContain('第10条')
  })

  test('a hostile form is refused without a word of it in the record', async () => {
    const answer = await give('desk', { ...FORM, 老王13612349876: 1, complaintId: '欧阳锦绣', lng: 'x' })
    expect(answer.state).toBe('refused')
    expect((await give('desk', { ...FORM, text: '\u0000坏字符' })).reason).toContain('不能保存的字符')
  })
})

describe('both at once', () => {
  const halves = async (id: string) => (await queueOf('desk')).filter(({ complaintId }) => complaintId === id)

  test('registered at the desk it is two matters in the same moment, linked, each with its own clock', async () => {
    const id = await registered('desk', {
      ...FORM,
      kind: 'mixed',
      receivedAt: '2026-06-01T10:00',
      eventTime: '2026-05-30',
    })
    expect(await halves(id)).toMatchObject([
      { id: `${id}-c`, kind: 'complaint', otherHalf: `${id}-t`, due: { kind: 'acceptance', day: '2026-06-10' } },
      { id: `${id}-t`, kind: 'tipOff', otherHalf: `${id}-c`, due: { kind: 'reportVerification', day: '2026-06-23' } },
    ])
  })

  test('told by any other road it is parted soon after, once, without anybody’s hand', async () => {
    await push(house.url, complaintEvent('MIX-1', { kind: 'mixed' }))
    await expect
      .poll(async () => (await halves('MIX-1')).map(({ id }) => id), { timeout: 20_000 })
      .toEqual(['MIX-1-c', 'MIX-1-t'])
    await push(house.url, complaintEvent('MIX-1', { kind: 'mixed' }))
    expect(await halves('MIX-1')).toHaveLength(2)
    // The tip-off half waits at the station that verifies it as well.
    expect((await queueOf('station')).map(({ id }) => id)).toContain('MIX-1-t')
  })

  test('one that cannot be parted is said once, and holds up no other', async () => {
    // A record of before such numbers were refused.
    await house.house.journal.db.$client.query(
      `INSERT INTO matters (id, complaint_id, kind, state, received_at, version, matter)
        SELECT 'MIX-2-t', 'MIX-1', kind, state, received_at, version, matter FROM matters WHERE id = 'MIX-1-t'`,
    )
    await push(house.url, complaintEvent('MIX-2', { kind: 'mixed' }))
    await expect.poll(() => logged.join(''), { timeout: 20_000 }).toContain('MIX-2 不能拆分')
    await push(house.url, complaintEvent('MIX-3', { kind: 'mixed' }))
    await expect.poll(async () => (await halves('MIX-3')).length, { timeout: 20_000 }).toBe(2)
    expect(logged.join('').split('MIX-2 不能拆分').length - 1).toBeLessThanOrEqual(2)
    await house.house.journal.db.$client.query(`DELETE FROM matters WHERE id = 'MIX-2-t'`)
  })
})

test('nothing personal stands in the journal, in the log or in the queue; the words are with the person, sealed', async () => {
  const id = await registered('desk', FORM)
  const one = await who('desk').ask<{ personal: object }>('GET', `/api/v1/complaints/${id}`)
  expect(one.body.personal).toMatchObject({ state: 'sealed', text: expect.stringContaining('店家不退钱') })
  expect(await journal()).toContain('约3千')
  expect(await journal()).not.toMatch(SECRETS)
  expect(JSON.stringify(await queueOf('desk'))).not.toMatch(SECRETS)
  expect(logged.join('')).not.toMatch(SECRETS)
  expect(await house.house.journal.verify()).toHaveProperty('records')
})
