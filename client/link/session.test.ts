import { expect, test } from 'vitest'
import { answering, type Said } from './answering.fixture.ts'
import { askSession, learnSession, openAccount, Refused, type SessionSink } from './session.ts'

const sink = (): SessionSink => ({ session: null, options: null, known: false })
const zhang = { is: 'person', id: 'p1', user: 'zhang', name: '张明' }
const options = { demo: null, oidc: null }
const failing = (act: Promise<unknown>): Promise<Refused> =>
  act.then(
    () => expect.unreachable('must be refused'),
    (error: unknown) => error as Refused,
  )

/** A server that lets in whoever gives the right password and, with it, the right digits. */
function openDesk() {
  const asked: { line: string; body: unknown }[] = []
  let inside = false
  const lines: Record<string, (body: Record<string, unknown>) => Said> = {
    'GET /api/v1/session': () => (inside ? { json: zhang } : { status: 401, json: { error: '请先登录。' } }),
    'GET /api/v1/session/options': () => ({ json: { ...options, known: inside } }),
    'POST /api/v1/session': ({ password, otp }) => {
      if (password !== 'right') return { status: 401, json: { error: '账号或密码不对。', code: 'wrong' } }
      if (otp !== '123456') return { status: 401, json: { error: '请输入验证码。', code: 'secondFactor' } }
      inside = true
      return { status: 204 }
    },
    'DELETE /api/v1/session': () => {
      inside = false
      return { status: 204 }
    },
  }
  const answer = (line: string, body: unknown) => {
    asked.push({ line, body })
    return lines[line]?.((body ?? {}) as Record<string, unknown>) ?? { status: 404 }
  }
  return { asked, answer }
}

test('whoever is nobody yet is told so without a refusal', async () => {
  const base = await answering(openDesk().answer)
  expect(await askSession(base)).toBeNull()
})
test('a person comes in with password and digits, and goes out again', async () => {
  const kept = sink()
  const account = openAccount(await answering(openDesk().answer), kept)
  expect((await failing(account.signIn('zhang', 'wrong'))).code).toBe('wrong')
  expect((await failing(account.signIn('zhang', 'right'))).code).toBe('secondFactor')
  expect(kept.session).toBeNull()
  await account.signIn('zhang', 'right', '123456')
  expect(kept).toEqual({ session: zhang, options: { ...options, known: true }, known: true })
  await account.signOut()
  expect(kept.session).toBeNull()
})
test('every change is sent as JSON, which no form of another site can do', async () => {
  let type: string | undefined
  const base = await answering((_, __, request) => {
    if (request.method === 'POST') type = request.headers['content-type']
    return { json: {} }
  })
  await openAccount(base, sink()).enrolSecondFactor('right')
  expect(type).toBe('application/json')
})
test('a locked account says how long, in seconds', async () => {
  const base = await answering(() => ({
    status: 429,
    json: { error: '已锁定', code: 'locked' },
    headers: { 'retry-after': '900' },
  }))
  const refused = await failing(openAccount(base, sink()).signIn('zhang', 'x'))
  expect([refused.status, refused.code, refused.retryAfterS, refused.message]).toEqual([429, 'locked', 900, '已锁定'])
})
test('a server that does not answer, and one whose front answers in HTML, are refusals too', async () => {
  const away = await failing(askSession(await answering(() => null)))
  expect([away.name, away.status]).toEqual(['Refused', 0])
  const front = await failing(askSession(await answering(() => ({ status: 502 }))))
  expect([front.status, front.message, front.retryAfterS]).toEqual([502, '', null])
})
test('a page that starts before its server learns who is asking when the server comes', async () => {
  const kept = sink()
  const told: string[] = []
  let away = 2
  const desk = openDesk()
  const base = await answering((line, body) => {
    if (line === 'GET /api/v1/session/options' && away-- > 0) return null
    return desk.answer(line, body)
  })
  await learnSession(base, kept, new AbortController().signal, (reason) => told.push(reason))
  expect(kept.known).toBe(true)
  expect(told).toHaveLength(2)
})
test('names in an address cannot lead to another door', async () => {
  const { asked, answer } = openDesk()
  await failing(openAccount(await answering(answer), sink()).endSession('../../session'))
  expect(asked[0]?.line).toBe('DELETE /api/v1/profile/sessions/..%2F..%2Fsession')
})
