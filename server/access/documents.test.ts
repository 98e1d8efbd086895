import { afterAll, beforeAll, expect, test } from 'vitest'
import { Browser } from '../browser.fixture.ts'
import { documentAnswer, documentsAnswer, type DocumentAnswer, type DocumentsAnswer } from '../contract/documents.ts'
import type { Running } from '../main.ts'
import { complaintEvent, openTestHouse, push, signedIn } from '../running.fixture.ts'

/* Papers and replies over the doors: who gets which, what is noted, and that no person is in them. */

const PERSON = {
  name: '欧阳锦绣',
  phone: '13612349876',
  idNo: '440307199003077654',
  address: '平湖街道华南大道9号3栋502',
}
const WORDS = '我叫欧阳锦绣，电话13612349876，买的冰箱不制冷'

let house: Running & { url: string }
const people = new Map<string, Browser>()
const who = (name: string) => people.get(name)!
beforeAll(async () => {
  house = await openTestHouse()
  const seats: [string, ...(Parameters<typeof signedIn> extends [unknown, ...infer Rest] ? Rest : never)][] = [
    ['desk', 'deskOfficer'],
    ['duty', 'dutyOfficer'],
    ['station', 'stationOfficer', { scope: { stations: ['st-1'] } }],
    ['other station', 'stationOfficer', { scope: { stations: ['st-2'] } }],
    ['mediator', 'laneMember', { scope: { lane: { kind: 'mediator', id: 'M1' } } }],
    ['other mediator', 'laneMember', { scope: { lane: { kind: 'mediator', id: 'M2' } } }],
    ['odr', 'laneMember', { scope: { lane: { kind: 'odr', id: 'M1' } } }],
    ['leader', 'leader'],
    ['auditor', 'auditor'],
  ]
  for (const [name, ...given] of seats) {
    const browser = new Browser(() => house.url)
    browser.cookies.set('qs_session', await signedIn(house, ...given))
    people.set(name, browser)
  }
})
afterAll(() => house.close())

let count = 0
async function received(over: object = {}): Promise<string> {
  const id = `d${(count += 1)}`
  const told = { wouldBeStation: 'st-1', amount: 300, complainant: PERSON, text: WORDS, ...over }
  await push(house.url, complaintEvent(id, told))
  return id
}
async function done(name: string, verb: string, complaintId: string, rest: object = {}) {
  const { body } = await who(name).order({ verb: `complaint.${verb}`, complaintId, ...rest })
  expect(body, `${verb} by ${name}`).toMatchObject({ state: 'accepted' })
}
const list = (name: string, id: string) => who(name).ask<DocumentsAnswer>('GET', `/api/v1/matters/${id}/documents`)
const paper = (name: string, id: string, form: string) =>
  who(name).ask<DocumentAnswer & { error?: string }>('GET', `/api/v1/matters/${id}/documents/${form}`)
const thereFor = async (name: string, id: string) =>
  (await list(name, id)).body.documents.filter(({ why }) => why === null).map((each) => each.name)
interface Audit {
  items: { act: string; on: string; by: { id: string }; detail: Record<string, unknown> }[]
}
const taken = async (id: string) =>
  (await who('auditor').ask<Audit>('GET', `/api/v1/audit?act=documentMade&on=${id}`)).body.items

test('a complaint that nobody touched has its register and can be asked for identity; the rest say why not', async () => {
  const id = await received()
  const { body, status } = await list('desk', id)
  expect(status).toBe(200)
  expect(documentsAnswer.parse(body)).toEqual(body)
  expect(await thereFor('desk', id)).toEqual(['complaintRegister', 'identityNotice'])
  const acceptance = body.documents.find(({ name }) => name === 'acceptance')
  expect(acceptance?.why?.zh).toContain('决定受理后')
  expect(body.replies.filter(({ text }) => text !== null).map(({ name }) => name)).toEqual(['identityAsked'])
  const early = await paper('desk', id, 'acceptance')
  expect(early.status).toBe(409)
  expect(early.body.error).toBe(acceptance?.why?.zh)
  expect(await taken(id)).toEqual([])
})

test('not accepted: the paper names item, article and five routes; that it was taken out is in the chain, once a time', async () => {
  const id = await received()
  await done('desk', 'notAccept', id, { item: 3, note: '购买数量明显超出生活需要，电话13612349876' })
  const { body } = await paper('desk', id, 'nonAcceptance')
  expect(documentAnswer.parse(body)).toEqual(body)
  const text = JSON.stringify(body.sheet)
  for (const part of ['第16条第3项', '《消费者权益保护法》第39条', '向人民法院起诉', '不受第'])
    expect(text).toContain(part)
  expect(body.notes.map(({ zh }) => zh).join('')).toMatch(/尚未与官方格式核对.*没有写明署名机关/)
  expect(body.sheet.heading).toBe('试验区智慧市场监管指挥中心')
  // The same paper tomorrow is the same paper.
  expect((await paper('desk', id, 'nonAcceptance')).body).toEqual(body)
  const notes = await taken(id)
  expect(notes).toHaveLength(2)
  expect(notes[0]).toMatchObject({
    on: id,
    by: { id: expect.stringContaining('deskOfficer') },
    detail: { form: 'nonAcceptance', matter: id },
  })
})

