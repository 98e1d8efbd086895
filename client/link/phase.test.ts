import { HEARTBEAT_MS, LINK_LOST_MS } from '@contract/socket.ts'
import { expect, test } from 'vitest'
import { KICK_AFTER_MS, phaseOf, shouldKick, silentMs } from './phase.ts'

test('a page that just opened is connecting', () => {
  expect(phaseOf({ startedAt: 100, lastAt: null }, 200)).toBe('connecting')
})
test('a page that never heard the server says lost, not connecting for ever', () => {
  expect(phaseOf({ startedAt: 100, lastAt: null }, 100 + LINK_LOST_MS)).toBe('lost')
})
test('heartbeats alone keep the link alive', () => {
  expect(phaseOf({ startedAt: 0, lastAt: 50_000 }, 50_000 + HEARTBEAT_MS)).toBe('live')
})
test('the loss is said within five seconds of the last frame', () => {
  expect(LINK_LOST_MS).toBeLessThan(5_000)
  expect(phaseOf({ startedAt: 0, lastAt: 50_000 }, 50_000 + LINK_LOST_MS)).toBe('lost')
  expect(silentMs({ startedAt: 0, lastAt: 50_000 }, 54_500)).toBe(4_500)
})
test('the first frame after a loss makes it live again', () => {
  expect(phaseOf({ startedAt: 0, lastAt: 90_000 }, 90_010)).toBe('live')
})
test('a connection that brings nothing for ten seconds is made anew, and not again at once', () => {
  const heard = { startedAt: 0, lastAt: 1_000 }
  expect(shouldKick(heard, 0, 1_000 + KICK_AFTER_MS - 1)).toBe(false)
  expect(shouldKick(heard, 0, 1_000 + KICK_AFTER_MS)).toBe(true)
  expect(shouldKick(heard, 1_000 + KICK_AFTER_MS, 1_000 + KICK_AFTER_MS + 500)).toBe(false)
})
