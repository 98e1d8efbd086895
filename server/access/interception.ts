import { type CountedPage, type CountPart, type InterceptionTold, type RecordLinks } from '../contract/counting.ts'
import type { View } from '../contract/picture.ts'
import { districtDay, districtIso } from '../contract/time.ts'
import type { AccessDesk, CountQuery, Refusal, Who } from '../gateway/access.ts'
import { scrub } from '../identity/scrub.ts'
import { breakdown, filtered } from '../interception/breakdown.ts'
import { rowsOf, type Terms } from '../interception/count.ts'
import { formulas } from '../interception/formulas.ts'
import { byLane, guardFigures } from '../interception/guard-figures.ts'
import { beforeRecord, daysAsked, periodOf, rulesChangedIn, wrongPeriod, type Days } from '../interception/period.ts'
import { rulesOf, sharesOf, type InterceptionRate } from '../interception/rate.ts'
import { addDays } from '../law/calendar/day.ts'
import { firstReceived, shownOf } from '../journal/counted.ts'
import { decodeCursor, encodeCursor } from '../journal/cursor.ts'
import { openCountRows, type Row } from './count-rows.ts'
import type { AccessParts } from './parts.ts'
import { stationSums } from './station-sums.ts'

const MOST_GROUPS = 2_000
const GUARDS: readonly CountPart[] = ['closed', 'reopened', 'due', 'breach']
const RATES: readonly CountPart[] = ['d', 'n', 'settle', 'net']

const refused = (sentence: string): Refusal => ({ refused: sentence, status: 400 })

/** The address of a list of records: the same question, asked for one part of it. */
function linkTo(days: Days, filter: object, part: CountPart): string {
  const query = new URLSearchParams({ from: days.from, to: days.to, part })
  for (const [name, value] of Object.entries(filter) as [string, string | null][]) query.set(name, value ?? '')
  return `/api/v1/interception/records?${query.toString()}`
}
const linksTo = (days: Days, filter: object, parts: readonly CountPart[]): RecordLinks =>
  Object.fromEntries(parts.map((part) => [part, linkTo(days, filter, part)]))

/** The part of a period that lies in a month (`YYYY-MM`) or in the week of a Monday. */
function narrowed(days: Days, month?: string | null, week?: string | null): Days {
  const first = week ?? (month ? `${month}-01` : days.from)
  // The fifth week of a month's first day lies in the next month, whose first day is one after the last.
  const last = week ? addDays(week, 6) : month ? addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1) : days.to
  return { from: first > days.from ? first : days.from, to: last < days.to ? last : days.to }
}

/** By receipt; the halves of one submission side by side. */
const nameOf = ({ record }: Row) => `${record.id}/${record.kind}`
const inOrder = (a: Row, b: Row) => a.record.receivedAt - b.record.receivedAt || (nameOf(a) < nameOf(b) ? -1 : 1)
const beyond = (row: Row, [at, name]: readonly [number, string]) =>
  row.record.receivedAt > at || (row.record.receivedAt === at && nameOf(row) > name)

