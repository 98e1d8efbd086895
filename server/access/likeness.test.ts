import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Browser } from '../browser.fixture.ts'
import { destroyPersonalOf } from '../journal/personal.ts'
import { run } from '../journal/statement.ts'
import type { Running } from '../main.ts'
import { complaintEvent, openTestHouse, push, signedIn } from '../running.fixture.ts'

/* What is alike, over the doors and in the tables of a real PostgreSQL; how alike is tested in server/likeness. */

let house: Running & { url: string }
const lines: string[] = []
const said: string[] = []
const people = new Map<string, Browser>()
async function seat(
  name: string,
  ...given: Parameters<typeof signedIn> extends [unknown, ...infer Rest] ? Rest : never
) {
  const browser = new Browser(() => house.url)
  browser.cookies.set('qs_session', await signedIn(house, ...given))
  people.set(name, browser)
}
beforeAll(async () => {
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  house = await openTestHouse({ LOG_LEVEL: 'trace' }, { log: pino({ level: 'trace' }, sink) })
  await seat('desk', 'deskOfficer')
  await seat('station', 'stationOfficer', { scope: { stations: ['st-1'] } })
  await seat('odr', 'laneMember', { scope: { lane: { kind: 'odr', id: 'E1' } } })
  await seat('leader', 'leader')
})
afterAll(() => house.close())

const WORDS = '在该店购买的电饭煲使用三天后不能开机，商家拒绝退换，也不接电话，要求退还货款。'
let count = 0
let lastPhone = 0
/** A telephone nobody else in this file has. */
const newPhone = () => `1361234${String((lastPhone += 1)).padStart(4, '0')}`
async function received(over: object = {}): Promise<string> {
  const id = `L${(count += 1)}`
  const told = complaintEvent(id, { wouldBeStation: 'st-1', respondent: { name: `独一店${id}` }, ...over })
  const answer = await push(house.url, told)
  expect(await answer.json()).toMatchObject({ accepted: 1 })
  return id
}

interface Likeness {
  again: { source: string; channel: string; at: number; differs: string[] }[]
  duplicates: {
    id: string
    state: string
    respondentName: string | null
    score: number
    reasons: { of: string; why: { zh: string } }[]
    merge: { complaintId: string; into: string; basedOn?: number } | null
    cannot: string | null
    restarts: boolean
  }[]
  elsewhere: number
  article17: { score: number; reasons: { factor: string; count: number; matters: string[] }[] }
  note: { zh: string }
}
async function alike(id: string, name = 'desk') {
  const answer = await people.get(name)!.ask<Likeness>('GET', `/api/v1/matters/${id}/likeness`)
  said.push(JSON.stringify(answer.body))
  return answer
}
const idsOf = async (id: string, name = 'desk') => (await alike(id, name)).body.duplicates.map((each) => each.id)
const give = async (verb: string, complaintId: string, rest: object = {}, name = 'desk') =>
  (await people.get(name)!.order({ verb: `complaint.${verb}`, complaintId, ...rest })).body
const stepsIn = async () =>
  (
    await house.house.journal.db.$client.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM journal WHERE kind = 'complaint.stepped'",
    )
  ).rows[0]!.n

