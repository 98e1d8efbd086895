import type { Condition } from './alarm.ts'

/**
 * A quick test at a market was positive. Shenzhen practice: the first positive is tested again; positive again means off
 * the shelf, destroyed, refunded. So the retest decides: negative ends the alarm, positive makes it urgent.
 */
export const quickTestPositive: Condition = {
  name: 'quickTestPositive',
  lapsesMs: 24 * 3_600_000,
  onDelayMs: 0,
  offDelayMs: 0,
  see(fact) {
    if (fact.kind !== 'market.quickTest') return null
    const { siteId, product, item, value, unit, positive, retest, sampleNo } = fact.body
    // A retest names the sample; where the source gives its samples no number of their own, the fact's id is it.
    const key = `${siteId}/${retest ?? (typeof sampleNo === 'string' ? sampleNo : fact.id)}`
    if (!positive) return retest === undefined ? null : { state: 'returned', key }
    return {
      state: 'raised',
      key,
      priority: retest === undefined ? 3 : 2,
      siteId,
      values: { product, item, value, unit, retest: retest !== undefined },
    }
  },
}
