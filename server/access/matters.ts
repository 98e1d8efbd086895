import type { AccessDesk } from '../gateway/access.ts'
import { scrub } from '../identity/scrub.ts'
import { timeouts } from '../interception/decide.ts'
import { atDesk, type Matter } from '../interception/matter.ts'
import {
  flowRate,
  inDenominator,
  interceptionRate,
  rulesOf,
  type Period,
  type RateRecord,
} from '../interception/rate.ts'
import { halvesOf, openRecord, rateRecord } from '../interception/rate-record.ts'
import { suggest } from '../interception/suggest.ts'
import { runsOut } from '../interception/timeouts.ts'
import { countMatters, dueMatters, mattersOf, putDue, queue, receivedIn, stepsOf } from '../journal/matters.ts'
import { EffectRefused } from '../journal/statement.ts'
import { standsOf } from './stands.ts'
import { stationSums, type Counted } from './station-sums.ts'
import { nextDue, stepsAsFacts, untouched } from './matter-work.ts'
import type { AccessParts } from './parts.ts'
import { possible } from './possible.ts'

const DESK_STATES = ['received', 'atDesk', 'reopened', 'accepted', 'agreed', 'terminated']
const STATION_STATES = ['dispatched', 'mediating', 'paused', 'agreed', 'terminated', 'verifying']
const AT_ONCE = 200

/** The queues, one matter's course, the count, and what the house does by itself when a lane's time is over. */
export function openMatters(parts: AccessParts): Pick<AccessDesk, 'matters' | 'course' | 'interception'> & {
  /** Returns to the desk what ran out in a lane; gives how many. */
  readonly runOut: () => Promise<number>
} {
  const { db, now } = parts
  const counting = new Map<string, ReturnType<typeof count>>()

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

    // Many walls ask the same at about the same time: one count answers all who ask while it is made.
    interception(period) {
      const key = `${period.from}/${period.to}`
      const asked = counting.get(key) ?? count(parts, period).finally(() => counting.delete(key))
      counting.set(key, asked)
      return asked
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
        const { told, effects } = stepsAsFacts(
          found,
          steps,
          `runOut/${id}/${matter.version}`,
          now(),
          calendar,
          parts.model,
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

/** The rate of a period by cohort and by flow, and what each station would have had of it. */
async function count(parts: AccessParts, period: Period) {
  const rules = rulesOf(parts.model)
  const counted: Counted[] = []
  const records: RateRecord[] = []
  for (const { matter: text, complaintId, kind, ...row } of await receivedIn(parts.db, period.from, period.to)) {
    if (text !== null) {
      const matter = JSON.parse(text) as Matter
      const record = rateRecord(matter, true)
      counted.push(standsOf(matter, rules))
      if (record !== null) records.push(...halvesOf(record))
      continue
    }
    const halves = halvesOf(openRecord({ id: complaintId, kind: kind as RateRecord['kind'], ...row }))
    const of = halves.filter(inDenominator).length
    counted.push({ wouldBeStation: row.wouldBeStation, station: null, counted: of, intercepted: 0 })
    records.push(...halves)
  }
  return {
    cohort: interceptionRate(records, period, rules),
    flow: flowRate(records, period, rules),
    stations: stationSums(counted),
  }
}
