import { inDenominator, inNumerator, rulesOf, SETTLED, within, type Period } from '../interception/rate.ts'
import type { GovernanceModel } from '../interception/model.ts'
import type { WhatIfCount } from '../contract/what-if.ts'
import { countOf, inRate } from './measure.ts'
import type { PastMatter } from './past.ts'
import type { Run } from './run.ts'
import type { Stage } from './stage.ts'

/** The four figures that stand above all. */
export type Head = Readonly<Record<'gross' | 'settle' | 'late' | 'atWindow', WhatIfCount>>

const COUNTS = 1
const LATE = 2

/**
 * Counts the four figures of a run without making an account of it: of thirty runs one is told in full, of the others these are all
 * that is asked. The same figures as `headOf` of that run’s account, since only complaints that are simulated differ between runs.
 */
export function headsOf(
  past: readonly PastMatter[],
  stage: Stage,
  period: Period,
  model: GovernanceModel,
  asOf: number,
) {
  const rules = rulesOf(model)
  const simulated = new Set(stage.matters.map(({ at }) => at))
  let d = 0
  let complaints = 0
  let grossFixed = 0
  let settleFixed = 0
  for (const [at, { record }] of past.entries()) {
    if (inRate(record)) complaints += 1
    if (!inDenominator(record) || !within(record.receivedAt, period)) continue
    d += 1
    if (simulated.has(at) || !inNumerator(record, rules)) continue
    grossFixed += 1
    if (record.closeResult !== null && SETTLED.has(record.closeResult)) settleFixed += 1
  }
  // What a complaint may be counted in, whatever a run makes of it.
  const flags = Uint8Array.from(
    stage.matters,
    ({ past: { record } }) =>
      (inDenominator(record) && within(record.receivedAt, period) ? COUNTS : 0) | (inRate(record) ? LATE : 0),
  )
  const dues = Float64Array.from(stage.matters, ({ past: { acceptanceDue } }) => acceptanceDue ?? Infinity)

  return function* head({ visits, endings }: Run): Generator<void, Head> {
    let gross = grossFixed
    let settle = settleFixed
    let late = 0
    for (const [nth, { closedAt, result, decidedAt }] of endings.entries()) {
      if (nth % 5_000 === 0) yield
      const flag = flags[nth]!
      if ((flag & COUNTS) !== 0 && closedAt !== null && result !== null && rules.closingSet.has(result)) {
        gross += 1
        if (SETTLED.has(result)) settle += 1
      }
      if ((flag & LATE) !== 0 && (decidedAt ?? asOf) >= dues[nth]!) late += 1
    }
    let bound = 0
    for (const { boundBy } of visits) if (boundBy === 'window') bound += 1
    return {
      gross: countOf(gross, d),
      settle: countOf(settle, d),
      late: countOf(late, complaints),
      atWindow: countOf(bound, visits.length),
    }
  }
}