describe('a complaint told twice from one telephone', () => {
  test('is found however the number is written, with each likeness named and for reference only', async () => {
    const shop = { respondent: { name: '平湖欧阳电器商行' }, problemClass: '质量', text: WORDS, amount: 300 }
    const phone = newPhone()
    const wide = [...phone].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join('')
    const spellings = [phone, `+86 ${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`, wide]
    const ids = []
    for (const each of spellings) ids.push(await received({ ...shop, complainant: { name: '欧阳锦绣', phone: each } }))
    await received({
      ...shop,
      text: '充值卡余额不退',
      problemClass: '售后服务',
      complainant: { name: '司徒明', phone: newPhone() },
    })
    const { body } = await alike(ids[2]!)
    expect(body.duplicates.map((each) => each.id)).toEqual([ids[0], ids[1]])
    expect(body.duplicates[0]).toMatchObject({
      state: 'received',
      respondentName: '平湖欧阳电器商行',
      score: 1,
      cannot: null,
    })
    expect(body.duplicates[0]?.reasons.map((each) => each.of)).toEqual([
      ...['phone', 'person', 'respondent', 'problem', 'text', 'amount', 'time'],
    ])
    expect(body.article17.reasons.map(({ factor }) => factor)).toEqual(['a', 'b'])
    expect(body.article17.reasons[0]).toMatchObject({ count: 3, matters: ids })
    expect(body.note.zh).toContain('仅供参考')
  })

  test('is offered as the later into the earlier; the order moves it and it counts no longer, and nothing moves before', async () => {
    const shop = { respondent: { name: '坂田司徒家具店' }, text: WORDS, complainant: { phone: newPhone() } }
    const [first, second] = [await received(shop), await received(shop)]
    const before = await stepsIn()
    for (const id of [first, second]) {
      const { body } = await alike(id)
      expect(body.duplicates[0]?.merge).toEqual({ complaintId: second, into: first, basedOn: 1 })
    }
    expect(await stepsIn()).toBe(before)
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    const rate = async () =>
      (
        await people
          .get('desk')!
          .ask<{ cohort: { denominator: number } }>('GET', `/api/v1/interception?from=${day}&to=${day}`)
      ).body
    const counted = JSON.stringify(await rate())
    const given = await give('merge', second, { into: first, note: '同一投诉' })
    expect(given).toMatchObject({ state: 'accepted', result: { state: 'merged' } })
    expect(JSON.stringify(await rate())).not.toBe(counted)
    expect(await idsOf(first)).toEqual([])
  })

  test('says why where the law or the machine would refuse the merge', async () => {
    const shop = { respondent: { name: '布吉上官服装店' }, text: WORDS, complainant: { phone: newPhone() } }
    const [first, second] = [await received(shop), await received(shop)]
    expect(await give('accept', second)).toMatchObject({ state: 'accepted' })
    const [found] = (await alike(first)).body.duplicates
    expect(found).toMatchObject({ id: second, state: 'accepted', merge: null })
    expect(found?.cannot).toMatch(/。$/)
    expect(await give('merge', second, { into: first, note: '同一投诉' })).toMatchObject({ state: 'refused' })
  })
})

describe('the same number, told by another source', () => {
  const again = async (id: string) => (await alike(id)).body.again
  const toldBy = async (source: string, id: string, over: object) =>
    (await push(house.url, { ...complaintEvent(id, { wouldBeStation: 'st-1', ...over }), source })).json()
  const shop = { respondent: { name: '龙城端木五金店' }, text: WORDS, amount: 300, problemClass: '质量' }

  test('with other content is said, in what it differs; the first one stands and nothing is lost', async () => {
    const phone = newPhone()
    const id = await received({ ...shop, complainant: { name: '欧阳锦绣', phone } })
    expect(await again(id)).toEqual([])
    const other = { ...shop, amount: 900, complainant: { name: '司徒明', phone: newPhone() } }
    expect(await toldBy('platform', id, other)).toMatchObject({ accepted: 1 })
    expect(await again(id)).toEqual([
      { source: 'platform', channel: '12345', at: expect.any(Number), differs: ['complainant', 'amount'] },
    ])
    const stands = await people.get('desk')!.ask<{ amount: number }>('GET', `/api/v1/complaints/${id}`)
    expect(stands.body.amount).toBe(300)
  })

  test('with the same content is said too, as the same; told in one batch as well', async () => {
    const id = await received({ ...shop, complainant: { phone: newPhone() } })
    const two = { ...complaintEvent(id, { wouldBeStation: 'st-1', ...shop }), source: 'platform' }
    await push(house.url, [two, { ...two, source: 'hall' }, two])
    expect((await again(id)).map(({ source, differs }) => [source, differs])).toEqual([
      ['platform', []],
      ['hall', []],
    ])
  })
})

test('strangers are not suggested: another telephone, another shop, another trouble', async () => {
  const one = await received({
    respondent: { name: '横岗东方超市' },
    text: WORDS,
    complainant: { name: '欧阳锦绣', phone: newPhone() },
  })
  await received({
    respondent: { name: '横岗东方超市' },
    text: WORDS,
    complainant: { name: '司徒明', phone: newPhone() },
  })
  await received({ respondent: { name: '园山西门药店' }, text: '价格与标签不符', complainant: { phone: newPhone() } })
  expect(await idsOf(one)).toEqual([])
})

