import type { Verb } from '../order.ts'
import type { Rule } from './asked.ts'
import { accept, confirm, dispatch, learn, merge, notAccept, reopen, split, take } from './desk.ts'
import { consent, contact, returnToDesk, route, settle } from './lane.ts'
import { agree, close, mediate, pause, resume, terminate, withdraw } from './mediation.ts'
import { decideCase, extendCase, notify } from './case.ts'
import { addFacts, extendVerification, file, foundClue, notFile } from './report-half.ts'

/** Every verb and its rule; the compiler asks for one per verb. */
export const rules: { readonly [V in Verb]: Rule<V> } = {
  ...{ take, learn, consent, route, contact, settle, confirm, returnToDesk, accept, notAccept, dispatch, mediate },
  ...{ pause, resume, agree, terminate, close, reopen, merge, withdraw, foundClue, split },
  ...{ file, notFile, extendVerification, addFacts },
  ...{ decideCase, extendCase, notify },
}
