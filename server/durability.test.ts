import { afterAll, expect, test } from 'vitest'
import {
  complaintEvent,
  journalOf,
  PEOPLED,
  push,
  startTestProcess,
  testEnvironment,
  type TestProcess,
} from './running.fixture.ts'

const KILLS = 10
const { env, remove } = testEnvironment({ PORT: '0', ...PEOPLED })
let running: TestProcess | undefined
afterAll(async () => {
  running?.child.kill('SIGTERM')
  await running?.ended
  remove()
})

test(
  `no accepted fact is lost when the server is killed ${KILLS} times in the middle of its work`,
  { timeout: 180_000 },
  async () => {
    const accepted = new Set<string>()
    let sent = 0
    let killedInFlight = 0
    for (let round = 0; round <= KILLS; round += 1) {
      running = startTestProcess(env)
      const url = await running.ready
      const dying = running
      let inFlight = 0
      let alive = true
      const acceptedBefore = accepted.size
      const teller = async () => {
        while (alive) {
          const batch = Array.from({ length: 25 }, () => complaintEvent(`k${(sent += 1)}`))
          inFlight += 1
          try {
            const answer = await push(url, batch)
            if (answer.status === 202) for (const { id } of batch) accepted.add(id)
          } catch {
            alive = false // the server is gone; this batch was never accepted and may or may not be there
          } finally {
            inFlight -= 1
          }
          // Killed while others are still waiting for their answers, at another moment in each round.
          if (alive && round < KILLS && accepted.size - acceptedBefore > 100 + round * 90) {
            alive = false
            if (inFlight > 0) killedInFlight += 1
            dying.child.kill('SIGKILL')
          }
          if (round === KILLS) alive = false
        }
      }
      await Promise.all(Array.from({ length: 6 }, teller))
      if (round < KILLS) await running.ended
    }
    const url = await running!.ready
    const found = new Map<string, number>()
    for (const ref of await journalOf(url)) found.set(ref, (found.get(ref) ?? 0) + 1)
    expect(killedInFlight).toBeGreaterThanOrEqual(KILLS / 2)
    expect(accepted.size).toBeGreaterThan(KILLS * 100)
    expect([...accepted].filter((id) => found.get(`test#${id}`) !== 1)).toEqual([])
    const picture = (await (await fetch(`${url}/api/v1/picture`)).json()) as { shelves: { complaints: object } }
    expect(Object.keys(picture.shelves.complaints).sort()).toEqual(
      [...found.keys()].map((ref) => ref.slice('test#'.length)).sort(),
    )
  },
)