test('people of one shared address are a sign to look at, not one complainant', async () => {
  const at = (name: string, written: string, n: number) => ({
    complainant: { name, phone: newPhone(), address: written },
    respondent: { name: `共享地址店${n}` },
  })
  const ids = [
    await received(at('欧阳锦绣', '深圳市龙岗区平湖街道富安大道12号锦绣花园3栋1204室', 1)),
    await received(at('司徒明', '平湖街道 富安大道１２号锦绣花园三栋1204', 2)),
    await received(at('上官云', '平湖街道富安大道12号锦绣花园3幢1204房', 3)),
  ]
  const { body } = await alike(ids[0]!)
  expect(body.duplicates).toEqual([])
  expect(body.article17.reasons).toMatchObject([{ factor: 'd', count: 3, matters: ids }])
})

describe('who may look', () => {
  test('a lane’s member and a leader are turned away; a station sees its own and hears of others as a number', async () => {
    const shop = { respondent: { name: '两所之间的店' }, text: WORDS, complainant: { phone: newPhone() } }
    const mine = await received(shop)
    const also = await received(shop)
    const theirs = await received({ ...shop, wouldBeStation: 'st-2' })
    for (const name of ['odr', 'leader']) expect((await alike(mine, name)).status).toBe(403)
    expect((await alike(theirs, 'station')).status).toBe(404)
    expect((await alike('nobody')).status).toBe(404)
    const { body } = await alike(mine, 'station')
    expect(body.duplicates.map(({ id }) => id)).toEqual([also])
    expect(body.elsewhere).toBe(1)
    expect(JSON.stringify(body)).not.toContain(theirs)
    expect(body.article17.reasons[0]).toMatchObject({ count: 3, matters: [mine, also] })
    expect((await idsOf(mine)).sort()).toEqual([also, theirs].sort())
  })

  test('nobody asks without a name', async () => {
    expect((await fetch(`${house.url}/api/v1/matters/L1/likeness`)).status).toBe(401)
  })
})

describe('tip-offs', () => {
  const tipOff = (over: object) =>
    received({ kind: 'tipOff', respondent: { name: '被举报的店' }, text: WORDS, ...over })

  test('are compared with tip-offs only, and show no sign of article 17, which is about complaints', async () => {
    const complainant = { phone: newPhone() }
    const complaint = await received({ respondent: { name: '被举报的店' }, text: WORDS, complainant })
    const one = await tipOff({ complainant })
    const two = await tipOff({ complainant })
    expect(await idsOf(one)).toEqual([two])
    expect((await alike(one)).body.article17).toEqual({ score: 0, reasons: [] })
    expect(await idsOf(complaint)).toEqual([])
  })

  test('with new facts of the same reporter are joined, and verification begins anew from the last report (art. 35)', async () => {
    const complainant = { phone: newPhone() }
    const day = (n: number) => Date.now() - n * 86_400_000
    const [first, second] = [
      await tipOff({ complainant, receivedAt: day(3) }),
      await tipOff({ complainant, receivedAt: day(1), text: `${WORDS}另发现过期食品。` }),
    ]
    const [found] = (await alike(second)).body.duplicates
    expect(found).toMatchObject({ id: first, restarts: true, merge: { complaintId: second, into: first } })
    const given = await give('merge', second, { into: first, note: '同一举报人补充新事实', newFacts: true })
    expect(given).toMatchObject({ state: 'accepted', result: { state: 'merged' } })
    interface Course {
      matters: {
        state: string
        clocks: { kind: string; startedAt: number; endedAt: number | null }[]
        steps: { what: string }[]
      }[]
    }
    const [matter] = (await people.get('desk')!.ask<Course>('GET', `/api/v1/complaints/${first}`)).body.matters
    expect(matter?.steps.map(({ what }) => what)).toEqual(['received', 'factsAdded'])
    expect(matter?.clocks.map(({ kind, endedAt }) => [kind, endedAt === null])).toEqual([
      ['reportVerification', false],
      ['reportVerification', true],
    ])
  })

  test('new facts restart no complaint: the order is refused whole', async () => {
    const shop = { respondent: { name: '投诉不重算的店' }, text: WORDS, complainant: { phone: newPhone() } }
    const [first, second] = [await received(shop), await received(shop)]
    expect(await give('merge', second, { into: first, note: '同一投诉', newFacts: true })).toMatchObject({
      state: 'refused',
    })
    expect(await idsOf(first)).toEqual([second])
  })
})

