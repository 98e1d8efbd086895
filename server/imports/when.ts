import { DISTRICT_OFFSET_MS } from '../contract/time.ts'

export const timeFormats = ['auto', 'iso', 'monthFirst', 'dayFirst', 'excel', 'epochMs', 'epochSeconds'] as const
export type TimeFormat = (typeof timeFormats)[number]

const MINUTE_MS = 60_000
const formatters = new Map<string, Intl.DateTimeFormat>()

/** Offset of a named zone at a moment, ms. */
function offsetAt(zone: string, at: number): number {
  let formatter = formatters.get(zone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formatters.set(zone, formatter)
  }
  const part = Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  return (
    Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second) -
    Math.floor(at / 1_000) * 1_000
  )
}

/** Makes a function from a wall-clock time (as if UTC, ms) in a zone to epoch ms; null when the zone is none. */
export function zoneOf(zone: string | undefined): ((wall: number) => number) | null {
  if (zone === undefined) return (wall) => wall - DISTRICT_OFFSET_MS
  const offset = /^([+-])(\d\d):?(\d\d)$/.exec(zone)
  if (offset) {
    const ms = (Number(offset[2]) * 60 + Number(offset[3])) * MINUTE_MS * (offset[1] === '-' ? -1 : 1)
    return (wall) => wall - ms
  }
  if (zone === 'Z' || zone === 'UTC') return (wall) => wall
  try {
    offsetAt(zone, 0)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
  // Twice, because the offset that counts is the one at the result.
  return (wall) => wall - offsetAt(zone, wall - offsetAt(zone, wall))
}

const CLOCK = String.raw`(?:[T\s,]+|\s*)(?:(\d{1,2})\s*[:时点]\s*(\d{1,2})\s*分?(?::?\s*(\d{1,2})(?:[.,](\d+))?秒?)?)?\s*([AaPp]\.?[Mm]\.?)?`
const ZONE = String.raw`\s*(Z|z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?`
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})日?${CLOCK}${ZONE}$`)
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})${CLOCK}${ZONE}$`)
const COMPACT = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?$/

/** Days in a year-month, 1-based month. */
const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

function wallOf(year: number, month: number, day: number, rest: readonly (string | undefined)[]): number | null {
  const [h = '0', m = '0', s = '0', fraction = '0', half] = rest
  let hour = Number(h)
  if (half) {
    if (hour < 1 || hour > 12) return null
    hour = (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0)
  }
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hour > 23 || Number(m) > 59 || Number(s) > 59)
    return null
  return Date.UTC(year, month - 1, day, hour, Number(m), Number(s), Math.floor(Number(`0.${fraction}`) * 1_000))
}

/** Wall-clock time of a spreadsheet's day number: days since 1899-12-30, good from 1900-03-01 on. */
const excelWall = (days: number) => Date.UTC(1899, 11, 30) + Math.round(days * 86_400_000)

function fromNumber(value: number, format: TimeFormat, toEpoch: (wall: number) => number): number | null {
  if (format === 'epochMs' || (format === 'auto' && value > 6e11 && value < 1e13)) return value
  if (format === 'epochSeconds' || (format === 'auto' && value > 6e8 && value < 1e10)) return value * 1_000
  if (format === 'excel' || (format === 'auto' && value > 20_000 && value < 80_000)) return toEpoch(excelWall(value))
  return null
}

function fromText(text: string, format: TimeFormat, toEpoch: (wall: number) => number): number | null {
  const first = YEAR_FIRST.exec(text)
  const last = first ? null : YEAR_LAST.exec(text)
  const compact = first || last ? null : COMPACT.exec(text)
  const found = first ?? last ?? compact
  if (!found) return null
  const n = (i: number) => Number(found[i])
  let wall: number | null
  if (last) {
    // 13/02/2024 has only one reading; 01/02/2024 is read as in the United States unless the mapping says otherwise.
    const dayFirst = format === 'dayFirst' || (format === 'auto' && n(1) > 12)
    wall = wallOf(n(3), dayFirst ? n(2) : n(1), dayFirst ? n(1) : n(2), found.slice(4, 9))
  } else wall = wallOf(n(1), n(2), n(3), found.slice(4, 9))
  if (wall === null) return null
  const zone = compact ? undefined : found[9]
  if (zone === undefined) return toEpoch(wall)
  const own = zoneOf(/^[+-]\d\d$/.test(zone) ? `${zone}:00` : /^[zZ]$|GMT/.test(zone) ? 'Z' : zone)
  return own ? own(wall) : null
}

/** Epoch ms of a cell that holds a time, in any of the usual forms; null when it is none. Times without a zone are in `toEpoch`'s. */
export function timeOf(cell: unknown, format: TimeFormat, toEpoch: (wall: number) => number): number | null {
  // A workbook's dates come as if they were UTC: what they hold is wall-clock time.
  if (cell instanceof Date) return Number.isFinite(cell.getTime()) ? toEpoch(cell.getTime()) : null
  if (typeof cell === 'number') return fromNumber(cell, format, toEpoch)
  if (typeof cell !== 'string') return null
  const text = cell.trim()
  if (text.length > 60) return null
  const parsed = fromText(text, format, toEpoch)
  if (parsed !== null) return parsed
  return /^\d+(?:\.\d+)?$/.test(text) ? fromNumber(Number(text), format, toEpoch) : null
}
