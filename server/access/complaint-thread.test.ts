import { afterAll, beforeAll, expect, test } from 'vitest'
import { Browser } from '../browser.fixture.ts'
import type { ThreadTold } from '../contract/thread.ts'
import type { Running } from '../main.ts'
import { complaintEvent, openTestHouse, push, signedIn } from '../running.fixture.ts'

/* From a submission to its closing on one line of time: how it was handled, and the tasks that were opened for it. */

let house: Running & { url: string }
const seats = new Map<string, Browser>()
const as = (name: string) => seats.get(name)!
async function seat(name: string, ...given: [Parameters<typeof signedIn>[1], Parameters<typeof signedIn>[2]?]) {
  const browser = new Browser(() => house.url)
  browser.cookies.set('qs_session', await signedIn(house, ...given))
  seats.set(name, browser)
}
beforeAll(async () => {
  house = await openTestHouse()
  await seat('desk', 'deskOfficer')
  await seat('commander', 'commander')
  await seat('field', 'fieldOfficer', { id: 'p-field', scope: { stations: ['st-2'] } })
  await seat('station', 'stationOfficer', { scope: { stations: ['st-1'] } })
  await seat('elsewhere', 'stationOfficer', { scope: { stations: ['st-9'] } })
  await seat('leader', 'leader')
  await push(house.url, [
    complaintEvent('c1', { wouldBeStation: 'st-1' }),
    complaintEvent('c2', { wouldBeStation: 'st-1' }),
  ])
})
afterAll(() => house.close())

const give = async (name: string, order: { verb: string }) => {
  const { body } = await as(name).order(order)
  expect(body).toMatchObject({ state: 'accepted' })
  return body.result as unknown as { taskId: string }
}
const thread = (id: string, name = 'desk') => as(name).ask<ThreadTold>('GET', `/api/v1/complaints/${id}/thread`)

test('a complaint, its route and the task that was opened for it stand on one line of time, and the task leads back', async () => {
  await give('desk', { verb: 'complaint.take', complaintId: 'c1' } as never)
  const opened = { verb: 'task.open', kind: 'followUp', title: '核查投诉 13800138000', priority: 3 } as const
  const place = { place: { lng: 114.2, lat: 22.7 }, complaintIds: ['c1', 'c2'], issue: true, handler: 'p-field' }
  const { taskId } = await give('commander', { ...opened, ...place })
  await give('field', { verb: 'task.accept', taskId } as never)
  const { body } = await thread('c1')
  expect(body.items.map(({ of, what }) => `${of} ${what}`)).toEqual([
    ...['matter received', 'matter taken', 'task opened', 'task issued', 'task delivered', 'task accepted'],
  ])
  expect(body.items.at(-1)).toMatchObject({ id: taskId, byRole: 'fieldOfficer', byName: '测试fieldOfficer' })
  expect(JSON.stringify(body)).not.toContain('13800138000')
  // The one that nobody touched has the same task.
  expect((await thread('c2')).body.items.map(({ what }) => what)).toEqual([
    'received',
    'opened',
    'issued',
    'delivered',
    'accepted',
  ])
  const task = await as('commander').ask<{ causes: { complaints: string[] } }>('GET', `/api/v1/tasks/${taskId}`)
  expect(task.body.causes.complaints).toEqual(['c1', 'c2'])
})

test('a leader sees the task and not the submissions that it was opened for: beside the site they would tell whom a tip-off is about', async () => {
  for (const path of ['/api/v1/tasks', '/api/v1/response/records?name=accept', '/api/v1/picture']) {
    const said = JSON.stringify((await as('leader').ask('GET', path)).body)
    expect(said, path).toContain('核查投诉')
    expect(said, path).toContain('"complaints":[]')
    expect(JSON.stringify((await as('commander').ask('GET', path)).body), path).toContain('"complaints":["c1","c2"]')
  }
  const { items } = (await as('leader').ask<{ items: { id: string }[] }>('GET', '/api/v1/tasks')).body
  expect(JSON.stringify((await as('leader').ask('GET', `/api/v1/tasks/${items[0]!.id}`)).body)).not.toContain('"c1"')
})

test('a station sees its complaint; a task of another station is counted and not shown', async () => {
  const { body } = await thread('c1', 'station')
  expect(body.items.map(({ of }) => of)).toEqual(['matter', 'matter'])
  expect(body.elsewhere).toBe(1)
  expect((await thread('c1', 'elsewhere')).status).toBe(404)
  expect((await thread('none')).status).toBe(404)
  expect((await thread('c1', 'leader')).status).toBe(403)
})
