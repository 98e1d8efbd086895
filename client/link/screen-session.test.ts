import { expect, test, vi } from 'vitest'
import { answering, type Said } from './answering.fixture.ts'
import { enterAsScreen, keepScreenSession, RENEW_EVERY_MS } from './screen-session.ts'

const signed = async (challenge: string) => `signed ${challenge}`
const gone: Said = { status: 401, json: { error: '此屏未配对。' } }

/** A server with one paired screen; `say` may answer otherwise. */
async function serve(
  bound: 'key' | 'browser',
  say: (door: string, nth: number) => Said | null | undefined = () => undefined,
) {
  const proofs: unknown[] = []
  let nth = 0
  const base = await answering((line, body) => {
    const door = line.split('/').at(-1) ?? ''
    const other = say(door, nth++)
    if (other !== undefined) return other
    if (door === 'challenge') return { json: { challenge: `c${nth}`, bound } }
    proofs.push(body)
    return { status: 204 }
  })
  return { base, proofs }
}

test('a screen proves its key and is in', async () => {
  const { base, proofs } = await serve('key')
  expect(await enterAsScreen(base, undefined, signed)).toBe(true)
  expect(proofs).toEqual([{ challenge: 'c1', signature: 'signed c1' }])
})
test('a screen over plain HTTP, which has no key, gives its challenge back', async () => {
  const { base, proofs } = await serve('browser')
  expect(await enterAsScreen(base, undefined, async () => null)).toBe(true)
  expect(proofs).toEqual([{ challenge: 'c1' }])
})
test('a browser that was never paired, and one that lost its key, are no screens', async () => {
  expect(await enterAsScreen((await serve('key', () => gone)).base, undefined, signed)).toBe(false)
  expect(await enterAsScreen((await serve('key')).base, undefined, async () => null)).toBe(false)
})
test('a challenge that another tab used up is followed by a new one', async () => {
  const { base } = await serve('key', (door, nth) => (door === 'session' && nth < 3 ? gone : undefined))
  expect(await enterAsScreen(base, undefined, signed)).toBe(true)
})
test('a screen whose proof is refused again and again is none', async () => {
  const { base } = await serve('key', (door) => (door === 'session' ? gone : undefined))
  expect(await enterAsScreen(base, undefined, signed)).toBe(false)
})
test('a wall renews every five minutes, through days without a server, until it is revoked', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const waits: number[] = []
  let kept = 0
  const { base } = await serve('key', (_, nth) => (nth >= 4 && nth < 30 ? null : nth >= 34 ? gone : undefined))
  await new Promise<void>((lost) => {
    keepScreenSession(base, lost, () => (kept += 1), signed, {
      random: () => 1,
      pause: async (ms) => void waits.push(ms),
    })
  })
  vi.restoreAllMocks()
  expect(kept).toBe(4)
  expect(waits.filter((ms) => ms === RENEW_EVERY_MS)).toHaveLength(4)
  const retries = waits.filter((ms) => ms < RENEW_EVERY_MS)
  expect(retries).toHaveLength(26)
  expect(Math.min(...retries)).toBeGreaterThan(100)
  expect(Math.max(...retries)).toBeLessThanOrEqual(8_000)
})
test('a wall that is left asks no more', async () => {
  const { base, proofs } = await serve('key')
  const { stop } = keepScreenSession(base, () => expect.unreachable('nothing was lost'), undefined, signed, {
    random: () => 0,
    pause: (_, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true })),
  })
  await expect.poll(() => proofs.length).toBe(1)
  stop()
  expect(proofs).toHaveLength(1)
})

/** Waits until it is told to stop, and keeps what was asked for. */
function patience() {
  const waits: number[] = []
  return {
    waits,
    random: () => 0,
    pause: (ms: number, signal: AbortSignal) => {
      waits.push(ms)
      if (ms < RENEW_EVERY_MS || signal.aborted) return Promise.resolve()
      return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
    },
  }
}
test('a wall that the server turned away does not wait for its next renewal', async () => {
  let revoked = false
  const { base } = await serve('key', () => (revoked ? gone : undefined))
  const lost = vi.fn()
  const kept = vi.fn()
  const keeper = keepScreenSession(base, lost, kept, signed, patience())
  await expect.poll(() => kept.mock.calls.length).toBe(1)
  keeper.now()
  await expect.poll(() => kept.mock.calls.length).toBe(2)
  expect(lost).not.toHaveBeenCalled()
  revoked = true
  keeper.now()
  await expect.poll(() => lost.mock.calls.length).toBe(1)
  expect(kept).toHaveBeenCalledTimes(2)
})
test('a wall that is turned away again and again asks slower and slower', async () => {
  const { base } = await serve('key')
  const clock = patience()
  let kept = 0
  const keeper = keepScreenSession(
    base,
    () => expect.unreachable('nothing was lost'),
    () => {
      kept += 1
      if (kept < 7) keeper.now()
    },
    signed,
    clock,
  )
  await expect.poll(() => kept).toBe(7)
  keeper.stop()
  const slower = clock.waits.filter((ms) => ms < RENEW_EVERY_MS)
  expect(slower).toHaveLength(5)
  expect(slower).toEqual([...slower].sort((a, b) => a - b))
  expect(slower.at(-1)).toBeGreaterThan(3_000)
})
