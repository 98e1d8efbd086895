import { createHash } from 'node:crypto'
import type { FigureAsked, Grouping, IndicatorDimension } from '../../contract/indicator.ts'
import { districtIso } from '../../contract/time.ts'
import type { Indicator } from '../../indicators/indicator.ts'
import { spanOf } from '../../indicators/span.ts'
import { windowOf, type Window } from '../../indicators/window.ts'
import { spans, type Span } from '../../contract/indicator.ts'

/** Whose part of the district is counted; null: all of it. */
export type Part = { readonly stations: readonly string[]; readonly streets: readonly string[] } | null

/** Which version and moment a figure is held at; absent: now. */
export interface HeldAsked {
  readonly version?: number | undefined
  readonly at?: number | undefined
}

/** Spans in one answer at most. */
const MOST_SPANS = 2_000
const MOST_MS = 3_660 * 86_400_000

export const isSpan = (name: IndicatorDimension): name is Span => (spans as readonly string[]).includes(name)

/** The period of a question: [from, to) epoch ms, null for what stands; or why it cannot be, in a sentence. */
export function periodOf(
  { defined }: Pick<Indicator, 'defined'>,
  asked: Pick<FigureAsked, 'from' | 'to' | 'by'>,
  asOf: number,
): { readonly period: Window | null } | { readonly refused: string } {
  const by = asked.by ?? []
  const unknown = by.find((name) => !defined.dimensions.includes(name))
  if (unknown !== undefined)
    return { refused: `“${defined.title.zh}”不能按 ${unknown} 分组；可用 ${defined.dimensions.join('、')}。` }
  if (by.filter(isSpan).length > 1) return { refused: '一次只能按一种时段分组。' }
  if (defined.query.anchor === null) {
    if (asked.from !== undefined || asked.to !== undefined)
      return { refused: `“${defined.title.zh}”是时点数，没有期间；要看过去某一时刻，请用 at。` }
    return { period: null }
  }
  const usual = windowOf(defined.now, asOf)!
  const from = asked.from === undefined ? usual.from : Date.parse(asked.from)
  const to =
    asked.to === undefined ? (asked.from === undefined ? usual.to : Math.max(usual.to, from + 1)) : Date.parse(asked.to)
  if (from >= to) return { refused: '起始时间应早于截止时间，请对调。' }
  if (from > asOf) return { refused: '这段期间还没有到，没有可统计的记录；请选已经开始的期间。' }
  if (to - from > MOST_MS) return { refused: '期间超过十年，请分段统计。' }
  const span = by.find(isSpan)
  if (span !== undefined && spanOf(span, to - 1) - spanOf(span, from) >= MOST_SPANS)
    return { refused: `一次最多 ${MOST_SPANS} 个时段，请缩短期间或改用更长的时段。` }
  return { period: { from, to } }
}

/** Where a figure stands, said in full: the same words for the same figure, whoever asks. */
export interface Place {
  readonly id: string
  readonly period: Window | null
  readonly asOf: number
  readonly version: number
  readonly where: Readonly<Partial<Record<Grouping, string>>>
  readonly part: Part
  readonly by: readonly IndicatorDimension[]
}

const scopeText = (part: Part) =>
  part === null
    ? 'all'
    : [...part.stations.map((id) => `s:${id}`), ...part.streets.map((code) => `t:${code}`)].sort().join(',')

/** Reads `scope` of an address; null: none was given. */
export function partAsked(scope: string | undefined): { readonly part: Part } | null {
  if (scope === undefined) return null
  if (scope === 'all') return { part: null }
  const words = scope.split(',')
  const of = (prefix: string) =>
    words.filter((word) => word.startsWith(prefix)).map((word) => word.slice(prefix.length))
  return { part: { stations: of('s:'), streets: of('t:') } }
}

/** The question of a figure as a query string, in one order. */
export function queryOf({ period, asOf, version, where, part, by }: Omit<Place, 'id'>): string {
  const query = new URLSearchParams()
  if (period !== null) {
    query.set('from', districtIso(period.from))
    query.set('to', districtIso(period.to))
  }
  query.set('at', String(asOf))
  query.set('version', String(version))
  query.set('scope', scopeText(part))
  for (const name of Object.keys(where).sort() as Grouping[]) query.set(`where.${name}`, where[name] ?? '')
  if (by.length > 0) query.set('by', by.join(','))
  return query.toString()
}

/** Path of the page of a figure. */
export const addressOf = (place: Place) => `/figure/${encodeURIComponent(place.id)}?${queryOf(place)}`

/** A code as somebody types it: gaps, small letters, and letters that look like digits are all the same. */
export const codeTyped = (text: string): string =>
  text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** An address as eight letters and digits (Crockford's, without those that look alike): 40 bits of its SHA-256. */
export function codeOf(address: string): string {
  const bytes = createHash('sha256').update(address).digest()
  let number = BigInt(0)
  for (const byte of bytes.subarray(0, 5)) number = number * 256n + BigInt(byte)
  return Array.from({ length: 8 }, (_, index) => LETTERS[Number((number >> BigInt(35 - index * 5)) & 31n)]).join('')
}
