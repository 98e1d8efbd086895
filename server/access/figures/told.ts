import type { Wording } from '../../contract/counting.ts'
import type {
  Comparison,
  FigureGroup,
  FigureState,
  FigureTold,
  FigureValue,
  IndicatorDimension,
} from '../../contract/indicator.ts'
import { districtIso } from '../../contract/time.ts'
import { againstTarget } from '../../indicators/compare.ts'
import type { Indicator } from '../../indicators/indicator.ts'
import { spanBegins, spanName, spanOf } from '../../indicators/span.ts'
import { figureOf } from '../../indicators/value.ts'
import type { Names } from '../../briefing/names.ts'
import type { Counted } from '../../journal/figures/count.ts'
import type { Outage } from '../../journal/figures/past.ts'
import { addressOf, isSpan, type Place } from './asked.ts'
import { silentMs } from './minded.ts'

/** Groups in one answer at most, the largest first. */
const MOST_GROUPS = 5_000
const NOTHING: FigureValue = { value: null, numerator: null, denominator: null }

/** Dimensions that only what counts has: every group is of the whole of its other dimensions. */
function ofTheWhole(
  { partOnly }: Indicator,
  by: readonly IndicatorDimension[],
  groups: readonly Counted[],
): readonly Counted[] {
  const alone = by.map((name) => !isSpan(name) && partOnly.has(name))
  if (!alone.some(Boolean)) return groups
  const shared = ({ key }: Counted) => JSON.stringify(key.filter((_, index) => !alone[index]))
  const wholes = new Map<string, number>()
  for (const group of groups) wholes.set(shared(group), (wholes.get(shared(group)) ?? 0) + group.d)
  return groups.filter(({ n }) => n > 0).map((group) => ({ ...group, d: wholes.get(shared(group)) ?? 0 }))
}

export interface Filled {
  readonly indicator: Indicator
  readonly place: Place
  readonly outages: readonly Outage[]
  readonly begins: number | null
  readonly names: Names
}

/** What is with no station yet stands with the centre or a lane. */
const UNSENT: Wording = { zh: '尚未分派', en: 'not sent to a station yet' }

/** What people call a group; null: nobody told it. */
const titleOf = (by: IndicatorDimension, key: string | null | undefined, over: string, names: Names): Wording | null =>
  names(by, key) ?? (by === 'station' && (over === 'matter' || over === 'task') ? UNSENT : null)

const keyOf = ({ key }: Pick<Counted, 'key'>) => JSON.stringify(key)
const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Counted groups as they are told: every span of the period has its place, and says why where it has no figure. */
export function groupsTold(
  counted: readonly Counted[],
  { indicator, place, outages, begins, names }: Filled,
): readonly FigureGroup[] {
  const { measure, unit } = indicator.defined
  const { by, period, asOf } = place
  // The database gives them in any order: the same figure at the same version tells them in one.
  const groups = ofTheWhole(indicator, by, counted).toSorted((a, b) => inOrder(keyOf(a), keyOf(b)))
  const at = by.findIndex(isSpan)
  const span = at < 0 ? null : (by[at] as 'hour')
  const others = new Map<string, readonly (string | number | null)[]>()
  const known = new Map<string, Counted>()
  for (const group of groups) {
    known.set(keyOf(group), group)
    const rest = group.key.filter((_, index) => index !== at)
    others.set(JSON.stringify(rest), rest)
  }
  const keys: (readonly (string | number | null)[])[] = []
  if (span === null || period === null) keys.push(...groups.map(({ key }) => key))
  else {
    if (others.size === 0 && by.length === 1) others.set('[]', [])
    for (const rest of others.values())
      for (let bucket = spanOf(span, period.from); bucket <= spanOf(span, period.to - 1); bucket += 1)
        keys.push([...rest.slice(0, at), bucket, ...rest.slice(at)])
  }
  const told = keys.map((key): FigureGroup & { readonly size: number } => {
    const group = known.get(JSON.stringify(key))
    const named = Object.fromEntries(
      by.map((name, index) => [name, isSpan(name) ? spanName(name, Number(key[index])) : key[index]]),
    ) as FigureGroup['key']
    const where = {
      ...place.where,
      ...Object.fromEntries(by.flatMap((name, index) => (isSpan(name) ? [] : [[name, key[index] ?? '']]))),
    }
    let within = period
    let gap: FigureGroup['gap']
    if (span !== null && period !== null) {
      const bucket = Number(key[at])
      within = {
        from: Math.max(period.from, spanBegins(span, bucket)),
        to: Math.min(period.to, spanBegins(span, bucket + 1)),
      }
      const silent = silentMs(outages, within, asOf)
      const length = Math.min(within.to, asOf) - within.from
      if (within.from > asOf) gap = 'ahead'
      else if (begins === null || within.to <= begins) gap = 'before'
      else if (silent > 0 && (silent * 2 > length || (group?.d ?? 0) === 0)) gap = 'down'
      // Nobody may take what is cut short, or not over, for a slump.
      else if (within.to > asOf || within.from > spanBegins(span, bucket) || within.to < spanBegins(span, bucket + 1))
        gap = 'running'
    }
    const figure =
      gap !== undefined && gap !== 'running' ? NOTHING : figureOf(measure, unit, group ?? { n: 0, d: 0, value: null })
    const address = addressOf({ ...place, where, period: within, by: [] })
    const grouping = by.find((name) => !isSpan(name))
    const title =
      grouping === undefined ? null : titleOf(grouping, named[grouping], indicator.defined.query.over, names)
    return { key: named, title, ...figure, address, ...(gap && { gap }), size: group?.d ?? 0 }
  })
  // By what it is told apart: largest first; curves in order of time.
  const ordered = span === null ? told.sort((a, b) => b.size - a.size) : told
  return ordered.slice(0, MOST_GROUPS).map(({ size: _, ...group }) => group)
}

/** How far a figure may be believed. */
export function stateOf(
  figure: FigureValue,
  feeds: FigureTold['feeds'],
  { withheld, gone }: { readonly withheld: Wording | null; readonly gone: boolean },
): FigureState {
  if (withheld) return 'withheld'
  if (gone) return 'missing'
  const states = feeds.map(({ state }) => state)
  // Nobody vouches that what came by another door is all.
  if (states.includes('never')) return (figure.denominator ?? figure.numerator ?? 0) > 0 ? 'provisional' : 'missing'
  if (states.includes('stale')) return 'stale'
  return states.includes('ageing') ? 'ageing' : 'fresh'
}

/** A figure against the target of its definition. */
export function targetComparison({ defined }: Indicator, figure: FigureValue): readonly Comparison[] {
  const { target, direction } = defined
  if (target === null) return []
  return [
    {
      with: 'target',
      from: null,
      to: null,
      value: target.value,
      numerator: null,
      denominator: null,
      ...againstTarget(direction, figure.value, target.value),
      reason: null,
    },
  ]
}

export const periodTold = ({ period }: Place) => ({
  from: period === null ? null : districtIso(period.from),
  to: period === null ? null : districtIso(period.to),
})

/** The whole as the sum of its groups, where it is one; null: it has to be counted by itself. */
export function sumOf(
  { indicator, place }: { readonly indicator: Indicator; readonly place: Place },
  groups: readonly Counted[],
): FigureValue | null {
  const { measure, unit } = indicator.defined
  if (place.by.length === 0 || (measure !== 'count' && measure !== 'share')) return null
  const sum = (of: 'n' | 'd') => groups.reduce((all, group) => all + group[of], 0)
  return figureOf(measure, unit, { n: sum('n'), d: sum('d'), value: null })
}
