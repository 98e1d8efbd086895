import { sourcesFor } from '../contract/registration-words.ts'
import type { AccessDesk } from '../gateway/access.ts'
import { scrub } from '../identity/scrub.ts'
import { timeouts } from '../interception/decide.ts'
import { otherHalf } from '../interception/entry-split.ts'
import { atDesk, type Matter } from '../interception/matter.ts'
import { defaultRules, flowRate, interceptionRate, type RateRecord } from '../interception/rate.ts'
import { halvesOf, openRecord, rateRecord } from '../interception/rate-record.ts'
import { suggest } from '../interception/suggest.ts'
import { runsOut } from '../interception/timeouts.ts'
import { countMatters, dueMatters, mattersOf, putDue, queue, receivedIn, stepsOf } from '../journal/matters.ts'
import { EffectRefused } from '../journal/statement.ts'
import { nextDue, stepsAsFacts, untouched } from './matter-work.ts'
import type { AccessParts } from './parts.ts'
import { possible } from './possible.ts'

const DESK_STATES = ['received', 'atDesk', 'reopened', 'accepted', 'agreed', 'terminated', 'verifying']
const STATION_STATES = ['dispatched', 'mediating', 'paused', 'agreed', 'terminated', 'verifying']
const AT_ONCE = 200

/** The queues, one matter's course, the count, and what the house does by itself when a lane's time is over. */
export function openMatters(parts: AccessParts): Pick<AccessDesk, 'matters' | 'course' | 'interception'> & {
  /** Returns to the desk what ran out in a lane; gives how many. */
  readonly runOut: () => Promise<number>
} {
  const { db, now } = parts

  return {
    async matters({ limit, states }, who) {
      const role = who.kind === 'person' ? who.role : null
      const scope = who.kind === 'person' ? who.scope : null
      const lane = role === 'laneMember' ? (scope?.lane?.kind ?? '') : null
      const lanes =
        lane === null ? undefined : parts.model.lanes.filter((each) => each.actorRole === lane).map(({ code }) => code)
      const asker =
        who.kind === 'person' && role !== null
          ? { id: who.id, role, lane: who.scope.lane, stations: who.scope.stations }
          : null
      const asked = states ?? (lane !== null ? ['inLane'] : role === 'stationOfficer' ? STATION_STATES : DESK_STATES)
      const stations = role === 'stationOfficer' ? (scope?.stations ?? []) : null
      const rows = await queue(db, { states: asked, stations, lanes, limit })
      const [counts, calendar] = await Promise.all([countMatters(db), parts.calendar()])
      const loads = Object.fromEntries(
        parts.model.lanes.map(({ code }) => [
          code,
          { open: counts.find((each) => each.lane === code && each.state === 'inLane')?.count ?? 0, capacity: null },
        ]),
      )
      const items = rows.flatMap(({ matter: text, ...row }) => {
        const matter = text === null ? untouched(row, calendar, now()).matter : (JSON.parse(text) as Matter)
        if (lane !== null && matter.lane?.to && matter.lane.to !== scope?.lane?.id) return []
        const { respondentName, ...shown } = row
        return [
          {
            ...shown,
            respondentName: respondentName === null ? null : scrub(respondentName),
            due: nextDue(matter),
            otherHalf: otherHalf(matter),
            verbs: asker === null ? [] : possible(matter, asker),
            suggestions:
              lane === null && matter.kind === 'complaint' && atDesk(matter) ? suggest(matter, parts.model, loads) : [],
          },
        ]
      })
      // A lane's people are told how their own lane stands, and nothing of the others.
      const seen =
        lanes === undefined ? counts : counts.filter((each) => each.lane !== null && lanes.includes(each.lane))
      const { code, title, lanes: all } = parts.model
      return {
        items,
        counts: seen,
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

    async interception({ from, to }) {
      const rows = await receivedIn(db, from, to)
      const records = rows.flatMap(({ matter, complaintId, kind, receivedAt, wouldBeStation }) => {
        const record =
          matter !== null
            ? rateRecord(JSON.parse(matter) as Matter, true)
            : openRecord({ id: complaintId, kind: kind as RateRecord['kind'], receivedAt, wouldBeStation })
        return record === null ? [] : halvesOf(record)
      })
      const period = { from, to }
      const desk = parts.model.lanes.filter((each) => each.actorRole === 'desk').map(({ code }) => code)
      const rules = { ...defaultRules, deskLanes: new Set(desk) }
      return { cohort: interceptionRate(records, period, rules), flow: flowRate(records, period, rules) }
    },

    async runOut() {
      const calendar = await parts.calendar()
      let moved = 0
      for (const row of await dueMatters(db, now(), AT_ONCE)) {
        const matter = JSON.parse(row.matter) as Matter
        const steps = timeouts(matter, now(), calendar)
        if (steps.length === 0) {
          // Another calendar counts now: it has more time than was thought.
          await parts.run(putDue(row.id, row.version, runsOut(matter, calendar)?.at ?? null))
          continue
        }
        const { id, complaintId, streetCode } = row
        const found = { matter, row, complaintId, streetCode, begins: [] }
        const { told, effects } = stepsAsFacts(found, steps, `runOut/${id}/${matter.version}`, now(), calendar)
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
