import { createHash } from 'node:crypto'
import { roleRules, type Role } from '../contract/roles.ts'
import type { Happened } from './letter.ts'
import { policies } from './schedule.ts'
import { wants, type Wish } from './wanted.ts'

/** Who may be called, with the account of whose device it is. */
export interface Callee extends Wish {
  readonly id: string
  readonly way: 'webhook' | 'push'
  readonly personId: string | null
  readonly person: {
    readonly role: Role | null
    readonly scope: { readonly stations: readonly string[] | null }
    readonly active: boolean
  } | null
}

/** A call as it is put into the outbox. */
export interface Composed {
  readonly id: string
  readonly receiver: string
  readonly happening: string
  readonly about: string
  readonly letter: string
  readonly at: number
  readonly madeAt: number
  readonly until: number
}

/** A device rings when its person is sent, or his station, where he could take it. */
function rings({ person, personId, since }: Callee, { code, handler, unit, seq }: Happened): boolean {
  if (code !== 'task.issued' || seq <= since || person === null || !person.active || person.role === null) return false
  if (!roleRules[person.role].may.includes('task.handle')) return false
  return handler === null ? unit !== null && (person.scope.stations ?? []).includes(unit) : handler === personId
}

/** Calls that follow from what happened, one per receiver that wants it, each under an id that repeats when it is found again. */
export const callsOf = (all: readonly Happened[], callees: readonly Callee[], now: number): Composed[] =>
  all.flatMap((each) =>
    callees
      .filter((callee) => (callee.way === 'push' ? rings(callee, each) : wants(callee, each)))
      .map((callee) => ({
        id: `msg_${createHash('sha256').update(`${callee.id}\n${each.key}`).digest('base64url').slice(0, 27)}`,
        receiver: callee.id,
        happening: each.code,
        about: each.about,
        letter: JSON.stringify(each.letter),
        at: each.letter.at,
        madeAt: now,
        until: Math.max(now, each.letter.at) + policies[callee.way].lifeMs,
      })),
  )
