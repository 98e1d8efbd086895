import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Provider } from 'oidc-provider'
import type { OidcSettings } from './oidc-config.ts'

/** A provider of one's own, for tests: the real thing on the loopback, with a sign-in page that believes every name. */
export interface RealProvider {
  readonly issuer: string
  readonly port: number
  /** Ends every connection and stops listening; keys and registrations stay. */
  leave(): Promise<void>
  /** Listens on the same port again. */
  comeBack(): Promise<void>
  /** Signs with other keys from now on, as after a rotation; codes given before are lost. */
  changeKeys(): void
}

export const REDIRECT = 'http://127.0.0.1:8080/auth/oidc/callback'
export const SECRET = 'a secret that only a test knows: +/%&='

/** How this house is registered at the provider. */
export const registeredAt = (issuer: string, change: Partial<OidcSettings> = {}): OidcSettings => ({
  issuer,
  clientId: 'qianshao',
  clientSecret: SECRET,
  title: '单位统一身份认证',
  scope: 'openid profile',
  roleClaim: 'roles',
  roleMap: [
    { value: 'qs-leader', role: 'leader' },
    { value: 'qs-desk', role: 'deskOfficer' },
    { value: 'qs-commander', role: 'commander' },
  ],
  redirectUri: REDIRECT,
  ...change,
})

/** Who can sign in, and what the provider says of them. */
export const PEOPLE: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '10086': {
    preferred_username: 'li.wei',
    name: '李伟',
    roles: ['staff', 'qs-commander', 'qs-desk'],
    realm_access: { roles: ['offline', 'qs-auditor'] },
  },
  '10087': { email: 'zhao.min@district.example.cn', roles: 'qs-desk' },
  '10088': {},
}

/** Starts a provider; `idTokenTells` false keeps all but the subject for the userinfo endpoint, as many providers do. */
export async function realProvider({ idTokenTells = true } = {}): Promise<RealProvider> {
  let answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.end()
  const listening = async (port: number) => {
    const server = createServer((request, response) => answer(request, response))
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return server
  }
  let server: Server | null = await listening(0)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const issuer = `http://127.0.0.1:${address.port}`

  function changeKeys() {
    const provider = providerOf(issuer, idTokenTells)
    const callback = provider.callback()
    answer = (request, response) => {
      if (request.url?.startsWith('/interaction/')) void interaction(provider, request, response)
      else void callback(request, response)
    }
  }
  changeKeys()

  return {
    issuer,
    port: address.port,
    changeKeys,
    async leave() {
      const leaving = server
      server = null
      if (leaving === null) return
      leaving.close()
      leaving.closeAllConnections()
      await once(leaving, 'close')
    },
    async comeBack() {
      server = await listening(address.port)
    },
  }
}

function providerOf(issuer: string, idTokenTells: boolean): Provider {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const registered = {
    redirect_uris: [REDIRECT],
    response_types: ['code' as const],
    grant_types: ['authorization_code'],
  }
  return new Provider(issuer, {
    clients: [
      { ...registered, client_id: 'qianshao', client_secret: SECRET },
      { ...registered, client_id: 'qianshao-public', token_endpoint_auth_method: 'none' },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] as never },
    cookies: { keys: ['a cookie key that only a test knows'] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['preferred_username', 'name', 'email', 'roles', 'realm_access'] },
    conformIdTokenClaims: !idTokenTells,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => PEOPLE[sub] && { accountId: sub, claims: async () => ({ sub, ...PEOPLE[sub] }) },
  })
}

/** The provider's sign-in page: a form by GET, by POST a name or a refusal. */
async function interaction(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html').end('<form method="post"><input name="account"></form>')
    return
  }
  const { prompt, params, session, grantId } = await provider.interactionDetails(request, response)
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const account = new URLSearchParams(Buffer.concat(chunks).toString()).get('account')
  if (account === null) return provider.interactionFinished(request, response, { error: 'access_denied' })
  if (prompt.name === 'login') return provider.interactionFinished(request, response, { login: { accountId: account } })
  const grant = grantId
    ? await provider.Grant.find(grantId)
    : new provider.Grant({ accountId: session?.accountId, clientId: String(params['client_id']) })
  if (grant === undefined) throw new Error('no such grant')
  grant.addOIDCScope(String(params['scope']))
  await provider.interactionFinished(
    request,
    response,
    { consent: { grantId: await grant.save() } },
    { mergeWithLastSubmission: true },
  )
}
