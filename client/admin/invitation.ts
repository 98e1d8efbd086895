/** An invitation as its giver hands it over. */
export interface Invitation {
  /** Absolute address; the secret stands behind `#`, which no browser sends to a server or writes to its log. */
  readonly address: string
  /** Epoch ms, or null when the server did not say. */
  readonly expiresAt: number | null
}

/** The invitation in an accepted order’s result, or null when it carries none: a repeated order gives its secret no second time. */
export function invitationIn(result: Readonly<Record<string, unknown>>, origin: string): Invitation | null {
  const { link, expiresAt } = result
  if (typeof link !== 'string' || !link.startsWith('/')) return null
  return { address: origin + link, expiresAt: typeof expiresAt === 'number' ? expiresAt : null }
}
