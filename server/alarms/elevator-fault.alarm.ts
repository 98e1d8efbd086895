import type { Priority } from '../contract/fact.ts'
import type { Condition } from './alarm.ts'

/**
 * Codes of the GB/T 24476-2017 dictionary (the 2023 table was not available) by what they may do to people. 05 unintended
 * movement, 01 safety circuit broken while running: urgent; the door and position faults stop the lift only.
 */
const PRIORITY: Readonly<Record<string, Priority>> = {
  '01': 2,
  '05': 2,
  '04': 3,
  '06': 3,
  '02': 4,
  '03': 4,
  '07': 4,
  '08': 4,
}

/** A lift stands still or moves as it must not. Its own “cleared” ends it, or a day without a repeat. */
export const elevatorFault: Condition = {
  name: 'elevatorFault',
  lapsesMs: 24 * 3_600_000,
  // A door that sticks once closes again by itself; a lift that moves as it must not waits for nobody.
  onDelayMs: { 1: 0, 2: 0, 3: 5_000, 4: 30_000 },
  offDelayMs: 60_000,
  see(fact) {
    if (fact.kind !== 'elevator.alarm') return null
    const { siteId, code, trapped, phase } = fact.body
    const key = `${siteId}/${code}`
    if (phase === 'cleared') return PRIORITY[code] ? { state: 'returned', key } : null
    const priority = PRIORITY[code]
    return priority && Number(trapped ?? 0) === 0 ? { state: 'raised', key, priority, siteId, values: { code } } : null
  },
}
