import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ClockRow } from '../contract/identity.ts'
import type { Running } from '../main.ts'
import { Browser } from '../browser.fixture.ts'
import { complaintEvent, openTestHouse, push, signedIn } from '../running.fixture.ts'

/* Deadlines on a complaint's page: by the procedure of its day, over the working days that are officially known. */

let house: Running & { url: string }
const admin = new Browser(() => house.url)
const desk = new Browser(() => house.url)
beforeAll(async () => {
  house = await openTestHouse()
  admin.cookies.set('qs_session', await signedIn(house, 'systemAdmin'))
  desk.cookies.set('qs_session', await signedIn(house, 'deskOfficer'))
  await push(house.url, [
    complaintEvent('before holidays', { receivedAt: '2026-09-24T10:00:00+08:00' }),
    complaintEvent('old law', { receivedAt: '2026-04-14T23:59:00+08:00' }),
    complaintEvent('tip-off', { kind: 'tipOff', receivedAt: '2026-09-24T10:00:00+08:00' }),
    complaintEvent('both', { kind: 'mixed', receivedAt: '2026-09-24T10:00:00+08:00' }),
    complaintEvent('question', { kind: 'consult', receivedAt: '2026-09-24T10:00:00+08:00' }),
  ])
})
afterAll(() => house.close())

async function look(id: string) {
  const { body } = await desk.ask<{ procedure: string; clocks: ClockRow[] }>('GET', `/api/v1/complaints/${id}`)
  return { ...body, days: Object.fromEntries(body.clocks.map(({ kind, dueDay }) => [kind, dueDay])) }
}

test('a complaint received before the long holidays is decided on by the seventh working day after them', async () => {
  const { procedure, clocks, days } = await look('before holidays')
  expect(procedure).toBe('R121')
  expect(days.acceptance).toBe('2026-10-12')
  expect(clocks.every(({ article, provisional }) => article.length > 3 && !provisional)).toBe(true)
})

test('the procedure is that of the day of receipt, to the minute', async () => {
  expect((await look('old law')).procedure).toBe('R20')
})

test('a tip-off has fifteen working days for verification and no acceptance; a mixed one has both; a question neither', async () => {
  expect((await look('tip-off')).days).toEqual({ reportVerification: '2026-10-22' })
  expect(Object.keys((await look('both')).days)).toEqual(['interceptionWindow', 'acceptance', 'reportVerification'])
  expect((await look('question')).clocks).toEqual([])
})

const OFF_2024 = ['01-01', '05-01', '10-01', '10-02', '10-03'].map((day) => `2024-${day}`)
const load = (over: object) =>
  admin.order({ verb: 'calendar.load', year: 2024, off: OFF_2024, work: [], source: '试验名单', ...over })

test('a year that nobody published is provisional until its official list is loaded, and the list is in the chain', async () => {
  await push(house.url, complaintEvent('unknown year', { receivedAt: '2024-03-01T10:00:00+08:00' }))
  expect((await look('unknown year')).clocks.map(({ provisional }) => provisional)).toContain(true)
  expect((await load({ off: [] })).body).toMatchObject({
    state: 'refused',
    reason: expect.stringContaining('2024-01-01'),
  })
  expect((await load({ off: [...OFF_2024, '2024-02-30'] })).body).toMatchObject({ state: 'refused' })
  expect((await load({})).body).toMatchObject({ state: 'accepted' })
  expect((await look('unknown year')).clocks.map(({ provisional }) => provisional)).not.toContain(true)
  const { body } = await admin.ask<{ items: { year: number; origin: string; source: string }[] }>(
    'GET',
    '/api/v1/calendar',
  )
  expect(body.items.find(({ year }) => year === 2024)).toMatchObject({ origin: 'loaded', source: '试验名单' })
})

test('only the system administrator loads a calendar', async () => {
  expect((await desk.order({ verb: 'calendar.load', year: 2024, off: OFF_2024, work: [], source: 'x' })).status).toBe(
    403,
  )
})
