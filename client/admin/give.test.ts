import { afterEach, expect, test } from 'vitest'
import { openAdmin } from './ask.ts'
import { closeAll, serve, type Answer } from './page.fixture.ts'

afterEach(closeAll)

const order = { verb: 'person.enable', personId: 'p1' } as const
async function given(answer: ReturnType<Answer>, outcomeWithinMs?: number) {
  const base = await serve(() => answer)
  const left: string[] = []
  const admin = openAdmin(base, {
    signedOut: () => left.push('left'),
    ...(outcomeWithinMs !== undefined && { outcomeWithinMs }),
  })
  return { outcome: admin.give('11111111-order', order), left }
}

test('an order that nobody answers in time has an unknown outcome', async () => {
  expect(await (await given(null, 50)).outcome).toEqual({ state: 'unknown' })
})

test('so has one whose line breaks, and one that something between answers for the server', async () => {
  expect(await (await given('cut')).outcome).toEqual({ state: 'unknown' })
  await closeAll()
  expect(await (await given({ status: 502, json: '<html>' })).outcome).toEqual({ state: 'unknown' })
  await closeAll()
  // Accepted by the status, but nothing that reads like an outcome: nobody said that it was carried out.
  expect(await (await given({ json: { ok: true } })).outcome).toEqual({ state: 'unknown' })
})

test.each([403, 409, 422])('an outcome that comes as %d is an outcome', async (status) => {
  const json = { state: 'refused', reason: '账号已停用。', code: 'conflict' }
  expect(await (await given({ status, json })).outcome).toEqual(json)
})

test.each([400, 401, 403, 429, 503])(
  'a door that refuses with %d is told from an order that was refused',
  async (status) => {
    const { outcome, left } = await given({ status, json: { error: '请稍后再试。' } })
    await expect(outcome).rejects.toMatchObject({ status, message: '请稍后再试。' })
    expect(left).toHaveLength(status === 401 ? 1 : 0)
  },
)
