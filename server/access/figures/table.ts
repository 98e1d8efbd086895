import type { Wording } from '../../contract/counting.ts'
import type { FigureValue, Grouping } from '../../contract/indicator.ts'
import { districtIso } from '../../contract/time.ts'
import { indicatorOf } from '../../indicators/index.ts'
import { figureOf } from '../../indicators/value.ts'
import { countFigure } from '../../journal/figures/count.ts'
import type { AccessParts } from '../parts.ts'
import { addressOf, periodOf, queryOf, type HeldAsked, type Part } from './asked.ts'
import { recordSince } from './comparable.ts'
import type { openHolding } from './holding.ts'
import { beforeRecord } from './minded.ts'

/** One indicator of a table, told apart by these. */
export interface Column {
  readonly id: string
  readonly by: readonly Grouping[]
}

type Where = Readonly<Partial<Record<Grouping, string>>>

/** A figure of a table: what GET /api/v1/indicators/:id tells of the same part at the same version, and where. */
export interface TableCell extends FigureValue {
  readonly indicator: string
  readonly where: Where
  readonly address: string
  /** Path of the records that it counted, and of those they are of (null for a plain count). */
  readonly records: string
  readonly recordsOf: string | null
}

export interface Table {
  readonly asOf: string
  readonly version: number
  /** False: the whole period lies before the record; no cell has a value then, not even 0. */
  readonly known: boolean
  readonly notes: readonly Wording[]
  /** Every value of a dimension that anything was counted for. */
  values(name: Grouping): ReadonlySet<string>
  /** A figure, as somebody opens it who sees `part`; what nobody counted there is 0, or nothing to measure. */
  cell(id: string, where: Where, part: Part): TableCell
}

const NOTHING: FigureValue = { value: null, numerator: null, denominator: null }
const keyOf = (id: string, where: Where) =>
  JSON.stringify([id, ...Object.entries(where).sort(([a], [b]) => (a < b ? -1 : 1))])

/**
 * Many figures of one period told apart alike, counted for the whole district at one version and one moment: a table, of which
 * everybody sees his rows. For what always names its station; of a part the same is counted then.
 */
export function openTable(parts: Pick<AccessParts, 'db'>, holding: ReturnType<typeof openHolding>) {
  const { db } = parts
  return async (
    columns: readonly Column[],
    days: { readonly from: number; readonly to: number },
    asked: HeldAsked,
  ): Promise<Table | { readonly refused: string; readonly status: number }> => {
    const found = await holding.hold(asked, null)
    if ('refused' in found) return { refused: found.refused, status: 422 }
    const { held } = found
    const { version, asOf } = held
    const lists = await holding.lists()
    const period = { from: days.from, to: days.to }
    const cells = new Map<string, FigureValue>()
    const values = new Map<Grouping, Set<string>>()
    const notes = new Map<string, Wording>()
    const began = new Map<string, number | null>()
    let known = false
    for (const { id, by } of columns) {
      const indicator = indicatorOf.get(id)
      if (!indicator) throw new Error(`没有指标 ${id}。`)
      const { defined, columns: names, partOnly } = indicator
      const settled = periodOf(indicator, { from: districtIso(days.from), to: districtIso(days.to), by }, asOf)
      if ('refused' in settled) return { refused: settled.refused, status: 422 }
      const { query, measure, unit } = defined
      const begins = began.get(query.over) ?? (await recordSince(db, defined, period.from, version))
      began.set(query.over, begins)
      const note = beforeRecord(query.over, begins, period)
      if (note) notes.set(note.zh, note)
      if (begins === null || period.to <= begins) continue
      known = true
      const question = { query, measure, columns: names, partOnly, lists, period, by, where: {} }
      for (const { key, ...group } of await countFigure(db, question, held)) {
        if (key.includes(null)) continue
        const where: Where = Object.fromEntries(by.map((name, index) => [name, String(key[index])]))
        cells.set(keyOf(id, where), figureOf(measure, unit, group))
        for (const name of by) values.set(name, (values.get(name) ?? new Set()).add(where[name]!))
      }
    }
    return {
      ...{ asOf: districtIso(asOf), version, known, notes: [...notes.values()] },
      values: (name) => values.get(name) ?? new Set(),
      cell(id, where, part) {
        const { measure, unit, denominator } = indicatorOf.get(id)!.defined
        const place = { id, period, asOf, version, where, part, by: [] }
        const none = known ? figureOf(measure, unit, { n: 0, d: 0, value: null }) : NOTHING
        const records = `/api/v1/indicators/${encodeURIComponent(id)}/records?${queryOf(place)}`
        return {
          ...(cells.get(keyOf(id, where)) ?? none),
          ...{ indicator: id, where, address: addressOf(place) },
          ...{ records: `${records}&part=counted`, recordsOf: denominator && `${records}&part=of` },
        }
      },
    }
  }
}
