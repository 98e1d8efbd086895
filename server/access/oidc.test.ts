import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Browser } from '../browser.fixture.ts'
import type { Running } from '../main.ts'
import { atTheProvider } from '../oidc/browser.fixture.ts'
import { realProvider, REDIRECT, SECRET, type RealProvider } from '../oidc/provider.fixture.ts'
import { bearer, openTestHouse, signedIn } from '../running.fixture.ts'

/* Signing in through a real identity provider, by the doors that a browser uses. */

let provider: RealProvider
let house: Running & { url: string }
beforeAll(async () => {
  for (const level of ['info', 'warn'] as const) vi.spyOn(console, level).mockImplementation(() => undefined)
  provider = await realProvider()
  house = await openTestHouse({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'qianshao',
    OIDC_CLIENT_SECRET: SECRET,
    OIDC_REDIRECT_URI: REDIRECT,
    OIDC_ROLE_MAP: 'qs-leader=leader,qs-desk=deskOfficer,qs-commander=commander',
  })
})
afterAll(async () => {
  await house.close()
  await provider.leave()
})
const open = () => new Browser(() => house.url)

async function comeBack(browser: Browser, account: string) {
  const start = await browser.ask('GET', '/auth/oidc/start')
  const callback = await atTheProvider(start.headers.get('location')!, { account })
  return browser.ask('GET', `/auth/oidc/callback${callback.search}`)
}

test('whoever the provider vouches for is in, with an account of his own and the role that his claims name', async () => {
  const browser = open()
  expect((await browser.ask('GET', '/api/v1/session/options')).body).toMatchObject({
    oidc: { title: expect.any(String) },
  })
  const back = await comeBack(browser, '10086')
  expect([back.status, back.headers.get('location')]).toEqual([303, '/'])
  expect((await browser.ask('GET', '/api/v1/session')).body).toMatchObject({
    user: 'li.wei',
    name: '李伟',
    role: 'deskOfficer',
    may: expect.arrayContaining(['complaint.read']),
  })
  const again = open()
  await comeBack(again, '10086')
  const people = await fetch(`${house.url}/api/v1/people`, { headers: bearer(await signedIn(house, 'systemAdmin')) })
  const { items } = (await people.json()) as { items: { user: string }[] }
  expect(items.filter(({ user }) => user === 'li.wei')).toHaveLength(1)
})

test('somebody without a claim that fits comes in and may do nothing until he is granted a role', async () => {
  const browser = open()
  await comeBack(browser, '10088')
  expect((await browser.ask('GET', '/api/v1/session')).body).toMatchObject({ role: null, pending: ['role'], may: [] })
})

test('a callback without the cookie of its start, or used twice, or made up, lets nobody in and says why', async () => {
  const browser = open()
  const start = await browser.ask('GET', '/auth/oidc/start')
  const callback = await atTheProvider(start.headers.get('location')!, { account: '10086' })
  const stranger = open()
  const stolen = await stranger.ask('GET', `/auth/oidc/callback${callback.search}`)
  expect(stolen.headers.get('location')).toMatch(/^\/sign-in\?refused=/)
  expect((await stranger.ask('GET', '/api/v1/session')).status).toBe(401)
  const forged = open()
  await forged.ask('GET', '/auth/oidc/start')
  const made_up = await forged.ask('GET', '/auth/oidc/callback?code=made-up&state=made-up')
  expect(made_up.headers.get('location')).toMatch(/^\/sign-in\?refused=/)
  expect((await forged.ask('GET', '/api/v1/session')).status).toBe(401)
})

test('a disabled person is turned away whatever the provider says', async () => {
  const admin = bearer(await signedIn(house, 'systemAdmin'))
  const people = await fetch(`${house.url}/api/v1/people`, { headers: admin })
  const { items } = (await people.json()) as { items: { id: string; user: string }[] }
  await fetch(`${house.url}/api/v1/orders`, {
    method: 'POST',
    headers: { ...admin, 'content-type': 'application/json' },
    body: JSON.stringify({
      id: crypto.randomUUID(),
      order: { verb: 'person.disable', personId: items.find(({ user }) => user === 'li.wei')!.id },
    }),
  })
  const browser = open()
  const back = await comeBack(browser, '10086')
  expect(decodeURIComponent(back.headers.get('location')!)).toContain('停用')
  expect((await browser.ask('GET', '/api/v1/session')).status).toBe(401)
})

test('a provider that is away costs a sentence, and nobody his password sign-in', async () => {
  await provider.leave()
  const other = await openTestHouse({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'qianshao',
    OIDC_CLIENT_SECRET: SECRET,
    OIDC_REDIRECT_URI: REDIRECT,
  })
  const start = await fetch(`${other.url}/auth/oidc/start`, { redirect: 'manual' })
  expect(start.headers.get('location')).toMatch(/^\/sign-in\?refused=/)
  expect((await fetch(`${other.url}/readyz`)).status).toBe(200)
  await other.close()
  await provider.comeBack()
})
