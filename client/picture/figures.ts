import type { FigureAsked, FigureValue, Grouping, IndicatorNow } from '@contract/indicator.ts'
import { standingOfFeed, type Standing } from './standing.ts'
import type { PictureView } from './view.ts'

/** Figures as they are at hand: those of the picture, or of the asker's own part of the district. */
export interface Figures {
  readonly values: ReadonlyMap<string, IndicatorNow>
  /** Until when they are counted, epoch ms, and the last record of the journal in them; null: nothing is counted yet. */
  readonly asOf: number | null
  readonly version: number | null
  readonly of: 'district' | 'part'
  /** Of a part: its next deadlines, epoch ms, by what a row is narrowed to. */
  readonly dues?: ReadonlyMap<string, number>
}

/** What a figure is narrowed to: one dimension that is kept current. */
export type Where = Readonly<Partial<Record<Grouping, string>>>

/** One figure of now as it may be shown. */
export interface FigureNow extends FigureValue {
  readonly id: string
  readonly where: Where
  readonly standing: Standing
  /** Path of its page, at the version that is shown; null: there is nothing to open. */
  readonly address: string | null
}

/** Older than this nobody has counted for too long, ms. */
const STALE_MS = 60_000

/** The figures that the picture itself brings. */
export const figuresOf = ({ shelves: { indicators, marks } }: PictureView): Figures => ({
  values: indicators,
  asOf: marks.get('indicatorsAt') ?? null,
  version: marks.get('indicatorsSeq') ?? null,
  of: 'district',
})

/** Whether a picture counts its figures, and leaves them out of this view: whoever sees a part asks for his own. */
export const figuresLeftOut = ({ shelves: { indicators, marks } }: PictureView) =>
  indicators.size === 0 && marks.has('indicatorsAt')

/** Key of the shelf: the id, or the id with the one dimension it is narrowed to. */
const keyOf = (id: string, where: Where) => [id, ...wordsOf(where)].join('|')
const wordsOf = (where: Where) => Object.entries(where).map(([name, value]) => `${name}=${value}`)

const NOTHING: FigureValue = { value: null, numerator: null, denominator: null }

/**
 * The figure at hand. A value of a dimension that nothing was counted for is 0 of a count; a figure that nobody counts yet is
 * missing, and never 0.
 */
function valueAt({ values }: Figures, id: string, where: Where): IndicatorNow | undefined {
  const found = values.get(keyOf(id, where))
  const whole = values.get(id)
  if (found !== undefined || whole === undefined || whole.withheld) return found ?? whole
  const count = whole.denominator === null
  return { value: count ? 0 : null, numerator: 0, denominator: count ? null : 0, from: whole.from }
}

/**
 * Path of the page where a figure comes from, at the same moment and record and of the same part: of the figure as it stands, or of
 * another period or grouping of it. Null: nothing is counted yet.
 */
export function addressOf({ asOf, version, of }: Figures, asked: FigureAsked): string | null {
  if (asOf === null) return null
  const { id, from, to, by, where } = asked
  const query = new URLSearchParams()
  if (from !== undefined) query.set('from', from)
  if (to !== undefined) query.set('to', to)
  query.set('at', String(asOf))
  query.set('version', String(version))
  if (of === 'district') query.set('scope', 'all')
  for (const [name, value] of Object.entries(where ?? {})) query.set(`where.${name}`, value)
  if (by !== undefined) query.set('by', by.join())
  return `/figure/${id}?${query.toString()}`
}

function standingAt(
  view: PictureView,
  { values, asOf }: Figures,
  id: string,
  value: FigureValue,
  now: number,
): Standing {
  if (asOf === null || now - asOf > STALE_MS) return { state: 'stale', asOf }
  const [feed] = values.get(id)?.feeds ?? []
  // What people do in the house waits for no feed.
  if (feed === undefined) return { state: 'fresh', asOf }
  // Where anything of the whole was told, a nought of one of its parts is counted.
  const told = [value, values.get(id)].some((each) => (each?.numerator ?? 0) > 0 || (each?.denominator ?? 0) > 0)
  return standingOfFeed(view, feed, told, now)
}

/** One figure with how far it may be believed at `now` (epoch ms) and where it comes from. */
export function figureNow(
  view: PictureView | null,
  figures: Figures,
  now: number,
  id: string,
  where: Where = {},
): FigureNow {
  const found = valueAt(figures, id, where)
  const bare = { ...NOTHING, id, where, address: null }
  if (view === null || figures.asOf === null || found === undefined)
    return { ...bare, standing: { state: 'missing', asOf: null } }
  if (found.withheld) return { ...bare, standing: { state: 'withheld', asOf: null } }
  const { value, numerator, denominator } = found
  return {
    ...{ id, where, value, numerator, denominator },
    standing: standingAt(view, figures, id, found, now),
    address: addressOf(figures, { id, where }),
  }
}

/** The next deadline of a part where it is narrowed so, epoch ms; null: none runs. */
export const dueIn = ({ dues }: Figures, where: Where): number | null => dues?.get(wordsOf(where).join()) ?? null

/** What an element that shows a figure carries, so that it can be opened and held against what the house says. */
export const marksOf = ({ id, where, address, standing }: FigureNow) => ({
  'data-indicator': id,
  'data-where':
    Object.entries(where)
      .map(([name, value]) => `${name}=${value}`)
      .join() || undefined,
  'data-address': address ?? undefined,
  'data-state': standing.state,
})

/** Whether there is a number to show. */
export const tells = ({ standing }: FigureNow) => standing.state !== 'missing' && standing.state !== 'withheld'
