import * as client from 'openid-client'
import type { OidcSettings } from './oidc-config.ts'
import { brokeOff } from './refusals.ts'

export interface DiscoveryOptions {
  readonly fetch: typeof fetch
  readonly now: () => number
  /** How long one answer of the provider may take, ms. */
  readonly timeoutMs: number
}

/** What the provider says of itself (OpenID Connect Discovery 1.0), asked for when first needed. */
export interface Discovery {
  /** Rejects with what the library or the wire said. */
  known(): Promise<client.Configuration>
  /** Asks anew next time: the provider may have changed its keys. */
  forget(): void
}

/** How long the answer is believed, ms. */
const KEPT_MS = 3_600_000

/** Opens a discovery that has asked nothing yet. Those who ask at once share one question; a failure is never kept. */
export function openDiscovery(settings: OidcSettings, { fetch, now, timeoutMs }: DiscoveryOptions): Discovery {
  let kept: { readonly at: number; readonly answer: Promise<client.Configuration> } | null = null

  async function ask(): Promise<client.Configuration> {
    const issuer = new URL(settings.issuer)
    const configuration = await client.discovery(issuer, settings.clientId, undefined, authentication(settings), {
      // Without it a token that came over TLS is believed unsigned; here the signature is checked as well.
      execute: [
        client.enableNonRepudiationChecks,
        // The settings let plain HTTP pass for the loopback only.
        ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []),
      ],
      timeout: timeoutMs / 1_000,
      [client.customFetch]: (url, options) => fetch(url, options as RequestInit),
    })
    return configuration
  }

  return {
    known() {
      if (kept !== null && now() - kept.at < KEPT_MS) return kept.answer
      // A kept connection that a restarted provider has closed fails at once: one second question, never after a timeout.
      const answer = ask().catch((error: unknown) => {
        if (brokeOff(error)) return ask()
        throw error
      })
      const mine = { at: now(), answer }
      kept = mine
      answer.catch(() => {
        if (kept === mine) kept = null
      })
      return answer
    },
    forget() {
      kept = null
    },
  }
}

/** Basic as RFC 6749, 2.3.1 wants it from everyone, in the body where the provider offers only that. */
function authentication({ clientSecret }: OidcSettings): client.ClientAuth {
  if (clientSecret === null) return client.None()
  const [basic, post] = [client.ClientSecretBasic(clientSecret), client.ClientSecretPost(clientSecret)]
  return (server, ...rest) => {
    const offered = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const way = offered.includes('client_secret_basic') ? basic : post
    way(server, ...rest)
  }
}