test('no paper, reply or record holds a particular: the sheet has their places, the answer their masks', async () => {
  const id = await received()
  await done('desk', 'accept', id)
  const answers = [(await list('desk', id)).body, (await paper('desk', id, 'complaintRegister')).body] as const
  await paper('desk', id, 'acceptance')
  const { body: journal } = await who('auditor').ask('GET', '/api/v1/journal?limit=1000')
  const all = JSON.stringify([...answers, journal])
  for (const value of [...Object.values(PERSON), WORDS]) expect(all).not.toContain(value)
  const { sheet, masks } = answers[1]
  expect(JSON.stringify(sheet)).toContain('{"personal":"complainant.name"}')
  expect(masks).toMatchObject({ 'complainant.name': '欧阳**', 'complainant.phone': '136****9876' })
  expect(masks['complainant.text']).toContain('冰箱')
  expect(JSON.stringify(sheet)).not.toContain('冰箱')
})

test('a station has the papers of what is its own, another station none of them', async () => {
  const id = await received()
  await done('desk', 'dispatch', id, { station: 'st-2' })
  expect(await thereFor('other station', id)).toContain('dispatchNotice')
  expect((await list('station', id)).status).toBe(404)
  expect((await paper('station', id, 'dispatchNotice')).status).toBe(404)
  expect((await paper('duty', id, 'dispatchNotice')).status).toBe(200)
  expect((await list('leader', id)).status).toBe(403)
  expect((await list('desk', 'none')).status).toBe(404)
  expect((await paper('desk', id, 'none')).status).toBe(404)
})

test('whoever mediates on commission has the notice and the agreement, with blanks for persons; no other lane has any', async () => {
  const id = await received()
  await done('desk', 'accept', id)
  for (const by of ['complainant', 'respondent'])
    await done('desk', 'consent', id, { by, agrees: true, record: '电话录音 12' })
  expect((await list('mediator', id)).status).toBe(404)
  await done('desk', 'mediate', id, { body: 'M1' })
  const { body } = await list('mediator', id)
  expect(body.documents.map(({ name }) => name)).toEqual(['mediationNotice', 'mediationAgreement'])
  expect(body.replies).toEqual([])
  const notice = await paper('mediator', id, 'mediationNotice')
  expect(notice.status).toBe(200)
  expect(notice.body.masks).toEqual({})
  expect(JSON.stringify(notice.body.sheet)).not.toContain('"personal"')
  expect(JSON.stringify(notice.body.sheet)).toContain('总局令第121号第19条')
  expect((await paper('mediator', id, 'acceptance')).status).toBe(404)
  expect((await paper('mediator', id, 'mediationAgreement')).status).toBe(409)
  for (const name of ['other mediator', 'odr']) expect((await list(name, id)).status, name).toBe(404)
  await done('desk', 'agree', id, { recovered: 300, record: '调解笔录' })
  expect((await paper('mediator', id, 'mediationAgreement')).status).toBe(200)
})

test('each half of a mixed submission has its own papers', async () => {
  const id = await received({ kind: 'mixed' })
  expect(await thereFor('desk', id)).toEqual([])
  await done('desk', 'split', id)
  expect(await thereFor('desk', `${id}-c`)).toEqual(['complaintRegister', 'identityNotice'])
  expect(await thereFor('desk', `${id}-t`)).toEqual(['tipOffRegister'])
  const register = await paper('desk', `${id}-t`, 'tipOffRegister')
  expect(register.body.complaintId).toBe(id)
  expect((await taken(id)).map(({ detail }) => detail.matter)).toEqual([`${id}-t`])
})

test('whose particulars were destroyed is left blank on paper', async () => {
  const id = await received()
  await house.house.journal.db.$client.query(
    `DELETE FROM personal_keys WHERE seq = (SELECT seq FROM complaints WHERE complaint_id = $1)`,
    [id],
  )
  const { body } = await paper('desk', id, 'complaintRegister')
  expect(body.masks).toEqual({})
  expect(JSON.stringify(body.sheet)).toContain('{"blank":"投诉人姓名","room":"line"}')
})

test('a clue found in a complaint brings nobody’s particulars with it', async () => {
  const id = await received()
  await done('desk', 'foundClue', id, { found: '涉嫌无照经营' })
  const { body } = await paper('desk', `${id}-x1`, 'tipOffRegister')
  expect(body.masks).toEqual({})
  expect(JSON.stringify(body.sheet)).not.toContain('"personal"')
})

test('the chain verifies after all of it', async () => {
  expect(await house.house.journal.verify()).toHaveProperty('records')
})
