import { sourcesFor } from '../contract/registration-words.ts'
import type { AccessDesk } from '../gateway/access.ts'
import { scrub } from '../identity/scrub.ts'
import { timeouts } from '../interception/decide.ts'
import { otherHalf } from '../interception/entry-split.ts'
import { escalations } from '../interception/escalations.ts'
import { atDesk, states as allStates, type Matter } from '../interception/matter.ts'
import { laneOf } from '../interception/model.ts'
import { recounts } from '../interception/recounts.ts'
import { suggest } from '../interception/suggest.ts'
import { runsOut } from '../interception/timeouts.ts'
import { countMatters, dueMatters, mattersOf, putDue, queue, stepsOf } from '../journal/matters.ts'
import { EffectRefused } from '../journal/statement.ts'
import { procedures } from '../law/procedures/index.ts'
import { factsOfRecord } from './lane-facts.ts'
import { stepsAsFacts, untouched } from './matter-work.ts'
import { nextDue, nextDueAt } from './next-due.ts'
import type { AccessParts } from './parts.ts'
import { possible } from './possible.ts'

const REPORT_STATES = ['verifying', 'filed', 'notFiled', 'decided']
const DESK_STATES = [
  'received',
  'atDesk',
  'reopened',
  'inLane',
  'accepted',
  'mediating',
  'paused',
  'agreed',
  'terminated',
]
const STATION_STATES = ['dispatched', 'mediating', 'paused', 'agreed', 'terminated']
const AT_ONCE = 200

/** The items that a refusal or an ending names, in the words of each order. */
const grounds = Object.fromEntries(
  Object.values(procedures).map(({ id, notAccept, terminate }) => [id, { notAccept, terminate }]),
)

/** The queues, one matter's course, and what the house does by itself when a lane's time is over. */
export function openMatters(parts: AccessParts): Pick<AccessDesk, 'matters' | 'course'> & {
  /** Returns to the desk what ran out in a lane; gives how many. */
  readonly runOut: () => Promise<number>
} {
  const { db, now } = parts

  return {
    async matters({ limit, number, kind, ...query }, who) {
      const states = query.states ?? (number === undefined ? undefined : allStates)
      const role = who.kind === 'person' ? who.role : null
      const scope = who.kind === 'person' ? who.scope : null
      const lane = role === 'laneMember' ? (scope?.lane?.kind ?? '') : null
      const asker =
        who.kind === 'person' && role !== null
          ? { id: who.id, role, lane: who.scope.lane, stations: who.scope.stations }
          : null
      const asked =
        states ??
        (lane !== null ? ['inLane'] : [...(role === 'stationOfficer' ? STATION_STATES : DESK_STATES), ...REPORT_STATES])
      // What lies at a station or in another's lane is theirs; the desk asks for it by state.
      const own = states === undefined && lane === null && role !== 'stationOfficer'
      const [rows, counts, calendar, model] = await Promise.all([
        queue(db, {
          states: asked,
          stations: role === 'stationOfficer' ? (scope?.stations ?? []) : own ? 'none' : null,
          holder: lane !== null ? { actor: lane, to: scope?.lane?.id ?? '' } : own ? { actor: 'desk' } : undefined,
          number,
          kind,
          limit,
        }),
        countMatters(db),
        parts.calendar(),
        parts.model(),
      ])
      const loads = Object.fromEntries(
        model.lanes.map(({ code }) => [
          code,
          { open: counts.find((each) => each.lane === code && each.state === 'inLane')?.count ?? 0, capacity: null },
        ]),
      )
      const waiting = rows
        .map(({ matter: text, ...row }) => {
          const matter = text === null ? untouched(row, calendar, now()).matter : (JSON.parse(text) as Matter)
          return { row, matter, dueAt: nextDueAt(matter, calendar) ?? Infinity }
        })
        .toSorted((a, b) => a.dueAt - b.dueAt || a.row.receivedAt - b.row.receivedAt)
        .slice(0, limit)
      const asks = waiting.filter(
        ({ matter }) => matter.kind === 'complaint' && (atDesk(matter) || matter.lane !== null),
      )
      const withRecord = await factsOfRecord(db, [...new Set(asks.map(({ row }) => row.complaintId))], now())
      const items = waiting.map(({ row, matter: asTold }) => {
        const { respondentName, ...shown } = row
        const matter = { ...asTold, known: withRecord(row.complaintId, asTold.known) }
        const held = matter.lane && laneOf(model, matter.lane.code)
        return {
          ...shown,
          // What nobody touched has its receipt for its first step: orders rest on that.
          version: matter.version,
          laneTitle: matter.lane?.title ?? null,
          procedure: matter.procedure,
          respondentName: respondentName === null ? null : scrub(respondentName),
          due: nextDue(matter, calendar),
          // The other half is none of a lane's business.
          otherHalf: lane === null ? otherHalf(matter) : null,
          verbs: asker === null ? [] : possible(matter, asker),
          suggestions:
            lane === null && matter.kind === 'complaint' && atDesk(matter) ? suggest(matter, model, loads) : [],
          /** Why the lane that holds it should give it back, by what the record knows; only said. */
          escalations: held ? escalations(matter, held) : [],
        }
      })
      // A lane's people are told how their own lane stands, and nothing of the others.
      const { code, title, lanes: all } = model
      const theirs = new Set([
        ...all.filter((each) => each.actorRole === lane).map((each) => each.code),
        ...items.map((each) => each.lane),
      ])
      const seen = lane === null ? counts : counts.filter((each) => each.lane !== null && theirs.has(each.lane))
      return {
        items,
        counts: seen,
        grounds,
        registers: sourcesFor(role, scope?.lane?.kind ?? null),
        model: {
          code,
          title,
          lanes: all.map(({ code, title, actorRole, colour, results }) => ({
            code,
            title,
            actorRole,
            colour,
            results,
          })),
        },
      }
    },

    async course(complaintId) {
      const rows = await mattersOf(db, complaintId)
      const course = await Promise.all(
        rows.map(async (row) => ({
          ...(JSON.parse(row.matter) as Matter),
          steps: (await stepsOf(db, row.id)).map(({ body }) => (JSON.parse(body) as { step: unknown }).step),
        })),
      )
      return course
    },

    async runOut() {
      const calendar = await parts.calendar()
      let moved = 0
      for (const row of await dueMatters(db, now(), AT_ONCE)) {
        const matter = JSON.parse(row.matter) as Matter
        const steps = [...timeouts(matter, now(), calendar), ...recounts(matter, now(), calendar)]
        if (steps.length === 0) {
          // Another calendar counts now: it has more time than was thought.
          await parts.run(
            putDue(row.id, row.version, runsOut(matter, calendar)?.at ?? null, nextDueAt(matter, calendar)),
          )
          continue
        }
        const { id, complaintId, streetCode } = row
        const found = { matter, row, complaintId, streetCode, begins: [] }
        const { told, effects } = stepsAsFacts(
          found,
          steps,
          `runOut/${id}/${matter.version}`,
          now(),
          calendar,
          await parts.model(),
        )
        try {
          await parts.record(told, effects)
          moved += 1
        } catch (error) {
          // Somebody moved it in this very moment: then it did not run out.
          if (!(error instanceof EffectRefused)) throw error
        }
      }
      return moved
    },
  }
}
