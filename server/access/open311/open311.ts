import type { View } from '../../contract/picture.ts'
import { districtDay } from '../../contract/time.ts'
import type { AccessDesk } from '../../gateway/access.ts'
import type { OpenRequest } from '../../gateway/open311/request.ts'
import type { Matter } from '../../interception/matter.ts'
import { stateNames } from '../../interception/words.ts'
import { openRequests, stepsOfKinds, toldBy } from '../../journal/open-requests.ts'
import type { Calendar } from '../../law/calendar/calendar.ts'
import { clocksOf } from '../calendar.ts'
import type { AccessParts } from '../parts.ts'
import {
  acceptanceDue,
  ENDING,
  expectedAt,
  noticeOf,
  notesOf,
  openStatus,
  statesOf,
  updatedAt,
  type Ending,
} from './status.ts'

type Row = Awaited<ReturnType<typeof openRequests>>['rows'][number]

/** The part of the district that a view is of; whoever has no view has no part. */
const partOf = (view: View | null) =>
  view === null ? { stations: [], streets: [] } : typeof view === 'string' ? null : view

/** Submissions as Open311 shows them: states as open and closed, whose they are, what law says next. */
export function openOpen311(
  parts: AccessParts,
  viewOf: AccessDesk['viewOf'],
): Pick<AccessDesk, 'openRequests' | 'openTold' | 'openNotice'> {
  const { db, now } = parts
  const { streets, stations, centreName, name } = parts.district
  const streetNames = new Map(streets.map((each) => [each.code, each.name]))
  const stationNames = new Map(stations.map((each) => [each.id, each.name]))

  const centre = centreName ?? name

  const ofRow = ({ complaintId: id, problemClass, receivedAt: requestedAt, streetCode, lng, lat }: Row) => ({
    ...{ id, problemClass, requestedAt, lng, lat },
    street: streetNames.get(streetCode ?? '') ?? null,
  })
  const shown = (row: Row, matter: Matter, endings: readonly Ending[]): OpenRequest => ({
    ...ofRow(row),
    status: openStatus[matter.state],
    notes: notesOf(matter, endings),
    agency: matter.station === null ? centre : (stationNames.get(matter.station) ?? matter.station),
    updatedAt: updatedAt(matter, endings),
    expectedAt: expectedAt(matter, now()),
  })

  /** What nobody touched stands as it was received; its deadline is the same for all of one day. */
  function untouched(calendar: Calendar): (row: Row) => OpenRequest {
    const days = new Map<string, number>()
    return (row) => {
      const day = districtDay(row.receivedAt)
      const expectedAt = days.get(day) ?? acceptanceDue(row.receivedAt, calendar)
      days.set(day, expectedAt)
      const { received: status } = openStatus
      return {
        ...ofRow(row),
        ...{ status, notes: stateNames.received, agency: centre, updatedAt: row.receivedAt, expectedAt },
      }
    }
  }

  async function endingsOf(matters: readonly Matter[]): Promise<ReadonlyMap<string, readonly Ending[]>> {
    const ended = matters.filter(({ closing, state }) => closing !== null || openStatus[state] === 'closed')
    const endings = new Map<string, Ending[]>()
    const steps = await stepsOfKinds(
      db,
      ended.map(({ id }) => id),
      ENDING,
    )
    for (const { on, body } of steps) {
      const { step } = JSON.parse(body) as { step: Ending }
      const before = endings.get(on)
      if (before) before.push(step)
      else endings.set(on, [step])
    }
    return endings
  }

  return {
    async openRequests({ status, ...query }, who) {
      const states = status === null ? null : statesOf(status)
      const scope = who.kind === 'key' ? null : partOf(viewOf(who))
      const sources = who.kind === 'key' ? who.sources : null
      const { rows, total } = await openRequests(db, { ...query, states, scope, sources })
      const asReceived = untouched(await parts.calendar())
      const matters = new Map(
        rows.flatMap((row) =>
          row.matter === null ? [] : [[row.complaintId, JSON.parse(row.matter) as Matter] as const],
        ),
      )
      const endings = await endingsOf([...matters.values()])
      const requests = rows.map((row) => {
        const matter = matters.get(row.complaintId)
        return matter ? shown(row, matter, endings.get(matter.id) ?? []) : asReceived(row)
      })
      return { total, requests }
    },
    openTold: (number, source) => toldBy(db, number, source),
    async openNotice(kind, complete) {
      // The window in the lanes is the house's own affair.
      const clocks = clocksOf(kind, now(), await parts.calendar()).filter((each) => each.kind !== 'interceptionWindow')
      return noticeOf(kind, clocks, complete)
    },
  }
}
