import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role, Session } from '../contract/identity.ts'
import type { Running } from '../main.ts'
import { Browser } from '../browser.fixture.ts'
import { openTestHouse } from '../running.fixture.ts'

/* How people come into a new house, in the order in which it happens. */

let house: Running & { url: string }
beforeAll(async () => {
  house = await openTestHouse({ SIGN_IN_FAILURES: '1000' })
})
afterAll(() => house.close())

const whoIs = async (browser: Browser) =>
  (await browser.ask<Extract<Session, { is: 'person' }>>('GET', '/api/v1/session')).body
const open = () => new Browser(() => house.url)

/** Codes of one authenticator, each later than the last: a code is good once. */
class Authenticator {
  /** Steps from now; the server takes those beside now, so that one has three codes at once. */
  readonly #steps = [-1, 0, 1]
  readonly #secret: string
  constructor(secret: string) {
    this.#secret = secret
  }
  code() {
    const totp = new TOTP({ secret: Secret.fromBase32(this.#secret) })
    return totp.generate({ timestamp: Date.now() + (this.#steps.shift() ?? 2) * 30_000 })
  }
}
async function enrol(browser: Browser, password: string): Promise<{ phone: Authenticator; codes: string[] }> {
  const { secret } = (await browser.ask('POST', '/api/v1/profile/second-factor', { password })).body as {
    secret: string
  }
  const phone = new Authenticator(secret)
  const done = await browser.ask('POST', '/api/v1/profile/second-factor/confirm', { otp: phone.code() })
  expect(done.status).toBe(200)
  return { phone, codes: (done.body as { recoveryCodes: string[] }).recoveryCodes }
}

const admin = open()
const security = open()
const desk = open()
const PASSWORD = {
  admin: 'Kangle-Lu-2036!',
  security: 'Xixiang-2047-Ok',
  desk: 'Pinghu-3301-shi',
  fresh: 'Bantian-7719-Hao',
}
let deskId = ''
let phone: Authenticator

/** Invites somebody, follows the link in a browser of his own, and has a role granted. */
async function come(browser: Browser, user: string, password: string, role: Role | null, by: Browser, scope = {}) {
  const invited = await admin.order({ verb: 'person.invite', user, name: `某${user}` })
  const { personId, link } = invited.body.result as unknown as { personId: string; link: string }
  const token = link.split('#')[1]!
  expect((await browser.ask('POST', '/api/v1/invitations/accept', { token, password })).status).toBe(204)
  if (role !== null) {
    expect((await by.order({ verb: 'person.grant', personId, role, scope })).body).toMatchObject({ state: 'accepted' })
    // Granting ends his sessions: he signs in as what he now is.
    expect((await browser.ask('GET', '/api/v1/session')).status).toBe(401)
    expect((await browser.ask('POST', '/api/v1/session', { user, password })).status).toBe(204)
  }
  return { personId, token }
}

test('a house without people prints one link; it makes the first administrator once, and not with a weak password', async () => {
  const token = house.first!.split('#')[1]!
  const look = await admin.ask('POST', '/api/v1/invitations/look', { token })
  expect(look.body).toEqual({ first: true, user: null, name: null })
  const accept = (password: string) =>
    admin.ask('POST', '/api/v1/invitations/accept', { token, user: 'root', name: '李主管', password })
  expect((await accept('password1234')).status).toBe(422)
  expect((await accept(PASSWORD.admin)).status).toBe(204)
  expect((await open().ask('POST', '/api/v1/invitations/accept', { token, password: 'x' })).status).toBe(404)
  expect(await whoIs(admin)).toMatchObject({ role: 'systemAdmin', pending: ['secondFactor'], home: '/profile' })
})

test('an administrator may do nothing before his second factor stands', async () => {
  expect((await admin.ask('GET', '/api/v1/people')).status).toBe(403)
  await enrol(admin, PASSWORD.admin)
  expect((await admin.ask('GET', '/api/v1/people')).status).toBe(200)
})

test('the system administrator names the first security administrator, and after that grants nothing', async () => {
  await come(security, 'sec', PASSWORD.security, 'securityAdmin', admin)
  await enrol(security, PASSWORD.security)
  const again = await admin.order({ verb: 'person.grant', personId: (await whoIs(security)).id, role: 'auditor' })
  expect(again.status).toBe(403)
  expect(again.body).toMatchObject({ state: 'refused', code: 'forbidden' })
})

test('a desk officer is invited by one and given his role by the other; nobody but he ever knew his password', async () => {
  const { personId, token } = await come(desk, 'desk1', PASSWORD.desk, 'deskOfficer', security)
  deskId = personId
  expect(await whoIs(desk)).toMatchObject({ role: 'deskOfficer', pending: [], home: '/admin' })
  expect((await desk.ask('GET', '/api/v1/complaints')).status).toBe(200)
  expect((await desk.ask('POST', '/api/v1/invitations/look', { token })).status).toBe(404)
})

test('signing in with a second factor: asked for, wrong, right, and the same code is not good again', async () => {
  ;({ phone } = await enrol(desk, PASSWORD.desk))
  const fresh = open()
  const signIn = (otp?: string) =>
    fresh.ask('POST', '/api/v1/session', { user: 'ＤＥＳＫ1', password: PASSWORD.desk, ...(otp && { otp }) })
  expect((await signIn()).body).toMatchObject({ code: 'secondFactor' })
  expect((await signIn('000000')).status).toBe(401)
  const code = phone.code()
  expect((await signIn(code)).status).toBe(204)
  expect((await signIn(code)).status).toBe(401)
})

test('a recovery code is good once', async () => {
  const { codes } = await enrol(security, PASSWORD.security)
  const fresh = open()
  const signIn = () => fresh.ask('POST', '/api/v1/session', { user: 'sec', password: PASSWORD.security, otp: codes[0] })
  expect((await signIn()).status).toBe(204)
  expect((await signIn()).status).toBe(401)
})

test('a new password must be new, and ends every other session of mine', async () => {
  const other = open()
  await other.ask('POST', '/api/v1/session', { user: 'desk1', password: PASSWORD.desk, otp: phone.code() })
  expect((await whoIs(other)).user).toBe('desk1')
  const change = (current: string, next: string) => desk.ask('POST', '/api/v1/profile/password', { current, next })
  expect((await change('wrong-wrong-1A', PASSWORD.fresh)).status).toBe(422)
  expect((await change(PASSWORD.desk, PASSWORD.desk)).body).toMatchObject({ error: expect.stringContaining('用过') })
  expect((await change(PASSWORD.desk, PASSWORD.fresh)).status).toBe(204)
  expect((await other.ask('GET', '/api/v1/session')).status).toBe(401)
  expect((await whoIs(desk)).user).toBe('desk1')
})

test('a session set by somebody else is not the one that goes on: signing in always gives a new token', async () => {
  const victim = open()
  victim.cookies.set('qs_session', 'set-by-an-attacker')
  await admin.order({ verb: 'person.resetSecondFactor', personId: deskId }) // refused: not his to reset
  await security.order({ verb: 'person.resetSecondFactor', personId: deskId })
  await victim.ask('POST', '/api/v1/session', { user: 'desk1', password: PASSWORD.fresh })
  expect(victim.cookies.get('qs_session')).not.toBe('set-by-an-attacker')
  const before = victim.cookies.get('qs_session')!
  await victim.ask('POST', '/api/v1/session', { user: 'desk1', password: PASSWORD.fresh })
  expect(victim.cookies.get('qs_session')).not.toBe(before)
  const old = open()
  old.cookies.set('qs_session', before)
  expect((await old.ask('GET', '/api/v1/session')).status).toBe(401)
  for (const [name, value] of victim.cookies) desk.cookies.set(name, value)
})

test('a page of another site changes nothing, with or without our cookie; a script without an origin needs the token', async () => {
  const order = { id: crypto.randomUUID(), order: { verb: 'person.rename', personId: deskId, name: '改名' } }
  const evil = await admin.ask('POST', '/api/v1/orders', order, { origin: 'https://evil.example' })
  expect(evil.status).toBe(403)
  const cookie = `qs_session=${admin.cookies.get('qs_session')}`
  const bare = (headers: Record<string, string>) =>
    fetch(`${house.url}/api/v1/orders`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(order),
    })
  expect((await bare({})).status).toBe(403)
  expect((await bare({ 'x-csrf-token': 'guessed' })).status).toBe(403)
  const token = (await admin.ask('GET', '/api/v1/session')).headers.get('x-csrf-token')!
  expect((await bare({ 'x-csrf-token': token })).status).toBe(200)
})

test('the same order twice is carried out once; another under its number is refused', async () => {
  const id = crypto.randomUUID()
  const first = await admin.order({ verb: 'person.rename', personId: deskId, name: '甲' }, id)
  const again = await admin.order({ verb: 'person.rename', personId: deskId, name: '甲' }, id)
  expect(first.body).toMatchObject({ state: 'accepted' })
  expect(again.body).toMatchObject({ state: 'accepted', repeated: true })
  expect((await admin.order({ verb: 'person.unlock', personId: deskId }, id)).status).toBe(403)
  expect((await admin.order({ verb: 'person.disable', personId: deskId }, id)).status).toBe(409)
})

test('five wrong passwords lock the account, even against the right one; the security administrator unlocks it', async () => {
  const guess = (password: string, user = 'desk1') => open().ask('POST', '/api/v1/session', { user, password })
  // Sent side by side, as an attacker would.
  // Under whatever spelling: it is one account.
  const spelt = ['desk1', 'DESK1', 'ｄｅｓｋ１', ' desk1']
  const statuses = await Promise.all(
    Array.from({ length: 8 }, (_, n) => guess(`Wrong-guess-${n}`, spelt[n % spelt.length])),
  )
  expect(statuses.filter(({ status }) => status === 401)).toHaveLength(5)
  expect(statuses.filter(({ status }) => status === 429)).toHaveLength(3)
  const locked = await guess(PASSWORD.fresh)
  expect(locked.status).toBe(429)
  expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(800)
  expect((await security.order({ verb: 'person.unlock', personId: deskId })).status).toBe(200)
  expect((await guess(PASSWORD.fresh)).status).toBe(204)
})

test('an account that is not there answers as one whose password was wrong', async () => {
  const none = await open().ask('POST', '/api/v1/session', { user: 'nobody', password: 'Whatever-2036' })
  const wrong = await open().ask('POST', '/api/v1/session', { user: 'sec', password: 'Whatever-2036' })
  expect([none.status, none.body]).toEqual([wrong.status, wrong.body])
})

test('nobody lifts himself or locks himself out', async () => {
  const own = (await whoIs(security)).id
  expect((await security.order({ verb: 'person.grant', personId: own, role: 'auditor' })).status).toBe(422)
  expect((await admin.order({ verb: 'person.disable', personId: (await whoIs(admin)).id })).status).toBe(422)
})

test('a disabled person is out at once and cannot come back by any link', async () => {
  const link = (await admin.order({ verb: 'person.reinvite', personId: deskId })).body as unknown as {
    result: { link: string }
  }
  expect((await desk.ask('GET', '/api/v1/session')).status).toBe(200)
  expect((await admin.order({ verb: 'person.disable', personId: deskId })).status).toBe(200)
  expect((await desk.ask('GET', '/api/v1/session')).status).toBe(401)
  const back = await desk.ask('POST', '/api/v1/invitations/accept', {
    token: link.result.link.split('#')[1],
    password: 'Longgang-8890-Ma',
  })
  expect(back.status).toBe(404)
  const { status, body } = await desk.ask('POST', '/api/v1/session', { user: 'desk1', password: PASSWORD.fresh })
  expect([status, (body as { code: string }).code]).toEqual([401, 'disabled'])
})

test('what was done stands in the audit, with who and with which result, and no secret in it', async () => {
  const auditor = open()
  await come(auditor, 'aud', 'Dapeng-4471-Lan', 'auditor', security)
  await enrol(auditor, 'Dapeng-4471-Lan')
  const { items } = (await auditor.ask('GET', '/api/v1/audit?limit=500')).body as {
    items: { act: string; verb: string | null; outcome: string; by: { name: string } | null }[]
  }
  const said = items.map(({ act, verb, outcome }) => `${verb ?? act} ${outcome}`)
  for (const each of [
    'signIn accepted',
    'signInRefused refused',
    'person.invite accepted',
    'person.grant accepted',
    'person.grant refused',
    'person.disable accepted',
    'person.disable refused',
    'passwordChanged accepted',
    'secondFactorSet accepted',
    'person.resetSecondFactor refused',
    'firstLinkMade accepted',
    'invitationAccepted accepted',
    'person.unlock accepted',
  ])
    expect(said).toContain(each)
  const journal = JSON.stringify((await auditor.ask('GET', '/api/v1/journal?limit=1000')).body)
  for (const secret of [...Object.values(PASSWORD), ...admin.cookies.values()]) expect(journal).not.toContain(secret)
  const csv = await fetch(`${house.url}/api/v1/audit/export.csv`, {
    headers: { cookie: `qs_session=${auditor.cookies.get('qs_session')}` },
  })
  expect(await csv.text()).toMatch(/导出人：某aud（aud），导出时间：\d{4}-/)
  expect(await house.house.journal.verify()).toHaveProperty('records')
})
