import { afterAll, expect, test } from 'vitest'
import type { District } from './contract/district.ts'
import type { TaskRowShown } from './contract/task.ts'
import { bearer, demoToken, PEOPLED, startTestProcess, testEnvironment, type TestProcess } from './running.fixture.ts'

const ROUNDS = 3
const AT_ONCE = 8
const { env, remove } = testEnvironment({ PORT: '0', ...PEOPLED, DISTRICT: '' })
let running: TestProcess | undefined
afterAll(async () => {
  running?.child.kill('SIGTERM')
  await running?.ended
  remove()
})

interface Answer {
  readonly state: string
  readonly repeated?: true
  readonly result?: { readonly taskId: string }
}

test(
  `an order whose answer was lost because the server was killed is given again and is carried out once`,
  { timeout: 180_000 },
  async () => {
    const taskOf = new Map<string, string>()
    let repeated = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      running = startTestProcess(env)
      let url = await running.ready
      const token = await demoToken(url, 'commander')
      const { stations } = (await (await fetch(`${url}/api/v1/district`)).json()) as District
      const { lng, lat, id: unit } = stations[0]!
      const give = async (id: string): Promise<Answer> => {
        const order = {
          verb: 'task.open',
          kind: 'other',
          title: id,
          priority: 4,
          place: { lng, lat },
          unit,
          issue: true,
        }
        const answer = await fetch(`${url}/api/v1/orders`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...bearer(token) },
          body: JSON.stringify({ id, order }),
        })
        return (await answer.json()) as Answer
      }
      const ids = Array.from({ length: AT_ONCE }, (_, n) => `order-${round}-${n}`)
      const dying = running
      const first = ids.map((id) =>
        give(id).then(
          ({ result }) => {
            if (result) taskOf.set(id, result.taskId)
            dying.child.kill('SIGKILL') // the others wait for answers that never come
          },
          () => undefined, // the line broke: whether it was carried out is not known
        ),
      )
      await Promise.all(first)
      await dying.ended
      running = startTestProcess(env)
      url = await running.ready
      for (const id of ids) {
        const again = await give(id)
        expect(again).toMatchObject({ state: 'accepted', result: { taskId: expect.stringMatching(/^RW/) } })
        if (again.repeated) repeated += 1
        // What was answered before the end is what is answered now.
        expect(taskOf.get(id) ?? again.result!.taskId).toBe(again.result!.taskId)
        taskOf.set(id, again.result!.taskId)
      }
      const listed = await fetch(`${url}/api/v1/tasks?limit=500`, { headers: bearer(token) })
      const { items, total } = (await listed.json()) as { items: TaskRowShown[]; total: number }
      expect(total).toBe((round + 1) * AT_ONCE)
      expect(items.map(({ id }) => id).sort()).toEqual([...taskOf.values()].sort())
      expect(items.every(({ version, title }) => version === 2 && taskOf.has(title))).toBe(true)
      if (round < ROUNDS - 1) {
        running.child.kill('SIGTERM')
        await running.ended
      }
    }
    expect(repeated).toBeGreaterThanOrEqual(ROUNDS)
  },
)
