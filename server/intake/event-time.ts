import { DISTRICT_OFFSET_MS } from '../contract/time.ts'
import { AHEAD_MS, EARLIEST, parseIso } from './moment.ts'

export type EventTimeFault = 'notTime' | 'future' | 'ancient'

const DAY = /^\d{4}-\d\d-\d\d$/

/**
 * When the thing complained of happened, epoch ms: ISO 8601, or a day or wall-clock time of the district as a form gives it
 * (2026-11-03, 2026-11-03T14:30). A day that no calendar has, one to come, one before 1990 is a fault. Pure.
 */
export function readEventTime(
  told: unknown,
  now: number,
): { readonly at: number } | { readonly fault: EventTimeFault } {
  if (typeof told !== 'number' && typeof told !== 'string') return { fault: 'notTime' }
  let at: number | null | 'noOffset' =
    typeof told === 'number' ? told : parseIso(DAY.test(told) ? `${told}T00:00Z` : told)
  if (typeof told === 'string' && DAY.test(told) && typeof at === 'number') at -= DISTRICT_OFFSET_MS
  if (at === 'noOffset') at = parseIso(`${String(told)}+08:00`)
  if (typeof at !== 'number' || !Number.isFinite(at)) return { fault: 'notTime' }
  if (at > now + AHEAD_MS) return { fault: 'future' }
  return at < EARLIEST ? { fault: 'ancient' } : { at: Math.round(at) }
}
