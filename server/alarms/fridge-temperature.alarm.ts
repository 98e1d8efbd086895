import type { Condition } from './alarm.ts'

/** A medicine fridge has been outside 2–8 ℃ for more than ten minutes (GSP cold storage). */
export const fridgeTemperature: Condition = {
  name: 'fridgeTemperature',
  lapsesMs: null,
  // Ten minutes outside are behind it already; a door opened in the minutes after is the same trouble.
  onDelayMs: 0,
  offDelayMs: 120_000,
  see(fact) {
    if (fact.kind !== 'threshold.crossed' || fact.body.quantity !== 'fridge.temperature') return null
    const { siteId, state, value, unit, limit, sinceAt } = fact.body
    if (state === 'back') return { state: 'returned', key: siteId }
    return { state: 'raised', key: siteId, priority: 2, siteId, values: { value, unit, limit, sinceAt } }
  },
}
