import { leagueFigures, type LeagueFigure, type LeagueFigureName, type LeagueRow } from '../contract/league.ts'
import type { TaskMark } from '../contract/task.ts'
import { districtDay, startOfHalfYear } from '../contract/time.ts'
import { formula, placesOf, points, scoreOf } from '../dispatch/urging/score.ts'
import type { AccessDesk } from '../gateway/access.ts'
import { tasksBehind, taskSums, urgingSums } from '../journal/urgings.ts'
import { endOfDay } from '../law/calendar/day.ts'
import type { AccessParts } from './parts.ts'
import { markFor } from './task-work.ts'
import { beginOf, stationsSeen } from './urging-work.ts'

type Sums = Awaited<ReturnType<typeof urgingSums>>[number]
type Tasks = { readonly due: number; readonly inTime: number }

/** Which of the slips stand behind a figure, as a query of GET /api/v1/urgings. */
const BEHIND: Readonly<Record<Exclude<LeagueFigureName, 'tasksInTime' | 'tasksLate'>, string>> = {
  slips: 'counted=true',
  yellow: 'counted=true&level=yellow',
  orange: 'counted=true&level=orange',
  red: 'counted=true&level=red',
  overdue: 'counted=true&cause=overdue',
  leader: 'counted=true&cause=leader',
  repeat: 'counted=true&cause=repeat',
  open: 'open=true',
  closed: 'state=closed',
  withdrawn: 'state=withdrawn',
  inTime: 'counted=true&reply=judged',
  replyHours: 'counted=true&replied=true',
  failed: 'counted=true&failed=true',
}

const ratio = (numerator: number, denominator: number) => ({
  ...{ numerator, denominator },
  value: denominator === 0 ? null : numerator / denominator,
})

function figuresOf(unit: string, days: string, sums: Sums | undefined, tasks: Tasks): LeagueRow['figures'] {
  const valueOf = (name: LeagueFigureName): Omit<LeagueFigure, 'records'> => {
    if (name === 'tasksInTime') return ratio(tasks.inTime, tasks.due)
    if (name === 'tasksLate') return { value: tasks.due - tasks.inTime }
    if (name === 'inTime') return ratio(sums?.inTime ?? 0, sums?.judged ?? 0)
    if (name === 'replyHours') return { value: sums?.replyHours ?? null, denominator: sums?.replied ?? 0 }
    return { value: sums?.[name] ?? 0 }
  }
  const records = (name: LeagueFigureName) =>
    name === 'tasksInTime' || name === 'tasksLate'
      ? `/api/v1/units/league/tasks?unit=${unit}&${days}&part=${name === 'tasksInTime' ? 'due' : 'late'}`
      : `/api/v1/urgings?unit=${unit}&${days}&${BEHIND[name]}`
  return Object.fromEntries(
    leagueFigures.map((name) => [name, { ...valueOf(name), records: records(name) }]),
  ) as LeagueRow['figures']
}

function rowOf(unit: string, name: string, days: string, sums: Sums | undefined, tasks: Tasks) {
  const { yellow = 0, orange = 0, red = 0, late = 0, failures = 0, slips = 0 } = sums ?? {}
  const counted = { yellow, orange, red, lateReply: late, failedRecheck: failures, lateTask: tasks.due - tasks.inTime }
  return {
    ...{ unit, name, score: scoreOf(counted, slips + tasks.due) },
    figures: figuresOf(encodeURIComponent(unit), days, sums, tasks),
  }
}

/** How units answer what they are urged for, over district days; absent: the half-year to date. */
export function openLeague(parts: AccessParts): Pick<AccessDesk, 'league' | 'leagueTasks'> {
  const { db, now, district } = parts
  const nameOf = (unit: string) => district.stations.find(({ id }) => id === unit)?.name ?? unit
  return {
    async league(asked, who) {
      const { from = districtDay(startOfHalfYear(now())), to = districtDay(now()) } = asked
      if (from > to) return { refused: '开始日期应不晚于结束日期，请重填。', status: 400 }
      const [slips, tasks] = await Promise.all([
        urgingSums(db, beginOf(from), endOfDay(to)),
        taskSums(db, beginOf(from), endOfDay(to)),
      ])
      const units = new Set([
        ...district.stations.map(({ id }) => id),
        ...slips.map(({ unit }) => unit),
        ...tasks.flatMap(({ unit }) => unit ?? []),
      ])
      const days = `from=${from}&to=${to}`
      const rows = [...units].map((unit) =>
        rowOf(
          unit,
          nameOf(unit),
          days,
          slips.find((each) => each.unit === unit),
          tasks.find((each) => each.unit === unit) ?? { due: 0, inTime: 0 },
        ),
      )
      const places = placesOf(rows)
      const seen = stationsSeen(who)
      const shown = rows
        .filter(({ unit }) => seen === null || seen.includes(unit))
        .map((row): LeagueRow => ({ ...row, place: places.get(row) ?? null }))
        .toSorted((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || (a.unit < b.unit ? -1 : 1))
      return { from, to, units: shown, ranked: places.size, points, formula }
    },

    async leagueTasks({ from, to, unit, ...query }, who) {
      const seen = stationsSeen(who)
      if (seen !== null && !seen.includes(unit)) return { items: [], next: null, total: 0 }
      const { items, ...page } = await tasksBehind(db, { ...query, unit, from: beginOf(from), to: endOfDay(to) })
      return { items: items.map((text) => markFor(JSON.parse(text) as TaskMark, who)), ...page }
    },
  }
}