describe('what a lane asks of the past', () => {
  interface Queue {
    items: {
      id: string
      suggestions: { lane: string; reasons: { met: boolean | 'unknown'; why: { zh: string } }[] }[]
      escalations: { zh: string }[]
    }[]
  }
  const itemOf = async (id: string, query = '') =>
    (await people.get('desk')!.ask<Queue>('GET', `/api/v1/matters?limit=500${query}`)).body.items.find(
      (each) => each.id === id,
    )!
  const first = async (id: string) =>
    (await itemOf(id)).suggestions
      .find(({ lane }) => lane === 'C3')!
      .reasons.find(({ why }) => /同一争议/.test(why.zh))!

  test('is answered from the record: the first complaint on a dispute, and the second', async () => {
    const shop = { respondent: { name: '首次投诉的店' }, complainant: { phone: newPhone() } }
    const one = await received(shop)
    expect(await first(one)).toMatchObject({ met: true, why: { zh: '同一争议首次投诉' } })
    const two = await received(shop)
    expect(await first(two)).toMatchObject({ met: false, why: { zh: '同一争议以前投诉过' } })
    expect(await first(one)).toMatchObject({ met: true })
  })

  test('stays open where nobody knows who complained, and what the desk typed stands above the record', async () => {
    const one = await received({ respondent: { name: '无人知道的店' } })
    expect((await first(one)).met).toBe('unknown')
    const shop = { respondent: { name: '坐席写明的店' }, complainant: { phone: newPhone() } }
    await received(shop)
    const two = await received(shop)
    expect(await give('learn', two, { known: { earlierOnDispute: 0 } })).toMatchObject({ state: 'accepted' })
    expect(await first(two)).toMatchObject({ met: true })
  })

  test('a business complained of again within the week is a reason to take a matter out of its own lane; only said', async () => {
    const shop = { respondent: { name: '一周两次的店' } }
    const one = await received(shop)
    await give('learn', one, { known: { flags: { pledged: true }, earlierOnDispute: 0 } })
    expect(await give('route', one, { lane: 'C3', to: null })).toMatchObject({ state: 'accepted' })
    expect((await itemOf(one, '&states=inLane')).escalations).toEqual([])
    await received({ ...shop, complainant: { phone: newPhone() } })
    expect((await itemOf(one, '&states=inLane')).escalations.map(({ zh }) => zh)).toEqual([
      '同一经营者被投诉 168 小时内第 2 次（界限 2 次）',
    ])
  })
})

describe('a person', () => {
  test('who is destroyed leaves no print: nothing finds him, and his row holds the respondent alone', async () => {
    const shop = {
      respondent: { name: '被遗忘的店' },
      text: WORDS,
      complainant: { name: '欧阳锦绣', phone: newPhone() },
    }
    const [one, two] = [await received(shop), await received(shop)]
    expect(await idsOf(one)).toEqual([two])
    await run(house.house.journal.db, destroyPersonalOf(two))
    expect(await idsOf(one)).toEqual([])
    const { rows } = await house.house.journal.db.$client.query(
      'SELECT phone, address, person, sketch, respondent IS NOT NULL AS kept FROM likeness WHERE complaint_id = $1',
      [two],
    )
    expect(rows).toEqual([{ phone: null, address: null, person: null, sketch: null, kept: true }])
    expect(await house.house.journal.verify()).toHaveProperty('records')
  })

  test('is in no answer, no log and no column, neither by number nor by mark', async () => {
    const pool = house.house.journal.db.$client
    const { rows } = await pool.query<{ marks: string[] }>(
      `SELECT array_remove(ARRAY[encode(phone, 'hex'), encode(address, 'hex'), encode(person, 'hex')], NULL) AS marks
        FROM likeness WHERE phone IS NOT NULL`,
    )
    const marks = [...new Set(rows.flatMap((row) => row.marks))]
    expect(marks.length).toBeGreaterThan(10)
    const outside = said.join() + lines.join()
    expect(said.length).toBeGreaterThan(10)
    expect(outside).not.toMatch(/1361234\d{4}|欧阳锦绣|司徒明|富安大道/)
    expect(marks.filter((mark) => outside.includes(mark))).toEqual([])
    const journal = await pool.query<{ body: string }>('SELECT body FROM journal')
    const chain = journal.rows.map(({ body }) => body).join()
    expect(chain).not.toMatch(/1361234\d{4}|富安大道/)
    expect(marks.filter((mark) => chain.includes(mark))).toEqual([])
    const prints = await pool.query<{ text: string }>('SELECT row_to_json(l)::text AS text FROM likeness l')
    expect(prints.rows.map(({ text }) => text).join()).not.toMatch(/1361234\d{4}|欧阳锦绣|富安大道/)
  })
})
