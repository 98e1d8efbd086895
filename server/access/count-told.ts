import type { CountPart, InterceptionTold, RecordLinks } from '../contract/counting.ts'
import type { CountQuery, Refusal } from '../gateway/access.ts'
import { breakdown } from '../interception/breakdown.ts'
import { goodUntil, setsOf, type Terms } from '../interception/count.ts'
import { formulas } from '../interception/formulas.ts'
import { byLane, guardFigures } from '../interception/guard-figures.ts'
import type { GovernanceModel } from '../interception/model.ts'
import { rulesChangedIn, type Days } from '../interception/period.ts'
import { sharesOf, type InterceptionRate } from '../interception/rate.ts'
import type { ComplaintScope } from '../journal/read.ts'
import { addDays } from '../law/calendar/day.ts'
import type { Row } from './count-rows.ts'
import { stationSums } from './station-sums.ts'

const MOST_GROUPS = 2_000
const GUARDS: readonly CountPart[] = ['closed', 'reopened', 'due', 'breach']
const RATES: readonly CountPart[] = ['d', 'n', 'settle', 'net']

export const refused = (sentence: string): Refusal => ({ refused: sentence, status: 400 })

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

/** A question with the rows that it is about. */
export interface Found {
  readonly days: Days
  readonly scope: ComplaintScope | null
  readonly terms: Terms
  readonly counted: { readonly entries: readonly (readonly Row[])[] }
  readonly takes: (row: Row) => boolean
  readonly lanes: GovernanceModel['lanes']
}
/** An answer and until when (epoch ms) the same rows give the same one. */
export interface Worked {
  readonly told: Omit<InterceptionTold, 'asOf' | 'begins' | 'beforeRecord'> | Refusal
  readonly until: number
}

/** Works an answer out, all of it from the same rows. Yields after every few. */
export function* worked({ by, filter: own }: CountQuery, found: Found): Generator<void, Worked> {
  const { days, scope, terms, counted, takes, lanes } = found
  const sets = yield* setsOf(counted.entries, takes, terms)
  const until = yield* goodUntil(sets, terms.now)
  const groups = yield* breakdown(sets, by)
  if (groups.length > MOST_GROUPS)
    return { told: refused(`分得太细（${groups.length} 组），请少选一项或缩短期间。`), until }
  const rate = (title: InterceptionRate['title'], closed: 'n' | 'flow') => {
    const { lanes: shares, ...whole } = sharesOf(
      sets[closed].map(({ record }) => record),
      sets.d.length,
    )
    const linked = shares
      .toSorted(byLane)
      .map((each) => ({ ...each, records: linksTo(days, { ...own, lane: each.lane }, [closed]) }))
    return { title, period: terms.period, ...whole, lanes: linked }
  }
  const guards = yield* guardFigures(sets, terms)
  const cohort = rate('前端拦截率', 'n')
  yield
  const flow = rate('当期办结口径', 'flow')
  yield
  const stations = yield* stationSums(sets)
  const told = {
    ...days,
    ruleChanged: rulesChangedIn(days),
    scope: scope && { stations: scope.stations },
    ...{ cohort, flow, by },
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
    ...{ stations, formulas },
    records: linksTo(days, own, [...RATES, 'flow', ...GUARDS]),
    lanes: lanes.map(({ code, title, colour }) => ({ code, title, colour })),
  }
  return { told, until }
}
