import { expect, test } from 'vitest'
import { observe, serverTime, type ServerClock } from './server-clock.ts'

const after = (frames: readonly (readonly [serverAt: number, heardAt: number])[]) =>
  frames.reduce<ServerClock>((clock, [serverAt, heardAt]) => observe(clock, serverAt, heardAt), [])

test('before the first frame the server clock is unknown', () => {
  expect(serverTime([], 5)).toBeNull()
})
test('the clock runs on by itself between frames', () => {
  expect(serverTime(after([[1_000_000, 100]]), 1_350)).toBe(1_001_250)
})
test('a frame that was held up does not set the clock back', () => {
  const clock = after([
    [1_000_000, 100],
    [1_000_200, 900],
    [1_001_000, 2_900],
  ])
  expect(serverTime(clock, 900)).toBe(1_000_800)
  expect(serverTime(clock, 2_900)).toBe(1_002_800)
})
test('a server whose clock was set back is believed within a minute', () => {
  let clock = after([[9_000_000, 0]])
  for (let second = 1; second <= 61; second++) clock = observe(clock, 5_000_000 + second * 1_000, second * 1_000)
  expect(serverTime(clock, 61_000)).toBe(5_061_000)
})
test('months of frames leave a short list', () => {
  let clock: ServerClock = []
  for (let heardAt = 0; heardAt < 600_000; heardAt += 150) clock = observe(clock, heardAt + 7, heardAt)
  expect(clock.length).toBeLessThanOrEqual(61)
})
