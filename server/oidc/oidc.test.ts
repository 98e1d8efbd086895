import { createSign, generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { atTheProvider } from './browser.fixture.ts'
import { openOidc, type OidcOptions } from './oidc.ts'
import type { OidcSettings } from './oidc-config.ts'
import { PENDING_MS, pending as pendingShape } from './pending.ts'
import { REDIRECT, type RealProvider, realProvider, registeredAt } from './provider.fixture.ts'
import { OidcRefused, type RefusedFor } from './refusals.ts'

const LI_WEI = { account: '10086' }
let provider: RealProvider
beforeAll(async () => {
  // The provider warns that its memory is for development only, which it is here.
  for (const level of ['info', 'warn'] as const) vi.spyOn(console, level).mockImplementation(() => undefined)
  provider = await realProvider()
})
afterAll(() => provider.leave())

let clock = 1_000
beforeEach(() => (clock = 1_000))
const house = (change: Partial<OidcSettings> = {}, options: OidcOptions = {}) =>
  openOidc(registeredAt(provider.issuer, change), { now: () => clock, ...options })

async function cameBack(oidc = house(), fill: Parameters<typeof atTheProvider>[1] = LI_WEI) {
  const { url, pending } = await oidc.start()
  return { oidc, pending, callback: await atTheProvider(url, fill) }
}
async function refusal(finishing: Promise<unknown>): Promise<RefusedFor> {
  const error: unknown = await finishing.then(
    () => new Error('nobody refused'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof OidcRefused)) throw error
  expect(error.message).toMatch(/。$/)
  return error.why
}

test('whoever the provider vouches for comes in by name, with the role of the first mapping that fits', async () => {
  const { oidc, pending, callback } = await cameBack()
  expect(await oidc.finish(callback, pending)).toEqual({
    subject: `${provider.issuer}|10086`,
    user: 'li.wei',
    name: '李伟',
    // Both fit; the map's order decides, not the claim's.
    role: 'deskOfficer',
  })
})

test('the way to the provider carries state, nonce and an S256 challenge, and never the verifier', async () => {
  const { url, pending } = await house().start()
  const asked = new URL(url).searchParams
  expect(Object.fromEntries(asked)).toMatchObject({
    response_type: 'code',
    client_id: 'qianshao',
    redirect_uri: REDIRECT,
    scope: 'openid profile',
    state: pending.state,
    nonce: pending.nonce,
    code_challenge_method: 'S256',
  })
  expect(url).not.toContain(pending.verifier)
  expect(pendingShape.parse(JSON.parse(JSON.stringify(pending)))).toEqual(pending)
  expect(JSON.stringify(pending).length).toBeLessThan(300)
})

test('no two sign-ins share anything', async () => {
  const oidc = house()
  const [one, other] = [(await oidc.start()).pending, (await oidc.start()).pending]
  expect(new Set([one.state, one.nonce, one.verifier, other.state, other.nonce, other.verifier]).size).toBe(6)
})

test('a claim inside another gives the role; somebody whose claim is on no line has none', async () => {
  const inner = { roleClaim: 'realm_access.roles', roleMap: [{ value: 'qs-auditor', role: 'auditor' }] as const }
  const known = await cameBack(house(inner))
  expect((await known.oidc.finish(known.callback, known.pending)).role).toBe('auditor')
  const unknown = await cameBack(house(inner), { account: '10087' })
  expect(await unknown.oidc.finish(unknown.callback, unknown.pending)).toEqual({
    subject: `${provider.issuer}|10087`,
    user: 'zhao.min-district.example.cn',
    name: 'zhao.min-district.example.cn',
    role: null,
  })
})

test('somebody of whom the provider says nothing but the subject comes in under it', async () => {
  const { oidc, pending, callback } = await cameBack(house(), { account: '10088' })
  expect(await oidc.finish(callback, pending)).toMatchObject({ user: '10088', name: '10088', role: null })
})

test('a provider that tells names and roles only at its userinfo endpoint is asked there', async () => {
  const reticent = await realProvider({ idTokenTells: false })
  try {
    const { oidc, pending, callback } = await cameBack(house({ issuer: reticent.issuer }))
    expect(await oidc.finish(callback, pending)).toMatchObject({ user: 'li.wei', name: '李伟', role: 'deskOfficer' })
  } finally {
    await reticent.leave()
  }
})

test('a public client signs in by PKCE alone', async () => {
  const { oidc, pending, callback } = await cameBack(house({ clientId: 'qianshao-public', clientSecret: null }))
  expect((await oidc.finish(callback, pending)).user).toBe('li.wei')
})

test('behind a proxy the house sees another address than the provider does, and that is no matter', async () => {
  const { oidc, pending, callback } = await cameBack()
  const seen = new URL(`http://10.0.0.5:9999/inside${callback.search}`)
  expect((await oidc.finish(seen, pending)).user).toBe('li.wei')
})

test('a code used once is not good a second time', async () => {
  const { oidc, pending, callback } = await cameBack()
  await oidc.finish(callback, pending)
  expect(await refusal(oidc.finish(callback, pending))).toBe('code')
})

test('a return that this browser did not set out for is refused, and its code is not spent', async () => {
  const { oidc, pending, callback } = await cameBack()
  const forged = new URL(callback)
  forged.searchParams.set('state', 'x'.repeat(43))
  expect(await refusal(oidc.finish(forged, pending))).toBe('state')
  forged.searchParams.delete('state')
  expect(await refusal(oidc.finish(forged, pending))).toBe('state')
  const doubled = new URL(callback)
  doubled.searchParams.append('state', pending.state)
  expect(await refusal(oidc.finish(doubled, pending))).toBe('state')
  expect((await oidc.finish(callback, pending)).user).toBe('li.wei')
})

test('a token made for another sign-in is refused by its nonce', async () => {
  const { oidc, pending, callback } = await cameBack()
  expect(await refusal(oidc.finish(callback, { ...pending, nonce: `${pending.nonce.slice(1)}x` }))).toBe('nonce')
})

test('a code without the verifier it was asked with is worth nothing', async () => {
  const { oidc, pending, callback } = await cameBack()
  expect(await refusal(oidc.finish(callback, { ...pending, verifier: 'v'.repeat(43) }))).toBe('code')
})

test('ten minutes after setting out a return is too late, one millisecond before it is not', async () => {
  const { oidc, pending, callback } = await cameBack()
  clock += PENDING_MS
  expect(await refusal(oidc.finish(callback, pending))).toBe('expired')
  clock -= 1
  expect((await oidc.finish(callback, pending)).user).toBe('li.wei')
})

test('somebody who says no at the provider is told so, and only in the browser that asked', async () => {
  const { oidc, pending, callback } = await cameBack(house(), 'deny')
  expect(callback.searchParams.get('error')).toBe('access_denied')
  expect(await refusal(oidc.finish(callback, pending))).toBe('denied')
  expect(await refusal(oidc.finish(callback, { ...pending, state: 'y'.repeat(43) }))).toBe('state')
})

test('a provider that gives itself another name than OIDC_ISSUER is not used', async () => {
  expect(await refusal(house({ issuer: `http://localhost:${provider.port}` }).start())).toBe('issuer')
})

test('a return that names another provider is refused before its code is shown to anyone', async () => {
  const { oidc, pending, callback } = await cameBack()
  const mixedUp = new URL(callback)
  mixedUp.searchParams.set('iss', 'https://sso.elsewhere.example')
  expect(await refusal(oidc.finish(mixedUp, pending))).toBe('issuer')
  expect((await oidc.finish(callback, pending)).user).toBe('li.wei')
})

test('a wrong secret is a matter for the administrator', async () => {
  const { oidc, pending, callback } = await cameBack(house({ clientSecret: 'not it' }))
  expect(await refusal(oidc.finish(callback, pending))).toBe('registration')
})

/** The provider as seen through somebody who writes ID tokens anew on the way. */
const rewriting =
  (rewrite: (header: object, body: string) => string): typeof fetch =>
  async (url, options) => {
    const answer = await fetch(url, options)
    if (!answer.url.endsWith('/token')) return answer
    const told = (await answer.json()) as { id_token: string }
    const [header = '', body = ''] = told.id_token.split('.')
    const read = JSON.parse(Buffer.from(header, 'base64url').toString()) as object
    return Response.json({ ...told, id_token: rewrite(read, body) }, { status: answer.status })
  }
const encoded = (header: object) => Buffer.from(JSON.stringify(header)).toString('base64url')

test('a token that the provider did not sign is refused, whatever key or name of a key it comes with', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const signed = (header: object, body: string) => {
    const text = `${encoded(header)}.${body}`
    return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`
  }
  for (const [rewrite, why] of [
    [signed, 'signature'],
    [(header: object, body: string) => signed({ ...header, kid: 'another' }, body), 'signature'],
    [(_: object, body: string) => `${encoded({ alg: 'none' })}.${body}.`, 'answer'],
  ] as const) {
    const { oidc, pending, callback } = await cameBack(house({}, { fetch: rewriting(rewrite) }))
    expect(await refusal(oidc.finish(callback, pending))).toBe(why)
  }
})

test('after the provider changed its keys one sign-in may fail, the next does not', async () => {
  const rotating = await realProvider()
  try {
    const oidc = house({ issuer: rotating.issuer })
    const before = await cameBack(oidc)
    await oidc.finish(before.callback, before.pending)
    rotating.changeKeys()
    const first = await cameBack(oidc)
    await oidc.finish(first.callback, first.pending).catch((error: unknown) => {
      if (!(error instanceof OidcRefused && error.why === 'signature')) throw error
    })
    const second = await cameBack(oidc)
    expect((await oidc.finish(second.callback, second.pending)).user).toBe('li.wei')
  } finally {
    await rotating.leave()
  }
})
