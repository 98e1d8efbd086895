import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Running } from '../main.ts'
import { Browser } from '../browser.fixture.ts'
import { models } from '../interception/models/index.ts'
import { complaintEvent, openTestHouse, push, signedIn } from '../running.fixture.ts'

/* Which reading of “1+5” is in force, changed by an administrator's order and by nothing else. */

let house: Running & { url: string }
const people = new Map<string, Browser>()
const who = (name: string) => people.get(name)!
beforeAll(async () => {
  house = await openTestHouse()
  const seats = {
    admin: ['systemAdmin'],
    desk: ['deskOfficer'],
    odr: ['laneMember', { scope: { lane: { kind: 'odr', id: 'E1' } } }],
  }
  for (const [name, [role, more]] of Object.entries(seats)) {
    const browser = new Browser(() => house.url)
    browser.cookies.set('qs_session', await signedIn(house, role as never, more as never))
    people.set(name, browser)
  }
})
afterAll(() => house.close())

interface Queue {
  items: { id: string; laneTitle: string | null; suggestions: { lane: string }[] }[]
  model: { code: string; lanes: { code: string }[] }
}
const queueOf = async (name: string) => (await who(name).ask<Queue>('GET', '/api/v1/matters')).body
const choose = (order: object, name = 'admin') => who(name).order({ verb: 'lanes.choose', ...order })

test('the desk works by the five lanes until an administrator chooses otherwise', async () => {
  expect((await queueOf('desk')).model).toMatchObject({ code: 'onePlusFive', lanes: { length: 5 } })
  expect((await choose({ code: 'forces' }, 'desk')).status).toBe(403)
  expect((await who('desk').ask('GET', '/api/v1/lanes')).status).toBe(403)
})

test('another reading changes what the desk is offered at once; what is in a lane stays with those who hold it', async () => {
  for (const id of ['held', 'new']) await push(house.url, complaintEvent(id, { amount: 300, wouldBeStation: 'st-1' }))
  await who('desk').order({ verb: 'complaint.route', complaintId: 'held', lane: 'C1', to: 'E1' })
  expect((await choose({ code: 'domains' })).body).toMatchObject({ state: 'accepted' })
  const { model, items } = await queueOf('desk')
  const domains = models.find(({ code }) => code === 'domains')!.lanes.map(({ code }) => code)
  expect(model.lanes.map(({ code }) => code)).toEqual(domains)
  expect(
    items
      .find(({ id }) => id === 'new')
      ?.suggestions.map(({ lane }) => lane)
      .sort(),
  ).toEqual([...domains].sort())
  expect((await queueOf('odr')).items).toMatchObject([{ id: 'held', laneTitle: 'ODR 企业在线和解' }])
  const back = { verb: 'complaint.returnToDesk', complaintId: 'held', note: '退回' }
  expect((await who('odr').order(back)).body).toMatchObject({ state: 'accepted' })
})

test('a model of one’s own, with any number of lanes, is taken whole; an unsound one changes nothing and says where', async () => {
  const lane = models[0]!.lanes[0]!
  const lanes = Array.from({ length: 12 }, (_, n) => ({ ...lane, code: `L${n}` }))
  const model = { ...models[0]!, code: 'own', title: { zh: '自定', en: 'Own' }, lanes }
  expect((await choose({ model: { ...model, lanes: [lane, lane] } })).body).toMatchObject({
    state: 'refused',
    reason: '治理模式不可用：lanes：代码“C1”出现了两次，请改其中一个。',
  })
  expect((await choose({ model: { ...model, code: 'forces' } })).body.reason).toContain('是预设的代码')
  expect((await choose({ code: 'nothing' })).body.reason).toBe('没有名为 nothing 的治理模式。')
  expect((await choose({})).body.reason).toContain('二者取一')
  expect((await queueOf('desk')).model.code).toBe('domains')
  expect((await choose({ model })).body).toMatchObject({ state: 'accepted' })
  expect((await queueOf('desk')).model.lanes).toHaveLength(12)
  const { body } = await who('admin').ask<{ current: { code: string }; offered: { code: string }[] }>(
    'GET',
    '/api/v1/lanes',
  )
  expect([body.current.code, body.offered.length]).toEqual(['own', models.length + 1])
})
