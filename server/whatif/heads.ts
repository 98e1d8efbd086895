import { inDenominator, inNumerator, rulesOf, SETTLED, within, type Period } from '../interception/rate.ts'
import type { GovernanceModel } from '../interception/model.ts'
import type { WhatIfCount } from '../contract/what-if.ts'
import { countOf, inRate } from './measure.ts'
import type { PastMatter } from './past.ts'
import type { Run } from './run.ts'
import type { Stage } from './stage.ts'
import { tableOf } from './written.ts'

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

  const [closing, settling] = [tableOf(rules.closingSet), tableOf(SETTLED)]

  return function* head({ columns, stays }: Run): Generator<void, Head> {
    const { closedAt, decidedAt, result } = columns
    let gross = grossFixed
    let settle = settleFixed
    let late = 0
    for (let nth = 0; nth < flags.length; nth += 1) {
      if (nth % 5_000 === 0) yield
      const flag = flags[nth]!
      const how = result[nth]!
      if ((flag & COUNTS) !== 0 && how >= 0 && closing[how] === 1 && !Number.isNaN(closedAt[nth]!)) {
        gross += 1
        settle += settling[how]!
      }
      const decided = decidedAt[nth]!
      if ((flag & LATE) !== 0 && (Number.isNaN(decided) ? asOf : decided) >= dues[nth]!) late += 1
    }
    return {
      gross: countOf(gross, d),
      settle: countOf(settle, d),
      late: countOf(late, complaints),
      atWindow: countOf(stays.atWindow, stays.all),
    }
  }
}
