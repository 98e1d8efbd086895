import { roleRules, type Role } from '../contract/identity.ts'
import type { UrgingDetail, UrgingMark, UrgingRowShown, UrgingStep, UrgingStepShown } from '../contract/urging.ts'
import { possible } from '../dispatch/urging/possible.ts'
import { late } from '../dispatch/urging/triggers.ts'
import type { Urging } from '../dispatch/urging/urging.ts'
import type { AccessDesk } from '../gateway/access.ts'
import { EffectRefused } from '../journal/statement.ts'
import { namesOf } from '../journal/tasks.ts'
import { dueUrgings, listUrgings, stepsOfUrging, urgingById } from '../journal/urgings.ts'
import type { AccessParts } from './parts.ts'
import { handOf } from './task-work.ts'
import { daysOf, foundOf, stationsSeen, urgingStepsAsFacts } from './urging-work.ts'

const AT_ONCE = 200

const mayOf = (role: Role | null) => {
  const may = role === null ? [] : roleRules[role].may
  return {
    command: may.includes('urging.command'),
    reply: may.includes('urging.reply'),
    /** Words and names: whoever gives or answers slips, or reads complaints anyway. */
    words: may.includes('urging.command') || may.includes('urging.reply') || may.includes('complaint.read'),
  }
}

/** Lists of slips, one slip with its whole way, and what the house says when a reply is overdue. */
export function openUrgings(parts: AccessParts): Pick<AccessDesk, 'urgings' | 'urging'> & {
  /** Tells of slips whose time for the reply is over. Gives of how many. */
  readonly lateReplies: () => Promise<number>
} {
  const { db, now } = parts
  const named = (mark: UrgingMark): UrgingRowShown => ({
    ...mark,
    unitName: parts.district.stations.find(({ id }) => id === mark.unit)?.name ?? null,
  })
  return {
    async urgings({ from, to, state, ...query }, who) {
      const { items, ...page } = await listUrgings(db, {
        ...query,
        ...daysOf({ from, to }),
        states: state,
        stations: stationsSeen(who),
      })
      return { items: items.map((text) => named(JSON.parse(text) as UrgingMark)), ...page }
    },

    async urging(id, who) {
      const found = foundOf(await urgingById(db, id))
      const seen = stationsSeen(who)
      if (!found || (seen !== null && !seen.includes(found.urging.unit))) return null
      const person = who.kind === 'person' ? who : null
      const may = mayOf(person?.role ?? null)
      const steps = (await stepsOfUrging(db, id)).map((text) => JSON.parse(text) as UrgingStep)
      const names = may.words
        ? await namesOf(
            db,
            steps.map(({ by }) => by.id),
          )
        : new Map<string, string>()
      const shown = steps.map(({ begins: _begins, ...step }): UrgingStepShown => {
        const { text, ...bare } = step
        return {
          ...bare,
          ...(may.words && text !== undefined && { text }),
          byName: names.get(step.by.id) ?? null,
        }
      })
      return {
        ...named(JSON.parse(found.row.mark) as UrgingMark),
        instruction: may.words ? found.urging.instruction : null,
        steps: shown,
        may: person === null ? [] : possible(found.urging, handOf(person), may),
      } satisfies UrgingDetail
    },

    async lateReplies() {
      let told = 0
      for (const row of await dueUrgings(db, now(), AT_ONCE)) {
        const urging = JSON.parse(row.urging) as Urging
        const at = now()
        const step = late(urging, at)
        if (step === null) continue
        const name = `lateReply/${row.id}/${urging.version}`
        const { told: facts, effects } = urgingStepsAsFacts(row.id, { urging, row }, [step], name, at)
        try {
          await parts.record(facts, effects)
          told += 1
        } catch (error) {
          // Somebody moved it in this very moment: the next round looks again.
          if (!(error instanceof EffectRefused)) throw error
        }
      }
      return told
    },
  }
}
