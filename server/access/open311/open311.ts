import type { View } from '../../contract/picture.ts'
import type { AccessDesk } from '../../gateway/access.ts'
import type { OpenRequest } from '../../gateway/open311/request.ts'
import type { Matter } from '../../interception/matter.ts'
import { openRequests, stepsOfKinds, toldBy } from '../../journal/open-requests.ts'
import { clocksOf } from '../calendar.ts'
import { untouched } from '../matter-work.ts'
import type { AccessParts } from '../parts.ts'
import { ENDING, expectedAt, noticeOf, notesOf, openStatus, statesOf, updatedAt, type Ending } from './status.ts'

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

  function shown(row: Row, matter: Matter, endings: readonly Ending[]): OpenRequest {
    const { complaintId: id, problemClass, receivedAt: requestedAt, streetCode, lng, lat } = row
    return {
      ...{ id, problemClass, requestedAt, lng, lat },
      status: openStatus[matter.state],
      notes: notesOf(matter, endings),
      agency: matter.station === null ? (centreName ?? name) : (stationNames.get(matter.station) ?? matter.station),
      updatedAt: updatedAt(matter, endings),
      expectedAt: expectedAt(matter, now()),
      street: streetNames.get(streetCode ?? '') ?? null,
    }
  }

  return {
    async openRequests({ status, ...query }, who) {
      const states = status === null ? null : statesOf(status)
      const scope = who.kind === 'key' ? null : partOf(viewOf(who))
      const sources = who.kind === 'key' ? who.sources : null
      const { rows, total } = await openRequests(db, { ...query, states, scope, sources })
      const calendar = await parts.calendar()
      const found = rows.map((row) => ({
        row,
        matter: row.matter === null ? untouched(row, calendar, now()).matter : (JSON.parse(row.matter) as Matter),
      }))
      const ended = found.filter(({ matter: { closing, state } }) => closing !== null || openStatus[state] === 'closed')
      const endings = new Map<string, Ending[]>()
      for (const { on, body } of await stepsOfKinds(
        db,
        ended.map(({ matter }) => matter.id),
        ENDING,
      )) {
        const { step } = JSON.parse(body) as { step: Ending }
        endings.set(on, [...(endings.get(on) ?? []), step])
      }
      return { total, requests: found.map(({ row, matter }) => shown(row, matter, endings.get(matter.id) ?? [])) }
    },
    openTold: (number, source) => toldBy(db, number, source),
    async openNotice(kind, complete) {
      // The window in the lanes is the house's own affair.
      const clocks = clocksOf(kind, now(), await parts.calendar()).filter((each) => each.kind !== 'interceptionWindow')
      return noticeOf(kind, clocks, complete)
    },
  }
}
