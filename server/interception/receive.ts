import type { Calendar } from '../law/calendar/calendar.ts'
import { startClock } from '../law/clock.ts'
import { procedureOf, type ProcedureId } from '../law/procedure.ts'
import type { Known } from './known.ts'
import { windowEnd } from './lane-due.ts'
import type { MatterKind, Seed, Step } from './step.ts'
import type { By } from './who.ts'

export interface Submission {
  readonly id: string
  readonly kind: MatterKind
  /** Epoch ms. */
  readonly receivedAt: number
  readonly wouldBeStation: string | null
  readonly known: Known
  readonly origin?: Seed['origin']
  /** Of the matter it was made of; else asked of the time of receipt. */
  readonly procedure?: ProcedureId
}

/**
 * The first step of a matter, with its clocks running from receipt: decision on acceptance for a complaint (总局令第121号
 * Art. 15), verification for a tip-off (处罚程序规定 Art. 18) or a clue found in mediation (Art. 27). A mixed one has the
 * complaint's clock until it is split. Consultations are no matters.
 */
export function receive(submission: Submission, { by, at }: { by: By; at: number }, calendar: Calendar): Step {
  const { receivedAt, kind, origin = null } = submission
  const procedure = submission.procedure ?? procedureOf(receivedAt)
  const clock = kind !== 'tipOff' ? 'acceptance' : origin?.as === 'clue' ? 'clueVerification' : 'reportVerification'
  const window = kind === 'complaint' ? windowEnd(receivedAt, procedure, calendar) : null
  const seed: Seed = { ...submission, origin, procedure, window }
  return { what: 'received', on: seed.id, at, by, clocks: [startClock(clock, procedure, receivedAt, calendar)], seed }
}
