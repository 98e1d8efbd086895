import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Recommended, TaskRowShown } from './contract/task.ts'
import type { Running } from './main.ts'
import { bearer, demoToken, openTestHouse } from './running.fixture.ts'

let house: Running & { url: string }
beforeAll(async () => {
  house = await openTestHouse({ DEMO: 'on', DISTRICT: '', FEED_KEYS: '', MOCK_SIZE: '0.05', DEMO_HANDS: 'on' })
})
afterAll(() => house.close())

const asked = async <Answer>(path: string, user: string) =>
  (await (await fetch(house.url + path, { headers: bearer(await demoToken(house.url, user)) })).json()) as Answer
type List = { items: TaskRowShown[]; total: number }

test('the demo begins with a task for the field officer, one for a station and one that runs out, given through the doors', async () => {
  await expect
    .poll(async () => (await asked<List>('/api/v1/tasks', 'duty')).total, { timeout: 30_000, interval: 1_000 })
    .toBe(3)
  const { items } = await asked<List>('/api/v1/tasks?handler=me', 'field')
  expect(items).toMatchObject([{ handler: 'demo-field', siteKind: 'elevator', state: 'issued' }])
  const station = await asked<List>('/api/v1/tasks', 'station')
  expect(station.items.map(({ siteKind }) => siteKind)).toContain('pharmacy')
}, 60_000)

test('there is somebody to choose from, each with reasons, and whoever is on a task is named so', async () => {
  const { items } = await asked<{ items: Recommended[] }>(
    '/api/v1/tasks/recommend?kind=inspection&lng=114.14&lat=22.69',
    'duty',
  )
  expect(items.length).toBeGreaterThanOrEqual(7)
  expect(items.every(({ reasons, cautions }) => reasons.length > 0 && cautions.length > 0)).toBe(true)
  expect(items.find(({ id }) => id === 'demo-field')?.busyWith).toMatch(/^RW/)
})
