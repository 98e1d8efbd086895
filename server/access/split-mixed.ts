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
export function openSplitMixed(parts: AccessParts): () => Promise<number> {
  /** Refused once before: the second time it is nobody's doing of this very moment, and it holds up no other. */
  const refused = new Set<string>()
  const stuck = new Set<string>()
  return async () => {
    const { split, now } = await round(parts, stuck)
    const again = now.filter((id) => refused.has(id))
    for (const id of now) (refused.has(id) ? stuck : refused).add(id)
    if (again.length > 0)
      throw new Error(`${again.join('、')} 不能拆分为投诉与举报：拆分出的编号已被占用，请人工核对。`)
    return split
  }
}

async function round(parts: AccessParts, stuck: ReadonlySet<string>) {
  const now: string[] = []
  const rows = await unsplit(parts.db, [...stuck], AT_ONCE)
  if (rows.length === 0) return { split: 0, now }
  const [calendar, model] = await Promise.all([parts.calendar(), parts.model()])
  let split = 0
  for (const row of rows) {
    const at = parts.now()
    const found = untouched(row, calendar, at)
    // At its receipt and not when the house looked: the halves are two from then on (Art. 9), as their clocks are.
    const steps = entrySplit(found.matter, found.matter.last.at, calendar)
    const { told, effects } = stepsAsFacts(found, steps, `split/${row.complaintId}`, at, calendar, model)
    try {
      const { fresh } = await parts.record(told, effects)
      if (fresh) split += 1
    } catch (error) {
      if (!(error instanceof EffectRefused)) throw error
      now.push(row.complaintId)
    }
  }
  return { split, now }
}
