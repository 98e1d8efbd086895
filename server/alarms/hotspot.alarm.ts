import type { Condition } from './alarm.ts'

/** How unlikely a gathering of complaints must be, and how many times the usual, before a person is asked to look. */
const CHANCE = 0.001
const TIMES_USUAL = 2
/** With fewer earlier weeks than this the usual is not known. */
const WEEKS = 2

/** Complaints gather at one place far beyond the same weekday and hour of earlier weeks. */
export const hotspotAlarm: Condition = {
  name: 'hotspot',
  lapsesMs: null,
  // Looked at every twenty seconds: what is just at the limit must not come and go with each look.
  onDelayMs: 0,
  offDelayMs: 60_000,
  see(fact) {
    if (fact.kind === 'hotspot.gone') return { state: 'returned', key: fact.body.hotspotId }
    if (fact.kind !== 'hotspot.found') return null
    const { hotspotId, p, ratio, weeks, count, expected, topClass } = fact.body
    const unusual = weeks >= WEEKS && p < CHANCE && (ratio === null || ratio >= TIMES_USUAL)
    if (!unusual) return { state: 'returned', key: hotspotId }
    return { state: 'raised', key: hotspotId, priority: 3, values: { count, expected, topClass: topClass ?? '' } }
  },
}
