import { expect, test } from 'vitest'
import { pause, persist } from './persist.ts'

test('a refused question is asked again until it is answered, and every refusal is told', async () => {
  const told: string[] = []
  let asked = 0
  const answer = await persist(
    async () => {
      asked += 1
      if (asked < 3) throw new Error(`no ${asked}`)
      return 'yes'
    },
    new AbortController().signal,
    (reason) => told.push(reason),
    () => 0,
  )
  expect(answer).toBe('yes')
  expect(told).toEqual(['no 1', 'no 2'])
})
test('leaving the screen ends the asking', async () => {
  const leaving = new AbortController()
  const answer = await persist(
    async () => {
      leaving.abort()
      throw new Error('late')
    },
    leaving.signal,
    () => expect.unreachable('a failure after leaving is nobody’s concern'),
  )
  expect(answer).toBeNull()
})
test('a pause ends early when the screen is left', async () => {
  const leaving = new AbortController()
  const pausing = pause(60_000, leaving.signal)
  leaving.abort()
  await expect(pausing).resolves.toBeUndefined()
})
