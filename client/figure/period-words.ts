import type { Say } from './say.ts'

const DAY = /^(\d{4})-(\d{2})-(\d{2})T00:00(:00(\.0+)?)?/

/** The day before a district day, `2026-11-22`. */
const dayBefore = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/** A moment of the wire (ISO 8601, district time) to the minute, `2026-11-23 09:41`. */
export const momentText = (iso: string) => iso.slice(0, 16).replace('T', ' ')

/** A period of the wire in words: whole days by their dates, both included; anything else to the minute. */
export function periodText(from: string | null, to: string | null, say: Say): string {
  if (from === null || to === null) return say('figure.standing')
  if (DAY.test(from) && DAY.test(to)) {
    const [first, last] = [from.slice(0, 10), dayBefore(to.slice(0, 10))]
    return first === last ? first : say('figure.span', { from: first, to: last })
  }
  return say('figure.span', { from: momentText(from), to: momentText(to) })
}
