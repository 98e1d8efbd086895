import { createHash } from 'node:crypto'
import type { Role } from '../contract/identity.ts'
import type { RoleMapping } from './oidc-config.ts'

/** What a provider says of a person (OpenID Connect Core 1.0, 5.1), not yet believed to have any shape. */
export type Claims = Readonly<Record<string, unknown>>

/** An account name as contract/identity.ts has it. */
const ACCOUNT = /^[\p{L}\p{N}._-]{2,40}$/u

/** The claim at a dotted path; a claim whose own name has dots in it, as names that are addresses do, is found too. */
export function claimAt(claims: unknown, path: string): unknown {
  if (typeof claims !== 'object' || claims === null) return undefined
  const own = claims as Claims
  if (Object.hasOwn(own, path)) return own[path]
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const head = path.slice(0, dot)
    const found = Object.hasOwn(own, head) ? claimAt(own[head], path.slice(dot + 1)) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

/** The role of the first mapping whose value the claim is or holds; null when none fits. */
export function roleOf(claims: Claims, path: string, map: readonly RoleMapping[]): Role | null {
  const claim = claimAt(claims, path)
  const values: readonly unknown[] = Array.isArray(claim) ? claim : [claim]
  return map.find(({ value }) => values.includes(value))?.role ?? null
}

/**
 * An account name out of the claims: the first of preferred_username, email and sub of which enough is left. It is for
 * people to read: providers may give it to somebody else tomorrow, only the subject says who it is (Core 1.0, 5.7).
 */
export function userOf(claims: Claims, subject: string): string {
  for (const claim of [claims['preferred_username'], claims['email'], claims['sub']]) {
    if (typeof claim !== 'string') continue
    const whole = claim
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}._-]+/gu, '-')
      .replace(/^-+|-+$/g, '')
    const user = [...whole].slice(0, 40).join('')
    if (ACCOUNT.test(user)) return user
  }
  return `u-${createHash('sha256').update(subject).digest('hex').slice(0, 12)}`
}

/** A person's name to show, 60 UTF-16 units at most as the contract counts; the account when the provider tells none. */
export function nameOf(claims: Claims, user: string): string {
  const told = typeof claims['name'] === 'string' ? claims['name'] : ''
  let name = ''
  for (const letter of told.replace(/[\p{C}\s]+/gu, ' ').trim())
    if (name.length + letter.length > 60) break
    else name += letter
  return name.trim() || user
}
