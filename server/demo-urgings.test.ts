import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TaskRowShown } from './contract/task.ts'
import type { UrgingRowShown } from './contract/urging.ts'
import type { Running } from './main.ts'
import { bearer, demoToken, openTestHouse } from './running.fixture.ts'
import { startDemoUrgings } from './demo-urgings.ts'

let house: Running & { url: string }
beforeAll(async () => {
  house = await openTestHouse({ DEMO: 'on', DISTRICT: '', FEED_KEYS: '', MOCK_SIZE: '0.05', DEMO_HANDS: 'on' })
})
afterAll(() => house.close())

const asked = async <Answer>(path: string, user: string) =>
  (await (await fetch(house.url + path, { headers: bearer(await demoToken(house.url, user)) })).json()) as Answer

test('a leader has instructed two stations, and a task has twelve minutes before the house urges by itself', async () => {
  const slips = () => asked<{ items: UrgingRowShown[] }>('/api/v1/urgings', 'leader')
  await expect.poll(async () => (await slips()).items.length, { timeout: 30_000, interval: 1_000 }).toBe(2)
  const { items } = await slips()
  expect(items.map(({ level, cause, state }) => [level, cause, state]).sort()).toEqual([
    ['orange', 'leader', 'open'],
    ['yellow', 'leader', 'open'],
  ])
  const own = await asked<{ items: UrgingRowShown[] }>('/api/v1/urgings', 'station')
  expect(own.items.map(({ title }) => title)).toEqual(['电梯使用单位自查情况报送'])
  const timed = async () =>
    (await asked<{ items: TaskRowShown[] }>('/api/v1/tasks', 'duty')).items.find(({ kind }) => kind === 'supervision')
  await expect.poll(timed, { timeout: 30_000, interval: 1_000 }).toMatchObject({ state: 'issued' })
  const { dueAt, openedAt } = (await timed())!
  expect((dueAt! - openedAt) / 60_000).toBeCloseTo(12, 0)
}, 90_000)

test('outside the demo, and where no invented person may work, nobody is urged by it', async () => {
  for (const config of [
    { demo: false, DEMO_HANDS: 'on' },
    { demo: true, DEMO_HANDS: 'off' },
  ] as const)
    await startDemoUrgings(config, {
      house: house.house,
      access: { order: () => Promise.reject(new Error('given')) },
      onFault: () => undefined,
    }).stop()
})
