import type { Condition } from './alarm.ts'

/** A pharmacy sold a listed drug without the buyer's record. One alarm per shop; a day without another ends it. */
export const unrecordedSale: Condition = {
  name: 'unrecordedSale',
  lapsesMs: 24 * 3_600_000,
  onDelayMs: 0,
  offDelayMs: 0,
  see(fact) {
    if (fact.kind !== 'pharmacy.sale' || fact.body.recorded) return null
    const { siteId, drug, quantity } = fact.body
    return { state: 'raised', key: siteId, priority: 4, siteId, values: { drug, quantity } }
  },
}
