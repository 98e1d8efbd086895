/** Shortest password, in characters. */
export const LEAST_LENGTH = 12
/** So many of: small letters, capitals, digits, anything else. */
export const LEAST_KINDS = 3

const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u]

export interface PasswordFit {
  readonly long: boolean
  readonly mixed: boolean
  /** Does not contain the account name. */
  readonly apart: boolean
}

/**
 * What the page can say of a new password while it is typed (GB/T 22239-2019, 8.1.4.1 a: complexity). The server decides,
 * and also refuses words that are in every list.
 */
export function passwordFit(password: string, user: string): PasswordFit {
  const name = user.trim().toLowerCase()
  return {
    long: [...password].length >= LEAST_LENGTH,
    mixed: KINDS.filter((kind) => kind.test(password)).length >= LEAST_KINDS,
    apart: password !== '' && (name.length < 2 || !password.toLowerCase().includes(name)),
  }
}
