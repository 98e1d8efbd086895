import { createHash } from 'node:crypto'
import type { Telling } from '../contract/telling.ts'
import { plain, type Column, type ImportKind } from './column.ts'
import { FileRefused } from './fault.ts'
import type { FieldSource, Mapping } from './mapping.ts'
import type { Row } from './row.ts'
import { timeOf, zoneOf } from './when.ts'

export interface Refusal {
  readonly row: number
  /** Field of the telling that failed, as a JSON pointer; empty for the row as a whole. */
  readonly pointer: string
  readonly message: string
}
export type Mapped = { readonly telling: Telling } | { readonly refusal: Refusal }

const EMPTY_WORDS: ReadonlySet<string> = new Set(['', 'null', 'nan', 'n/a', 'none', '\\n'])
const isEmpty = (cell: unknown) =>
  cell === undefined || cell === null || (typeof cell === 'string' && EMPTY_WORDS.has(cell.trim().toLowerCase()))

/** A cell as text: numbers without an exponent, so that long codes stay codes. */
function textOf(cell: unknown): string {
  if (typeof cell === 'string') return cell.trim()
  if (typeof cell === 'number') return Number.isInteger(cell) ? BigInt(cell).toString() : String(cell)
  if (cell instanceof Date) return Number.isFinite(cell.getTime()) ? cell.toISOString() : 'no date'
  return typeof cell === 'boolean' ? String(cell) : JSON.stringify(cell)
}

function numberOf(cell: unknown): number | null {
  if (typeof cell === 'number') return cell
  const text = textOf(cell)
    .normalize('NFKC')
    .replace(/[\s,]|^[¥￥$]|元$|%$/g, '')
    .replace(/^[¥$]/, '')
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : null
}

type Converted = { readonly value: unknown } | { readonly fault: string }
type Clock = { readonly format: NonNullable<Mapping['timeFormat']>; readonly toEpoch: (wall: number) => number }

const shown = (cell: unknown) => `“${textOf(cell).slice(0, 60)}”`

function convert(cell: unknown, column: Column | undefined, clock: Clock): Converted {
  switch (column?.value) {
    case 'loose':
      return { value: typeof cell === 'string' || typeof cell === 'number' ? cell : textOf(cell) }
    case 'list':
      // As people write several things into one cell: 退货、赔偿损失.
      return {
        value: textOf(cell)
          .split(/[、,，;；/|\n]+/)
          .map((each) => each.trim())
          .filter((each) => each !== '')
          .slice(0, 20),
      }
    case 'number': {
      const value = numberOf(cell)
      return value === null ? { fault: `holds ${shown(cell)}, which is no number` } : { value }
    }
    case 'time': {
      const value = timeOf(cell, clock.format, clock.toEpoch)
      return value === null
        ? { fault: `holds ${shown(cell)}, which is no time that is understood; 2024-01-02 03:04:05 is` }
        : { value }
    }
    case 'flag':
    case 'word': {
      const value =
        typeof cell === 'boolean' && column.value === 'flag'
          ? cell
          : (column.words?.[plain(textOf(cell))] ?? column.otherwise)
      if (value !== undefined) return { value }
      const known = Object.keys(column.words ?? {})
        .slice(0, 20)
        .join(', ')
      return { fault: `holds ${shown(cell)}, which is none of ${known}; say in the mapping what it stands for` }
    }
    default:
      return { value: textOf(cell) }
  }
}

function cellOf(
  source: FieldSource,
  record: Row['record'],
): { readonly cell: unknown; readonly column: string | null; readonly final: boolean } {
  if (typeof source === 'string') return { cell: record[source], column: source, final: false }
  if ('const' in source) return { cell: source.const, column: null, final: true }
  const cell = record[source.column]
  const value = isEmpty(cell) ? undefined : source.values?.[textOf(cell)]
  return { cell: value ?? cell, column: source.column, final: value !== undefined }
}

/** Sets a value at a path such as `respondent.name`, making the objects on the way. */
function put(data: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.split('.')
  const last = steps.pop()!
  let at = data
  for (const step of steps) {
    const next = Object.hasOwn(at, step) ? at[step] : undefined
    if (typeof next === 'object' && next !== null) at = next as Record<string, unknown>
    else at[step] = at = {}
  }
  at[last] = value
}

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32)

function idOf(kind: ImportKind, own: string | undefined, record: Row['record'], data: unknown): string {
  if (own === undefined) return digest(record)
  return kind.renews ? `${own.slice(0, 160)}@${digest(data).slice(0, 16)}` : own
}

/** Prepares a mapping for many rows: zone read once, columns of the kind at hand; refuses what can never work. */
export function mapRow(
  kind: ImportKind,
  { fields, crs, timeFormat = 'auto', zone }: Mapping,
  source: string,
): (row: Row) => Mapped {
  const toEpoch = zoneOf(zone)
  if (!toEpoch)
    throw new FileRefused(
      `the mapping's zone “${zone?.slice(0, 40)}” is none that is known: write +08:00 or Asia/Shanghai`,
    )
  const clock: Clock = { format: timeFormat, toEpoch }
  const columns = new Map(kind.columns.map((column) => [column.path, column]))
  const entries = Object.entries(fields)

  return ({ row, record, fault }) => {
    if (fault !== undefined) return { refusal: { row, pointer: '', message: fault } }
    const data: Record<string, unknown> = {}
    let time: number | undefined
    let id: string | undefined
    for (const [path, from] of entries) {
      const { cell, column, final } = cellOf(from, record)
      const field = columns.get(path)
      if (isEmpty(cell) && !final) {
        const instead = field?.fallback ?? field?.otherwise
        if (instead !== undefined) put(data, path, instead)
        continue
      }
      const converted: Converted = final ? { value: cell } : convert(cell, field, clock)
      if ('fault' in converted) {
        const pointer = path === 'time' || path === 'id' ? `/${path}` : `/data/${path.replaceAll('.', '/')}`
        return { refusal: { row, pointer, message: `column “${column ?? path}” ${converted.fault}` } }
      }
      if (path === 'time') time = converted.value as number
      else if (path === 'id') id = String(converted.value)
      else put(data, path, converted.value)
    }
    if (crs && ('lng' in data || 'lat' in data)) data.crs = crs
    const own =
      id ?? (kind.idPath === undefined || kind.idPath === 'id' ? undefined : (data[kind.idPath] as string | undefined))
    const tellingId = idOf(kind, own, record, data)
    if (kind.tells === 'complaint.received' && data.complaintId === undefined) data.complaintId = tellingId
    return { telling: { id: tellingId, source, kind: kind.tells, time, data } }
  }
}