/** The count, its breakdowns and guards, and the records behind each number: all from one reading of the same rows. */
export function openInterception(
  parts: AccessParts,
  viewOf: (who: Who) => View | null,
): Pick<AccessDesk, 'interception' | 'interceptionRecords'> {
  const { db, now } = parts
  const countRows = openCountRows(db)

  async function asked(query: CountQuery, who: Who) {
    const { lanes } = await parts.model()
    const rules = rulesOf({ lanes })
    const days = daysAsked(query, now())
    const wrong = wrongPeriod(days, now())
    if (wrong !== null) return refused(wrong)
    const view = viewOf(who)
    const scope = view !== null && typeof view !== 'string' ? view : null
    const { lane, ...filter } = query.filter
    const terms: Terms = { period: periodOf(days), rules, now: now(), lane }
    const rows = filtered(await countRows(terms.period, scope, await parts.calendar()), filter)
    return { days, scope, terms, rows, lanes }
  }

  return {
    async interception(query, who) {
      const found = await asked(query, who)
      if ('refused' in found) return found
      const { days, scope, terms, rows, lanes } = found
      const groups = breakdown(rows, query.by, terms)
      if (groups.length > MOST_GROUPS) return refused(`分得太细（${groups.length} 组），请少选一项或缩短期间。`)
      const first = await firstReceived(db)
      const begins = first === null ? null : districtDay(first)
      const own = query.filter
      const rate = (title: InterceptionRate['title'], closed: 'n' | 'flow') => {
        const d = rowsOf(rows, 'd', terms).length
        const { lanes, ...shares } = sharesOf(
          rowsOf(rows, closed, terms).map(({ record }) => record),
          d,
        )
        const sorted = lanes.toSorted(byLane)
        const linked = sorted.map((each) => ({
          ...each,
          records: linksTo(days, { ...own, lane: each.lane }, [closed]),
        }))
        return { title, period: terms.period, ...shares, lanes: linked }
      }
      const guards = guardFigures(rows, terms)
      const within = new Set(rowsOf(rows, 'n', terms))
      const told: InterceptionTold = {
        ...days,
        asOf: districtIso(terms.now),
        begins,
        beforeRecord: beforeRecord(days, begins),
        ruleChanged: rulesChangedIn(days),
        scope: scope && { stations: scope.stations },
        cohort: rate('前端拦截率', 'n'),
        flow: rate('当期办结口径', 'flow'),
        by: query.by,
        groups: groups.map((group) => {
          const { month, week, ...along } = group.key
          return { ...group, records: linksTo(narrowed(days, month, week), { ...own, ...along }, RATES) }
        }),
        guards: {
          ...guards,
          hours: { ...guards.hours, records: linksTo(days, own, ['n']) },
          hoursByLane: guards.hoursByLane.map((each) => ({
            ...each,
            records: linksTo(days, { ...own, lane: each.lane }, ['n']),
          })),
          loadAvoided: guards.loadAvoided.map((each) => ({
            ...each,
            records: linksTo(days, { ...own, station: each.station }, ['n', 'd']),
          })),
        },
        stations: stationSums(
          rowsOf(rows, 'd', terms).map((row) => ({
            wouldBeStation: row.record.wouldBeStation,
            station: row.station,
            counted: 1,
            intercepted: within.has(row) ? 1 : 0,
          })),
        ),
        formulas,
        records: linksTo(days, own, [...RATES, 'flow', ...GUARDS]),
        lanes: lanes.map(({ code, title, colour }) => ({ code, title, colour })),
      }
      return told
    },

    async interceptionRecords(query, who) {
      const found = await asked(query, who)
      if ('refused' in found) return found
      const all = rowsOf(found.rows, query.part, found.terms).toSorted(inOrder)
      const after = decodeCursor(query.cursor)
      const from = after === null ? 0 : all.findIndex((row) => beyond(row, after))
      const page = from < 0 ? [] : all.slice(from, from + query.limit)
      const last = page.at(-1)
      const more = last !== undefined && from + page.length < all.length
      const answer: CountedPage = {
        items: await listed(page),
        next: more ? encodeCursor([last.record.receivedAt, nameOf(last)]) : null,
        total: all.length,
      }
      return answer
    },
  }

  async function listed(page: readonly Row[]): Promise<CountedPage['items']> {
    const shown = new Map(
      (
        await shownOf(
          db,
          page.map(({ complaintId }) => complaintId),
        )
      ).map((each) => [each.id, each]),
    )
    return page.map(({ record, complaintId, street, problemClass, channel }) => {
      const { respondentName = null, state = 'received' } = shown.get(record.id) ?? {}
      const { id, kind, receivedAt, wouldBeStation, closedAt, closeResult, closedByLane, stationDispatchedAt } = record
      return {
        ...{ id, complaintId, kind, receivedAt, channel, problemClass, streetCode: street, wouldBeStation, state },
        respondentName: respondentName === null ? null : scrub(respondentName),
        ...{ closedAt, closeResult, closedByLane, stationDispatchedAt, returns: record.returns.length },
      }
    })
  }
}
