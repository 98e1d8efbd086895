import { entrySplit } from '../interception/entry-split.ts'
import { unsplit } from '../journal/matters.ts'
import { EffectRefused } from '../journal/statement.ts'
import { stepsAsFacts, untouched } from './matter-work.ts'
import type { AccessParts } from './parts.ts'

/** So many at once: a file of years is parted over some minutes, and nobody waits for it. */
const AT_ONCE = 200

/**
 * Parts mixed submissions that came in by whatever road into their two linked halves, by the house's own steps; gives how many.
 * What somebody parted in this very moment is left to him. Steps are named after the submission: twice is once.
 */
export async function splitMixed(parts: AccessParts): Promise<number> {
  const rows = await unsplit(parts.db, AT_ONCE)
  if (rows.length === 0) return 0
  const [calendar, model] = await Promise.all([parts.calendar(), parts.model()])
  let split = 0
  for (const row of rows) {
    const now = parts.now()
    const found = untouched(row, calendar, now)
    // At its receipt and not when the house looked: the halves are two from then on (Art. 9), as their clocks are.
    const steps = entrySplit(found.matter, found.matter.last.at, calendar)
    const { told, effects } = stepsAsFacts(found, steps, `split/${row.complaintId}`, now, calendar, model)
    try {
      const { fresh } = await parts.record(told, effects)
      if (fresh) split += 1
    } catch (error) {
      if (!(error instanceof EffectRefused)) throw error
    }
  }
  return split
}
