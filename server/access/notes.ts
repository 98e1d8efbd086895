import type { AccessAct } from '../contract/identity.ts'
import type { Actor, Fact, Told } from '../contract/fact.ts'
import type { From, Who } from '../gateway/access.ts'
import { newId } from '../identity/tokens.ts'

export const actorOf = (who: Who): Actor => ({
  kind: who.kind,
  id: who.id,
  role: who.kind === 'person' ? who.role : who.kind === 'screen' ? who.audience : null,
})

export interface Note {
  readonly act: AccessAct
  readonly by: Actor | null
  readonly on?: string | null
  readonly outcome?: 'accepted' | 'refused'
  readonly reason?: string
  readonly detail?: Fact<'access.noted'>['body']['detail']
  readonly from: From | null
}

/** Something about access as a fact of the house: who, when, what, with which result (GB/T 22239-2019, 8.1.4.3). */
export function noted({ act, by, on = null, outcome = 'accepted', reason, detail = {}, from }: Note, at: number): Told {
  const body = { act, by, on, outcome, ...(reason !== undefined && { reason }), detail, address: from?.address ?? null }
  return {
    fact: { id: newId('note'), source: 'access', kind: 'access.noted', subject: null, at, seenAt: at, body },
  }
}

/** An order as a fact, named after its own id: the same order told twice is one record. */
export function orderFact(
  id: string,
  body: Fact<'order.given'>['body'],
  at: number,
  source: 'orders' | 'orders.refused' = 'orders',
): Told {
  return { fact: { id, source, kind: 'order.given', subject: null, at, seenAt: at, body } }
}
