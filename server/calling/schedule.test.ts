import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after, policies, restOf, type Tried } from './schedule.ts'

const NOW = 1_000_000_000
const policy = policies.webhook
const FAR = NOW + 365 * 86_400_000
const no = (over: Partial<Tried> = {}): Tried => ({
  fault: 'unreachable',
  status: null,
  text: '',
  restMs: null,
  ...over,
})
const half = () => 0.5

test('what arrived is done, and the receiver is well again', () => {
  const next = after(no({ fault: null, status: 204 }), { tries: 3, failures: 3, until: FAR }, policy, NOW, half)
  expect(next).toEqual({ call: 'arrived', nextAt: NOW, failures: 0, pausedUntil: 0, gone: false })
})

test('each try that fails waits longer, and after the last one the call is a dead letter', () => {
  let last = 0
  for (let tries = 0; tries < policy.waitsMs.length; tries += 1) {
    const next = after(no(), { tries, failures: tries, until: FAR }, policy, NOW, half)
    expect(next.call).toBe('waiting')
    expect(next.nextAt - NOW).toBeGreaterThan(last)
    last = next.nextAt - NOW
  }
  expect(after(no(), { tries: policy.waitsMs.length, failures: 9, until: FAR }, policy, NOW, half).call).toBe('dead')
})

test('who says 410 is gone; what would be too late to tell is dead', () => {
  expect(
    after(no({ fault: 'gone', status: 410 }), { tries: 0, failures: 0, until: FAR }, policy, NOW, half),
  ).toMatchObject({ call: 'dead', gone: true })
  expect(after(no(), { tries: 0, failures: 0, until: NOW + 1 }, policy, NOW, half).call).toBe('dead')
})

test('Retry-After is kept, whatever the schedule says, and holds for the whole receiver', () => {
  const next = after(
    no({ fault: 'status', status: 429, restMs: 900_000 }),
    { tries: 0, failures: 0, until: FAR },
    policy,
    NOW,
    half,
  )
  expect(next.nextAt).toBe(NOW + 900_000)
  expect(next.pausedUntil).toBe(NOW + 900_000)
  expect(restOf('120', NOW)).toBe(120_000)
  expect(restOf(new Date(NOW + 60_000).toUTCString(), NOW)).toBe(60_000)
  expect(restOf('soon', NOW)).toBeNull()
})

test('a letter that the receiver will not have holds up no other; a receiver that is down rests as a whole', () => {
  const before = { tries: 0, failures: 0, until: FAR }
  expect(after(no({ fault: 'status', status: 400 }), before, policy, NOW, half)).toMatchObject({
    failures: 0,
    pausedUntil: NOW,
  })
  expect(after(no({ fault: 'status', status: 503 }), before, policy, NOW, half).pausedUntil).toBeGreaterThan(NOW)
})

test('waits stay within a fifth of the table, so that those who failed together come back apart', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(policy.waitsMs.length - 1), (dice, tries) => {
      const wait = after(no(), { tries, failures: 0, until: FAR }, policy, NOW, () => dice).nextAt - NOW
      const table = policy.waitsMs[tries]!
      expect(wait).toBeGreaterThanOrEqual(table * 0.8 - 1)
      expect(wait).toBeLessThanOrEqual(table * 1.2 + 1)
    }),
  )
})
