import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonRow } from '../contract/identity.ts'
import type { Recommended } from '../contract/task.ts'
import { Browser } from '../browser.fixture.ts'
import { signedIn } from '../running.fixture.ts'
import { openStations, type Stations } from './stations.fixture.ts'

/* What the bureau knows of its people beside their role, set by an administrator, used when somebody is to be sent. */

let at: Stations
let admin: Browser
beforeAll(async () => {
  at = await openStations()
  admin = new Browser(() => at.house.url)
  admin.cookies.set('qs_session', await signedIn(at.house, 'systemAdmin', { id: 'p-admin' }))
})
afterAll(() => at.close())

const change = (order: object) => admin.order({ verb: 'person.change', personId: 'p-field-1', ...order })
const recommended = async () => {
  const path = '/api/v1/tasks/recommend?siteId=lift-1&kind=inspection&unit=st-1'
  const { body } = await at.who('commander').ask<{ items: Recommended[] }>('GET', path)
  expect(body.items.map(({ id }) => id).sort()).toEqual(['p-field-1', 'p-station-1'])
  return body.items.find(({ id }) => id === 'p-field-1')!
}
const codes = ({ reasons, cautions }: Recommended) => [...reasons, ...cautions].map(({ code }) => code)

test('licences and shifts are unknown until an administrator writes them down; then they count', async () => {
  expect(codes(await recommended())).toEqual(expect.arrayContaining(['skillUnknown', 'rosterUnknown']))
  const skills = [
    { code: 'enforcement', validUntil: '2099-12-31' },
    { code: 'equipmentInspector', validUntil: '2020-01-31' },
  ]
  const shifts = Array.from({ length: 7 }, (_, weekday) => ({ weekday, from: 0, to: 1_440 }))
  expect((await change({ skills, shifts })).body.state).toBe('accepted')
  expect(codes(await recommended())).toEqual(expect.arrayContaining(['skill', 'skillExpired']))
  expect(codes(await recommended())).not.toContain('rosterUnknown')
  // What an order does not name stays; null makes it unknown again.
  expect((await change({ skills: null })).body.state).toBe('accepted')
  expect(codes(await recommended())).toContain('skillUnknown')
  const { body } = await admin.ask<{ items: PersonRow[] }>('GET', '/api/v1/people')
  expect(body.items.find(({ id }) => id === 'p-field-1')!.attributes).toEqual({ skills: null, shifts })
})

test('nobody else may write them down, and nonsense is refused with a sentence', async () => {
  const { body } = await at.who('commander').order({ verb: 'person.change', personId: 'p-field-1', skills: [] })
  expect([body.state, body.code]).toEqual(['refused', 'forbidden'])
  const says = async (order: object) => JSON.stringify((await change(order)).body)
  expect(await says({})).toContain('没有要改的内容')
  expect(await says({ skills: [{ code: 'enforcement', validUntil: '2026-02-30' }] })).toContain('没有这一天')
  expect(await says({ shifts: [{ weekday: 0, from: 600, to: 540 }] })).toContain('结束应晚于开始')
  const twice = { code: 'enforcement', validUntil: null }
  expect(await says({ skills: [twice, twice] })).toContain('同一项资格只登记一次')
  const { body: nobody } = await admin.order({ verb: 'person.change', personId: 'none', skills: [] })
  expect(nobody.reason).toContain('没有这个人员账号')
})
