import type { Fact, Told } from '../contract/fact.ts'
import { roleRules } from '../contract/identity.ts'
import { districtDay } from '../contract/time.ts'
import { isUrgingOpen, replyTerms, type UrgingLevel } from '../contract/urging.ts'
import { apply } from '../dispatch/urging/apply.ts'
import type { Reply } from '../dispatch/urging/decide.ts'
import { lookAt } from '../dispatch/urging/triggers.ts'
import { markOf, type Step, type Urging } from '../dispatch/urging/urging.ts'
import type { Who } from '../gateway/access.ts'
import { nextRegistration, URGINGS } from '../journal/registration-number.ts'
import type { Statement } from '../journal/statement.ts'
import { insertUrging, insertUrgingSteps, moveUrging, type UrgingRow } from '../journal/urgings.ts'
import type { Calendar } from '../law/calendar/calendar.ts'
import { endOfDay } from '../law/calendar/day.ts'
import type { AccessParts } from './parts.ts'

export interface FoundUrging {
  readonly urging: Urging
  readonly row: UrgingRow
}

/** A slip out of its row. */
export const foundOf = (row: UrgingRow | null): FoundUrging | null =>
  row && { row, urging: JSON.parse(row.urging) as Urging }

/** When a reply to a slip of a level is due that is urged now: working days are the law room’s, over at the end of the day. */
export function replyDue(level: UrgingLevel, now: number, calendar: Calendar): Reply {
  const term = replyTerms[level]
  if ('hours' in term) return { replyBy: now + term.hours * 3_600_000, provisional: false }
  const { day, provisional } = calendar.addWorkingDays(districtDay(now), term.workingDays)
  return { replyBy: endOfDay(day), provisional }
}

/** The next number of a slip: `DB20261127-0001`, running by the day. */
export async function nextUrgingId({ db }: Pick<AccessParts, 'db'>, now: number): Promise<string> {
  const day = districtDay(now)
  const running = await nextRegistration(db, day, now, URGINGS)
  return `DB${day.replaceAll('-', '')}-${String(running).padStart(4, '0')}`
}

/** When a district day begins, epoch ms. */
export const beginOf = (day: string) => Date.parse(`${day}T00:00:00+08:00`)

/** District days, both included, as moments (epoch ms), the end not included. */
export const daysOf = ({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }) => ({
  ...(from !== undefined && { from: beginOf(from) }),
  ...(to !== undefined && { to: endOfDay(to) }),
})

/** Stations whose slips somebody may see; null: all. The command centre and its walls all, a station and its people their own. */
export const stationsSeen = (who: Who): readonly string[] | null =>
  who.kind === 'person' && who.role !== null && roleRules[who.role].audience === 'officer'
    ? (who.scope.stations ?? [])
    : null

function rowOf(urging: Urging): UrgingRow {
  const { id, level, cause, state, unit, taskId, complaintId, openedAt, firstReplyAt, lateReply, failures } = urging
  return {
    ...{ id, level, cause, state, unit, taskId, complaintId, openedAt, firstReplyAt, lateReply, failures },
    endedAt: isUrgingOpen(urging) ? null : urging.lastAt,
    lookAt: lookAt(urging),
    version: urging.version,
    mark: JSON.stringify(markOf(urging)),
    urging: JSON.stringify(urging),
  }
}

/** Steps as facts and as statements for the tables: `name` makes their ids, so that the same order twice is the same steps. */
export function urgingStepsAsFacts(
  id: string,
  found: FoundUrging | null,
  steps: readonly Step[],
  name: string,
  now: number,
): { readonly told: readonly Told[]; readonly effects: readonly Statement[]; readonly after: Urging } {
  let urging = found?.urging ?? null
  const told = steps.map((step, n): Told => {
    urging = apply(urging, step, id)
    const fact: Fact<'urging.stepped'> = {
      id: `${name}/urging/${n}`,
      source: 'dispatch',
      kind: 'urging.stepped',
      subject: null,
      at: step.at,
      seenAt: now,
      body: { urgingId: id, what: step.what, step: JSON.parse(JSON.stringify(step)) as never, stands: markOf(urging) },
    }
    return { fact }
  })
  if (urging === null) throw new Error(`督办单 ${id} 没有步骤。`)
  const row = rowOf(urging)
  return {
    told,
    effects: [
      found ? moveUrging(row, found.row.version) : insertUrging(row),
      insertUrgingSteps(id, (found?.urging.version ?? 0) + 1, steps),
    ],
    after: urging,
  }
}
