import { Agent } from 'undici'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Question } from './ask.ts'
import { type Circuit, createAsker } from './asker.ts'
import { type LittleUpstream, littleUpstream, type Reply } from './little-upstream.fixture.ts'

const dispatcher = new Agent({ connections: 2 })
let upstream: LittleUpstream
let reply: () => Reply
beforeAll(async () => {
  upstream = await littleUpstream()
  upstream.on('/', () => reply())
})
beforeEach(() => {
  upstream.asked.length = 0
})
afterAll(async () => {
  await dispatcher.destroy()
  await upstream.close()
})

const question = (signal = new AbortController().signal): Question => ({
  url: `${upstream.base}/`,
  known: null,
  dispatcher,
  signal,
  timeoutMs: 2_000,
  maxBytes: 1_000,
  now: Date.now,
})
function asker(options: { retries?: number; openAfter?: number; backoffMs?: number } = {}) {
  const circuits: Circuit[] = []
  const made = createAsker({
    retries: 2,
    backoffMs: 5,
    openAfter: 5,
    halfOpenAfterMs: 60,
    random: () => 0.5,
    onCircuit: (circuit) => circuits.push(circuit),
    ...options,
  })
  return { ...made, circuits }
}

test('an upstream that stumbles twice is asked a third time, and nobody notices', async () => {
  reply = () => (upstream.asked.length < 3 ? { status: 503 } : { body: '{"ok":1}' })
  expect(await asker().ask(question())).toMatchObject({ state: 'fresh', json: { ok: 1 } })
  expect(upstream.asked).toHaveLength(3)
})

test('what will not get better by asking again is asked once', async () => {
  reply = () => ({ status: 404 })
  await expect(asker().ask(question())).rejects.toThrow('HTTP 404')
  expect(upstream.asked).toHaveLength(1)
})

test('after enough faults in a row the upstream is left alone, then tried once, then trusted again', async () => {
  reply = () => ({ status: 500 })
  const { ask, circuit, circuits } = asker({ retries: 0, openAfter: 3 })
  for (let i = 0; i < 3; i++) await expect(ask(question())).rejects.toThrow('HTTP 500')
  expect(circuit()).toBe('open')
  await expect(ask(question())).rejects.toThrow('暂停询问一会儿再试；上次：HTTP 500')
  expect(upstream.asked).toHaveLength(3)

  await vi.waitFor(() => expect(ask(question())).rejects.toThrow(/^HTTP 500/), { timeout: 5_000, interval: 10 })
  expect(upstream.asked).toHaveLength(4)
  expect(circuit()).toBe('open')

  reply = () => ({ body: '{}' })
  await vi.waitFor(() => ask(question()), { timeout: 5_000, interval: 10 })
  expect(circuit()).toBe('closed')
  expect(circuits).toEqual(['open', 'halfOpen', 'open', 'halfOpen', 'closed'])
})

test('told to stop between two attempts, nobody waits for the next', async () => {
  reply = () => ({ status: 503 })
  const stopping = new AbortController()
  const asking = asker({ backoffMs: 60_000 }).ask(question(stopping.signal))
  await vi.waitFor(() => expect(upstream.asked).toHaveLength(1))
  stopping.abort(new Error('closing'))
  await expect(asking).rejects.toThrow('closing')
})
