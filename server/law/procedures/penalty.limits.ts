import type { Limit, PauseRule } from '../limit.ts'
import { penalty } from './cite.ts'
import { named } from './titles.ts'

/** Tests and appraisal are left out of verification (Art. 18 para. 2) and of the case (Art. 64 para. 2). */
export const verificationPauses: readonly PauseRule[] = [{ cause: 'appraisal', article: penalty(18) }]

/** Verification of a tip-off: 15 working days, once 15 more with the head's approval (Art. 18). */
export const reportVerification: Limit = {
  kind: 'reportVerification',
  ...named.reportVerification,
  article: penalty(18),
  days: 15,
  unit: 'working',
  extensions: [{ article: penalty(18), by: 'head', atMost: 15 }],
  pauses: verificationPauses,
  confirmed: false,
}

/** Decision of a filed case: 90 days, 30 more with the head's approval, then as long as a collective discussion decides (Art. 64). */
export const caseDecision: Limit = {
  kind: 'caseDecision',
  ...named.caseDecision,
  article: penalty(64),
  days: 90,
  unit: 'calendar',
  extensions: [
    { article: penalty(64), by: 'head', atMost: 30 },
    { article: penalty(64), by: 'collective', atMost: null },
  ],
  pauses: (['appraisal', 'hearing', 'announcement', 'suspension'] as const).map((cause) => ({
    cause,
    article: penalty(64),
  })),
  confirmed: false,
}
