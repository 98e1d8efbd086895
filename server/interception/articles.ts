import type { ProcedureId } from '../law/procedure.ts'
import { r121, r20 } from '../law/procedures/cite.ts'

/** What the guards rest on beside the limits, which carry their own articles. */
export interface GuardArticles {
  /** Complaint and tip-off in one submission are handled separately. */
  readonly separate: string
  readonly consent: string
  readonly commission: string
  /** Without competence: back to the unified intake, not on to another unit. */
  readonly handBack: string
}

/** The articles of the guards. Those of Order 20 were not read in the official text and are to be checked before printing. */
export const guardArticles: Readonly<Record<ProcedureId, GuardArticles>> = {
  R121: { separate: r121(9), consent: r121(18), commission: r121(19), handBack: r121(41) },
  R20: { separate: r20(7), consent: r20(16), commission: r20(17), handBack: '总局令第20号' },
}

/** One side's refusal ends people's mediation (人民调解法 Art. 17). */
export const PEOPLES_MEDIATION = '人民调解法第17条'
