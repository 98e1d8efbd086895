import * as client from 'openid-client'
import type { Role } from '../contract/identity.ts'
import { claimAt, type Claims, nameOf, roleOf, userOf } from './claims.ts'
import { openDiscovery } from './discovery.ts'
import type { OidcSettings } from './oidc-config.ts'
import { type Pending, stillGood } from './pending.ts'
import { OidcRefused, refusalOf, refused } from './refusals.ts'

/** Whom the provider vouches for. */
export interface Identified {
  /** `issuer|sub`: the only name that is never given to somebody else (OpenID Connect Core 1.0, 5.7). */
  readonly subject: string
  /** For people to read; may change and may be like somebody else's. */
  readonly user: string
  readonly name: string
  readonly role: Role | null
}

/** Signing in by the bureau's own identity provider. */
export interface Oidc {
  readonly title: string
  /** Where to send the browser, and what to keep sealed for its return. Rejects with OidcAway or OidcRefused. */
  start(): Promise<{ readonly url: string; readonly pending: Pending }>
  /** Of `callbackUrl` only the query counts: behind a proxy the rest is not what the provider knows. Rejects as start. */
  finish(callbackUrl: URL, pending: Pending): Promise<Identified>
}

export interface OidcOptions {
  readonly fetch?: typeof fetch | undefined
  /** Epoch ms. */
  readonly now?: (() => number) | undefined
  readonly timeoutMs?: number | undefined
}

/**
 * Authorization code flow with PKCE S256, state and nonce (OpenID Connect Core 1.0, 3.1; RFC 7636; RFC 9700, 2.1.1). Asks
 * the provider nothing until somebody signs in, so that a provider that is away costs only its own button.
 */
export function openOidc(settings: OidcSettings, options: OidcOptions = {}): Oidc {
  const now = options.now ?? Date.now
  const { title, redirectUri, scope } = settings
  const discovery = openDiscovery(settings, {
    fetch: options.fetch ?? fetch,
    now,
    timeoutMs: options.timeoutMs ?? 5_000,
  })

  /** Runs one half of the flow; what goes wrong comes out in words. */
  async function inWords<T>(half: () => Promise<T>): Promise<T> {
    try {
      return await half()
    } catch (error) {
      const refusal = refusalOf(error, title)
      if (refusal instanceof OidcRefused && refusal.why === 'signature') discovery.forget()
      throw refusal
    }
  }

  /** Claims of the ID token, and those that the provider tells only at its userinfo endpoint (Core 1.0, 5.3). */
  async function claimsOf(config: client.Configuration, tokens: Tokens): Promise<Claims & client.IDToken> {
    const claims = tokens.claims()
    if (claims === undefined) throw refused('answer', title)
    const wanted = ['preferred_username', 'name', ...(settings.roleMap.length > 0 ? [settings.roleClaim] : [])]
    const complete = wanted.every((claim) => claimAt(claims, claim) !== undefined)
    if (complete || config.serverMetadata().userinfo_endpoint === undefined) return claims
    return { ...(await client.fetchUserInfo(config, tokens.access_token, claims.sub)), ...claims }
  }

  return {
    title,
    start: () =>
      inWords(async () => {
        const config = await discovery.known()
        const pending: Pending = {
          state: client.randomState(),
          nonce: client.randomNonce(),
          verifier: client.randomPKCECodeVerifier(),
          at: now(),
        }
        const url = client.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope,
          state: pending.state,
          nonce: pending.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
          code_challenge_method: 'S256',
        })
        return { url: url.href, pending }
      }),
    finish: (callbackUrl, pending) =>
      inWords(async () => {
        if (!stillGood(pending, now())) throw refused('expired', title)
        const told = callbackUrl.searchParams
        if (told.getAll('state').join() !== pending.state) throw refused('state', title)
        const config = await discovery.known()
        // Mix-up of two providers (RFC 9207).
        if (told.getAll('iss').some((issuer) => issuer !== config.serverMetadata().issuer))
          throw refused('issuer', title)
        const returned = new URL(redirectUri)
        returned.search = callbackUrl.search
        const tokens = await client.authorizationCodeGrant(config, returned, {
          expectedState: pending.state,
          expectedNonce: pending.nonce,
          pkceCodeVerifier: pending.verifier,
          idTokenExpected: true,
        })
        const claims = await claimsOf(config, tokens)
        const subject = `${claims.iss}|${claims.sub}`
        const user = userOf(claims, subject)
        return {
          subject,
          user,
          name: nameOf(claims, user),
          role: roleOf(claims, settings.roleClaim, settings.roleMap),
        }
      }),
  }
}

type Tokens = Awaited<ReturnType<typeof client.authorizationCodeGrant>>
