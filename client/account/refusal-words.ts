import type { Refused } from '../picture/session.ts'
import { saidOf } from './said.ts'
import type { Phrase } from './scope-words.ts'

const CODES = new Set(['wrong', 'disabled', 'secondFactor'])

/** Minutes to wait, never less than one. */
export const minutesOf = (seconds: number) => Math.max(1, Math.ceil(seconds / 60))

/**
 * What a refusal says in the language of the page, or null where only the server has the words: those stand as they are.
 * `secondFactor` is said only of six digits that were given: asking for them is no refusal.
 */
export function refusalWords({ status, code, retryAfterS, message }: Refused): Phrase | null {
  const minutes = { n: minutesOf(retryAfterS ?? 60) }
  if (status === 0) return { key: 'account.refused.away' }
  if (code === 'locked') return { key: 'account.refused.locked', named: minutes }
  if (status === 429) return { key: 'account.refused.often', named: minutes }
  if (code !== null && CODES.has(code)) return { key: `account.refused.${code}` }
  if (status >= 500 || message === '') return { key: 'account.refused.fault', named: { status } }
  return saidOf(message)
}
