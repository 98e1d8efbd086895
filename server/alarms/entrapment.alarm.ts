import type { Condition } from './alarm.ts'

/** People are shut in a lift: the law gives the rescuers 30 minutes to arrive (TSG T5002-2017). Only the release ends it. */
export const entrapment: Condition = {
  name: 'entrapment',
  lapsesMs: null,
  onDelayMs: 0,
  offDelayMs: 0,
  see(fact) {
    if (fact.kind !== 'elevator.alarm') return null
    const { siteId, code, trapped, phase } = fact.body
    const key = `${siteId}/${code}`
    if (phase === 'cleared') return { state: 'returned', key }
    const people = Number(trapped ?? 0)
    return people > 0
      ? { state: 'raised', key, priority: 1, siteId, values: { trapped: trapped === true ? 0 : people } }
      : null
  },
}
