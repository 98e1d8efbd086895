import { leagueFigures, type LeagueFigure, type LeagueFigureName, type LeagueRow } from '../contract/league.ts'
import type { Grouping } from '../contract/indicator.ts'
import { districtDay, startOfHalfYear } from '../contract/time.ts'
import { formula, placesOf, points, pointsOf, scoreOf, type Counted } from '../dispatch/urging/score.ts'
import type { AccessDesk } from '../gateway/access.ts'
import { endOfDay } from '../law/calendar/day.ts'
import type { Part } from './figures/asked.ts'
import { partOf } from './figures/holding.ts'
import type { Column, openTable, Table } from './figures/table.ts'
import type { AccessParts } from './parts.ts'
import { beginOf } from './urging-work.ts'

interface Cell {
  readonly id: string
  /** Beside the station. */
  readonly where?: Readonly<Partial<Record<Grouping, string>>>
}

/** Which figure each column is. */
const COLUMNS: Readonly<Record<LeagueFigureName, Cell>> = {
  slips: { id: 'urging.opened' },
  yellow: { id: 'urging.opened', where: { level: 'yellow' } },
  orange: { id: 'urging.opened', where: { level: 'orange' } },
  red: { id: 'urging.opened', where: { level: 'red' } },
  overdue: { id: 'urging.opened', where: { cause: 'overdue' } },
  leader: { id: 'urging.opened', where: { cause: 'leader' } },
  repeat: { id: 'urging.opened', where: { cause: 'repeat' } },
  open: { id: 'urging.pending' },
  closed: { id: 'urging.closed' },
  withdrawn: { id: 'urging.withdrawn' },
  inTime: { id: 'urging.inTime' },
  replyHours: { id: 'urging.replyHours' },
  failed: { id: 'urging.sentBack' },
  tasksInTime: { id: 'tasks.onTime' },
  tasksLate: { id: 'tasks.closedLate' },
}
/** … and each piece of the score. */
const PIECES: Readonly<Record<keyof Counted, Cell>> = {
  yellow: COLUMNS.yellow,
  orange: COLUMNS.orange,
  red: COLUMNS.red,
  lateReply: { id: 'urging.lateReply' },
  failedRecheck: { id: 'urging.failures' },
  lateTask: COLUMNS.tasksLate,
}
const pieces = Object.keys(PIECES) as (keyof Counted)[]

/** Every indicator once, by station and whatever else it is told apart by. */
const ASKED: readonly Column[] = [
  ...new Map(
    [...Object.values(COLUMNS), ...Object.values(PIECES)].map(({ id, where = {} }): [string, Column] => {
      const by: readonly Grouping[] = ['station', ...(Object.keys(where) as Grouping[])]
      return [`${id} ${by.join()}`, { id, by }]
    }),
  ).values(),
]

function rowOf(table: Table, unit: string, name: string, part: Part): Omit<LeagueRow, 'place'> {
  const figureOf = ({ id, where }: Cell): LeagueFigure => {
    const { recordsOf, records, ...cell } = table.cell(id, { station: unit, ...where }, part)
    return { ...cell, records: recordsOf ?? records }
  }
  const figures = Object.fromEntries(
    leagueFigures.map((each) => [each, figureOf(COLUMNS[each])]),
  ) as LeagueRow['figures']
  const bare = { unit, name, figures, score: null, made: null }
  if (!table.known) return bare
  const found = new Map(pieces.map((piece) => [piece, figureOf(PIECES[piece])]))
  // Of a share those that count; of a sum what it comes to.
  const counted = Object.fromEntries(
    pieces.map((piece) => {
      const { value, numerator, denominator } = found.get(piece)!
      return [piece, (denominator === null ? value : numerator) ?? 0]
    }),
  ) as unknown as Counted
  const score = scoreOf(counted, (figures.slips.value ?? 0) + (figures.tasksInTime.denominator ?? 0))
  if (score === null) return bare
  const { pieces: taken, sum } = pointsOf(counted)
  const told = taken.map((each) => ({ ...each, points: points[each.piece], figure: found.get(each.piece)! }))
  return { ...bare, score, made: { pieces: told, sum } }
}

/** How units answer what they are urged for, over district days; absent: the half-year to date. */
export function openLeague(parts: AccessParts, tableOf: ReturnType<typeof openTable>): Pick<AccessDesk, 'league'> {
  const { now, district } = parts
  const nameOf = (unit: string) => district.stations.find(({ id }) => id === unit)?.name ?? unit
  return {
    async league({ version, at, ...asked }, who) {
      const moment = at ?? now()
      const { from = districtDay(startOfHalfYear(moment)), to = districtDay(moment) } = asked
      if (from > to) return { refused: '开始日期应不晚于结束日期，请重填。', status: 400 }
      if (from > districtDay(moment))
        return { refused: `${from} 还没有到，没有可统计的记录；请选已经开始的期间。`, status: 400 }
      const table = await tableOf(ASKED, { from: beginOf(from), to: endOfDay(to) }, { version, at })
      if ('refused' in table) return table
      const part = partOf(who, district)
      const units = new Set([...district.stations.map(({ id }) => id), ...table.values('station')])
      const rows = [...units].map((unit) => rowOf(table, unit, nameOf(unit), part))
      const places = placesOf(rows)
      const shown = rows
        .filter(({ unit }) => part === null || part.stations.includes(unit))
        .map((row): LeagueRow => ({ ...row, place: places.get(row) ?? null }))
        .toSorted((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || (a.unit < b.unit ? -1 : 1))
      const { asOf, known, notes } = table
      const held = { asOf, version: table.version, known, notes }
      return { from, to, ...held, units: shown, ranked: places.size, points, formula }
    },
  }
}
