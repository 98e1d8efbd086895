import { roleRules } from '../../contract/identity.ts'
import type { District } from '../../contract/district.ts'
import type { Who } from '../../gateway/access.ts'
import { rulesOf } from '../../interception/rate.ts'
import type { Lists } from '../../indicators/term.ts'
import type { Held } from '../../journal/figures/relations.ts'
import { beginsOf, headOfVersions, seenAtOf, versionAt } from '../../journal/figures/past.ts'
import { DISTRICT_OFFSET_MS } from '../../contract/time.ts'
import { deadlinesBy } from '../stands.ts'
import type { AccessParts } from '../parts.ts'
import type { HeldAsked, Part } from './asked.ts'

const DAY_MS = 86_400_000
/** Deadlines of what nobody touched are reckoned for so many days back. */
const MOST_DAYS = 3_660
/** A screen's clock may be ahead of ours by so much. */
const AHEAD_MS = 60_000

/** Whose part somebody asks for: a person with stations or streets named his, everybody else the district. */
export function partOf(who: Who, { stations }: Pick<District, 'stations'>): Part {
  if (who.kind !== 'person' || who.role === null) return null
  const { scope, role } = who
  // The field has its own tasks and no sums.
  if (role === 'fieldOfficer') return { stations: [], streets: [] }
  const scoped = roleRules[role].audience === 'officer' || scope.stations !== null || scope.streets !== null
  if (!scoped) return null
  const named = scope.stations ?? []
  const streets = scope.streets ?? []
  const within = stations.filter(({ streetCode }) => streetCode !== undefined && streets.includes(streetCode))
  const own = stations.flatMap(({ id, streetCode }) =>
    streetCode !== undefined && named.includes(id) ? [streetCode] : [],
  )
  return {
    stations: [...new Set([...named, ...within.map(({ id }) => id)])],
    streets: [...new Set([...streets, ...own])],
  }
}

/** Whether all of one part lies in another. */
export const liesWithin = (inner: Part, outer: Part): boolean =>
  outer === null ||
  (inner !== null &&
    inner.stations.every((id) => outer.stations.includes(id)) &&
    inner.streets.every((code) => outer.streets.includes(code)))

export const tooEarly = (begin: number) => `指标的历史版本从第 ${begin} 条流水起保存，更早的版本不能再现。`

/** Holds questions at one version and one moment, with what the law and the house say of it. */
export function openHolding(parts: Pick<AccessParts, 'db' | 'model' | 'calendar' | 'now'>) {
  const { db, now } = parts
  let calendarOf: unknown = null
  let dues: Held['dues'] = []
  let range = ''

  /** By day; reckoned anew when the calendar is another, or the day is. */
  async function duesNow(asOf: number): Promise<Held['dues']> {
    const calendar = await parts.calendar()
    const dayOf = (at: number) => Math.floor((at + DISTRICT_OFFSET_MS) / DAY_MS)
    const today = dayOf(asOf)
    const first = Math.max(dayOf((await beginsOf(db, 'received', Number.MAX_SAFE_INTEGER)) ?? asOf), today - MOST_DAYS)
    if (calendar === calendarOf && range === `${first}/${today}`) return dues
    const dueOf = deadlinesBy(calendar)
    dues = (['complaint', 'tipOff'] as const).flatMap((kind) =>
      Array.from({ length: today + 2 - first }, (_, next) => {
        const day = first + next
        const due = dueOf(kind, day * DAY_MS - DISTRICT_OFFSET_MS + DAY_MS / 2)
        return due === null ? [] : [{ kind, day, at: due.at }]
      }).flat(),
    )
    calendarOf = calendar
    range = `${first}/${today}`
    return dues
  }

  return {
    dues: duesNow,
    async lists(): Promise<Lists> {
      const { lanes } = await parts.model()
      const { closingSet, deskLanes } = rulesOf({ lanes })
      return { closing: [...closingSet], deskLanes: [...deskLanes] }
    },
    /** The version and moment meant, or why there is none, in a sentence. */
    async hold(
      asked: HeldAsked,
      part: Part,
    ): Promise<{ readonly held: Held; readonly isNow: boolean } | { readonly refused: string }> {
      const { head, begin } = await headOfVersions(db)
      const clock = now()
      if (asked.at !== undefined && asked.at > clock + AHEAD_MS) return { refused: '这一时刻还没有到。' }
      if (asked.version !== undefined && asked.version > head)
        return { refused: `流水只记到第 ${head} 条，没有第 ${asked.version} 条；请检查链接。` }
      const version =
        asked.version ?? (asked.at === undefined || asked.at >= clock - AHEAD_MS ? head : await versionAt(db, asked.at))
      if (version < begin) return { refused: tooEarly(begin) }
      const asOf = Math.min(
        asked.at ?? (asked.version === undefined ? clock : ((await seenAtOf(db, version)) ?? clock)),
        clock,
      )
      const isNow = version === head && asOf > clock - AHEAD_MS
      return { held: { version, asOf, part, dues: await duesNow(clock) }, isNow }
    },
  }
}
