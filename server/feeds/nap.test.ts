import { expect, test } from 'vitest'
import { createNap } from './nap.ts'

const LONG = 3_600_000
const soon = () => new Promise<string>((resolve) => setTimeout(() => resolve('still asleep'), 20))
const after = (sleep: Promise<void>) => Promise.race([sleep.then(() => 'awake'), soon()])

test('a sleeper is woken by a poke, and sleeps on at the next time', async () => {
  const stopping = new AbortController()
  const nap = createNap(stopping.signal)
  const sleep = nap.sleep(LONG)
  nap.wake()
  expect(await after(sleep)).toBe('awake')
  const next = nap.sleep(LONG)
  expect(await after(next)).toBe('still asleep')
  stopping.abort()
  expect(await after(next)).toBe('awake')
})

test('a poke while at work is not lost: the next sleep is skipped', async () => {
  const nap = createNap(new AbortController().signal)
  nap.wake()
  expect(await after(nap.sleep(LONG))).toBe('awake')
})

test('told to stop, nobody falls asleep any more', async () => {
  expect(await after(createNap(AbortSignal.abort()).sleep(LONG))).toBe('awake')
})
