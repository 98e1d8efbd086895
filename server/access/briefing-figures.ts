import type { Answer } from '../briefing/compose.ts'
import { isTold } from '../briefing/compose.ts'
import { namesOf, type Names } from '../briefing/names.ts'
import type { Period } from '../briefing/plan.ts'
import type { Wording } from '../contract/counting.ts'
import type { Annotation, FigureAsked, UsualBand } from '../contract/indicator.ts'
import { districtIso } from '../contract/time.ts'
import { isRefusal, type Refusal, type Who } from '../gateway/access.ts'
import { siteNames } from '../journal/briefings.ts'
import type { FigureDesk, Held } from './figures-asked.ts'
import type { AccessParts } from './parts.ts'

interface Asked {
  readonly asked: readonly FigureAsked[]
  /** Of which the usual is wanted beside it: curves. */
  readonly usual: readonly boolean[]
  readonly held: Held
}
interface Found {
  readonly version: number
  readonly at: number
  readonly figures: readonly Answer[]
  readonly usual: readonly (UsualBand | null)[]
  readonly annotations: readonly (readonly Annotation[])[]
  readonly names: Names
}

/** From the earliest to the latest moment that figures are of; of what stands only, that moment. Epoch ms. */
export function extentOf(figures: readonly Answer[], at: number): Period {
  const told = figures.filter(isTold)
  const all = (end: 'from' | 'to') => told.flatMap((each) => (each[end] === null ? [] : [Date.parse(each[end])]))
  return { from: Math.min(at, ...all('from')), to: all('to').length === 0 ? at : Math.max(...all('to')) }
}

/** Everything that a briefing shows, at one version and one moment; the same question is asked once. */
export async function figuresAt(
  { db, district, model }: Pick<AccessParts, 'db' | 'district' | 'model'>,
  desk: FigureDesk,
  { asked, usual, held }: Asked,
  who: Who,
): Promise<Found | Refusal> {
  const keys = asked.map((each) => JSON.stringify(each))
  const once = [...new Set(keys)]
  const answer = await desk.figures(
    once.map((key) => JSON.parse(key) as FigureAsked),
    held,
    who,
  )
  if (isRefusal(answer)) return answer
  const { version, at } = answer
  const byKey = new Map(once.map((key, place) => [key, answer.figures[place]]))
  const figures = keys.map((key): Answer => byKey.get(key) ?? { refused: '指标没有答复。' })
  const told = figures.filter(isTold)
  const curve = ({ by }: FigureAsked) => by?.length === 1 && (by[0] === 'hour' || by[0] === 'day')
  const usualOf = async (each: FigureAsked, place: number) =>
    usual[place] === true && curve(each) && isTold(figures[place]) ? desk.usual(each, { version, at }, who) : null
  const changesOf = async (each: Answer, place: number) =>
    usual[place] === true && isTold(each) ? desk.annotations(each) : []
  const [bands, annotations, sites, { lanes }] = await Promise.all([
    Promise.all(asked.map(usualOf)),
    Promise.all(figures.map(changesOf)),
    siteNames(
      db,
      told.flatMap(({ groups }) => groups.flatMap(({ key }) => key.site ?? [])),
    ),
    model(),
  ])
  const feeds = told.flatMap((each) => each.feeds.map(({ feed, title }) => ({ name: feed, title })))
  const names = namesOf({ streets: district.streets, stations: district.stations, lanes, sites, feeds })
  return { version, at, figures, usual: bands, annotations, names }
}

/** Whose part the figures tell of, in words; null: the whole district. */
export function scopeOf(figures: readonly Answer[], names: Names): Wording | null {
  const scope = figures.filter(isTold).find((each) => each.scope !== null)?.scope
  if (!scope) return null
  const all = [
    ...scope.stations.map((id) => names('station', id)),
    ...(scope.stations.length === 0 ? scope.streets.map((code) => names('street', code)) : []),
  ].flatMap((name) => name ?? [])
  if (all.length === 0) return { zh: '本人范围', en: 'Own part' }
  return { zh: all.map(({ zh }) => zh).join('、'), en: all.map(({ en }) => en).join(', ') }
}

/** Path of the same briefing, held. Times are epoch ms. */
export function briefingAddress(
  id: string,
  held: {
    readonly from?: number
    readonly to?: number
    readonly at: number
    readonly version: number
    readonly edition?: number
  },
): string {
  const query = new URLSearchParams({
    ...(held.from !== undefined && { from: districtIso(held.from) }),
    ...(held.to !== undefined && { to: districtIso(held.to) }),
    // To the millisecond: what happened later in the same second is not in it.
    at: new Date(held.at).toISOString(),
    version: String(held.version),
    ...(held.edition !== undefined && { edition: String(held.edition) }),
  })
  return `/briefing/${encodeURIComponent(id)}?${query}`
}
