import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { atTheProvider } from './browser.fixture.ts'
import { openOidc, type OidcOptions } from './oidc.ts'
import { type RealProvider, realProvider, registeredAt } from './provider.fixture.ts'
import { OidcAway } from './refusals.ts'

let provider: RealProvider
beforeAll(async () => {
  // The provider warns that its memory is for development only, which it is here.
  for (const level of ['info', 'warn'] as const) vi.spyOn(console, level).mockImplementation(() => undefined)
  provider = await realProvider()
})
afterAll(() => provider.leave())

let clock = 1_000
const house = (issuer = provider.issuer, options: OidcOptions = {}) =>
  openOidc(registeredAt(issuer), { now: () => clock, ...options })

test('what the provider says of itself is asked once an hour, by however many at once', async () => {
  let asked = 0
  const counting: typeof fetch = async (url, options) => {
    const answer = await fetch(url, options)
    if (answer.url.includes('.well-known')) asked++
    return answer
  }
  const oidc = house(provider.issuer, { fetch: counting })
  expect(asked).toBe(0)
  await Promise.all([oidc.start(), oidc.start(), oidc.start()])
  clock += 3_599_999
  await oidc.start()
  expect(asked).toBe(1)
  clock += 1
  await oidc.start()
  expect(asked).toBe(2)
})

test('a provider that is away says so in a sentence, before and after, and is found again when it is back', async () => {
  const shy = await realProvider()
  try {
    await shy.leave()
    const oidc = house(shy.issuer)
    await expect(oidc.start()).rejects.toThrow(OidcAway)
    await expect(oidc.start()).rejects.toThrow('单位统一身份认证暂时连接不上')
    await shy.comeBack()
    const { url, pending } = await oidc.start()
    const callback = await atTheProvider(url, { account: '10086' })
    await shy.leave()
    await expect(oidc.finish(callback, pending)).rejects.toThrow(OidcAway)
    await shy.comeBack()
    expect((await oidc.finish(callback, pending)).user).toBe('li.wei')
  } finally {
    await shy.leave()
  }
})

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})
async function something(answer: (response: ServerResponse) => unknown) {
  const server = createServer((_, response) => answer(response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push({
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
}

test('a provider that takes the question and never answers is away, within the time it is given', async () => {
  const issuer = await something(() => undefined)
  await expect(house(issuer, { timeoutMs: 50 }).start()).rejects.toThrow(OidcAway)
})

test('a provider that is failing is away; an address where no provider is, is a wrong setting', async () => {
  const failing = await something((response) => response.writeHead(502).end('bad gateway'))
  await expect(house(failing).start()).rejects.toThrow(OidcAway)
  const elsewhere = await something((response) => response.writeHead(404).end('<html>'))
  await expect(house(elsewhere).start()).rejects.toMatchObject({ name: 'OidcRefused', why: 'answer' })
})

test('one connection that breaks is no reason to call the provider away', async () => {
  let questions = 0
  const issuer = await something((response) => {
    if (questions++ === 0) return response.destroy()
    const self = `http://${response.req.headers.host}`
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ issuer: self, authorization_endpoint: `${self}/auth` }))
  })
  expect((await house(issuer).start()).url).toMatch(`${issuer}/auth?`)
  expect(questions).toBe(2)
})
