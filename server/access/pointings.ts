import type { Fact } from '../contract/fact.ts'
import type { Alarm } from '../contract/picture.ts'
import type { Pointing, WallRow } from '../contract/wall.ts'
import { figureAsked } from './wall-address.ts'

/** A wall that nobody touches gives itself back after so long. */
export const POINTED_MS = 180_000
/** How a pointing ended is told for so long. */
const ENDED_MS = 60_000
/** Walls that are remembered at most. */
const KEPT = 500

export interface Pointed extends Pointing {
  readonly byId: string
}
type Ended = NonNullable<WallRow['ended']>

/** What each wall has open by order, made of the record alone: every node that follows the journal knows the same. */
export function openPointings(alarm: (id: string) => Pick<Alarm, 'priority'> | null, open: Iterable<string>) {
  const shown = new Map<string, Pointed>()
  const ended = new Map<string, Ended>()
  /** Alarms of the first priority that were told; one that is not among them comes before every number. */
  const urgent = new Set(open)

  function end(screenId: string, by: Ended['by'], at: number) {
    const before = shown.get(screenId)
    if (before === undefined) return
    shown.delete(screenId)
    if (at < before.until) ended.set(screenId, { id: before.id, by, at })
  }
  function ordered(fact: Fact<'order.given'>): string | null {
    const { verb, on, outcome, detail, by } = fact.body
    if (on === null || outcome !== 'accepted' || (verb !== 'wall.point' && verb !== 'wall.unpoint')) return null
    if (verb === 'wall.unpoint') end(on, 'order', fact.at)
    else {
      const address = typeof detail['address'] === 'string' ? detail['address'] : ''
      const asked = figureAsked(address)
      if (asked === null) return null
      const { id: indicator, where = {} } = asked
      ended.delete(on)
      shown.delete(on)
      shown.set(on, {
        ...{ id: `${on}@${fact.at}`, address, indicator, where, byRole: by.role, byId: by.id },
        ...{ at: fact.at, until: fact.at + POINTED_MS },
      })
      for (const map of [shown, ended]) for (const first of map.keys()) if (map.size > KEPT) map.delete(first)
    }
    return on
  }
  /** Whether something told makes an alarm the most urgent that was not so before. */
  function becameUrgent({ alarmId, anew }: { readonly alarmId: string; readonly anew?: true | undefined }): boolean {
    const isUrgent = alarm(alarmId)?.priority === 1
    const was = urgent.has(alarmId)
    if (isUrgent) urgent.add(alarmId)
    else urgent.delete(alarmId)
    return isUrgent && (!was || anew === true)
  }

  return {
    /** What a wall has open at `now` (epoch ms), or null. */
    at(screenId: string, now: number): Pointed | null {
      const found = shown.get(screenId)
      return found !== undefined && now < found.until ? found : null
    },
    /** How the last one at it ended before its time. */
    endedAt(screenId: string, now: number): Ended | null {
      const found = ended.get(screenId)
      return found !== undefined && now - found.at < ENDED_MS ? found : null
    },
    /** Takes facts as they became durable; gives the walls that are to be told. */
    heard(facts: readonly Fact[]): ReadonlySet<string> {
      const moved = new Set<string>()
      for (const fact of facts) {
        if (fact.kind === 'order.given') {
          const screenId = ordered(fact)
          if (screenId !== null) moved.add(screenId)
        } else if (fact.kind === 'alarm.raised' || fact.kind === 'alarm.returned' || fact.kind === 'alarm.acted') {
          const { alarmId } = fact.body
          const anew = fact.kind === 'alarm.raised' ? fact.body.anew : undefined
          if (!becameUrgent({ alarmId, anew })) continue
          for (const screenId of [...shown.keys()]) {
            end(screenId, 'alarm', fact.seenAt)
            moved.add(screenId)
          }
        }
      }
      return moved
    },
  }
}
