import { expect, test } from 'vitest'
import { answering, type Said } from './answering.fixture.ts'
import { goodForMs, pair, type PairingBoard, type PairingClock } from './pairing.ts'

/** A clock that only moves when somebody waits, and gives up after an hour of it. */
function handClock(leaving: AbortController, seen: () => void = () => {}): PairingClock {
  let now = 0
  return {
    now: () => now,
    random: () => 0,
    async pause(ms) {
      now += ms
      seen()
      if (now > 3_600_000) leaving.abort()
    },
  }
}
const waiting = (code: string, forMs = 300_000): Said => ({
  status: 201,
  json: { state: 'waiting', code, expiresAt: Date.now() + forMs },
})
const open = (): PairingBoard => ({ code: null, endsAt: 0, away: false })

async function run(say: (line: string, nth: number) => Said | null, jwk: JsonWebKey | null = null) {
  const leaving = new AbortController()
  const board = open()
  const codes: (string | null)[] = []
  const aways: boolean[] = []
  const bodies: unknown[] = []
  let nth = 0
  const base = await answering((line, body) => {
    bodies.push(body)
    return say(line.split('/').at(-1) ?? '', nth++)
  })
  const clock = handClock(leaving, () => {
    if (codes.at(-1) !== board.code) codes.push(board.code)
    aways.push(board.away)
  })
  const paired = await pair(base, async () => jwk, board, leaving.signal, clock)
  return { paired, board, codes, aways, bodies, asked: nth }
}

test('a wall shows its code until somebody has typed it', async () => {
  const { paired, codes, asked } = await run((door, nth) =>
    door === 'pairing' ? waiting('418027') : { json: nth < 5 ? { state: 'waiting' } : { state: 'paired' } },
  )
  expect(paired).toBe(true)
  expect(codes).toEqual(['418027'])
  expect(asked).toBe(6)
})
test('the device’s public key goes along, and nothing where the browser gives it none', async () => {
  const jwk = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }
  const say = (door: string) => (door === 'pairing' ? waiting('111111') : { json: { state: 'paired' } })
  expect((await run(say, jwk)).bodies[0]).toEqual({ jwk })
  expect((await run(say)).bodies[0]).toEqual({})
})
test('a code that expired is followed by another without a hand', async () => {
  let given = 0
  const { codes, paired } = await run((door, nth) => {
    if (door === 'pairing') return waiting(`00000${++given}`)
    return { json: { state: given === 3 ? 'paired' : nth % 4 === 3 ? 'expired' : 'waiting' } }
  })
  expect(paired).toBe(true)
  expect(codes).toEqual(['000001', '000002', '000003'])
})
test('a code that should be over is given up even when the server forgets to say so', async () => {
  let given = 0
  const { codes } = await run((door) => {
    if (door === 'pairing') return waiting(`00000${++given}`, 20_000)
    return { json: { state: given === 2 ? 'paired' : 'waiting' } }
  })
  expect(codes).toEqual(['000001', '000002'])
})
test('a server that is away is said to be away, and the pairing goes on when it is back', async () => {
  const { paired, aways, board } = await run((door, nth) => {
    if (nth < 3) return null
    if (nth === 5) return { status: 503 }
    return door === 'pairing' ? waiting('418027') : { json: { state: nth > 8 ? 'paired' : 'waiting' } }
  })
  expect(paired).toBe(true)
  expect(aways).toContain(true)
  expect(board.away).toBe(false)
})
test('a server that forgot the code over a restart is asked for a new one', async () => {
  let given = 0
  const { codes } = await run((door) => {
    if (door === 'pairing') return waiting(`00000${++given}`)
    return given === 1 ? { status: 404, json: { error: '没有这个配对。' } } : { json: { state: 'paired' } }
  })
  expect(codes).toEqual(['000001', '000002'])
})
test('a server that asks for patience is given it', async () => {
  const { asked } = await run(() => ({ status: 429, json: { error: '过于频繁' }, headers: { 'retry-after': '600' } }))
  expect(asked).toBeLessThan(10)
})
test('leaving the page ends the asking', async () => {
  expect((await run((door) => (door === 'pairing' ? waiting('1', 1e9) : { json: { state: 'waiting' } }))).paired).toBe(
    false,
  )
})
test('how long a code is good is reckoned by the server’s clock, however wrong the wall’s is', () => {
  const date = 'Mon, 23 Nov 2026 01:41:00 GMT'
  expect(goodForMs(Date.parse(date) + 300_000, date, 0)).toBe(300_000)
  expect(goodForMs(1_000, null, 400)).toBe(600)
  expect(goodForMs(1_000, 'soon', 400)).toBe(600)
  expect(goodForMs(1_000, null, 5_000)).toBe(0)
})
