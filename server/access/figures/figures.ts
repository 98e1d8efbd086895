import type {
  Annotation,
  Comparison,
  FigureAsked,
  FigureRecords,
  FigureTold,
  FigureValue,
  IndicatorDefined,
  UsualBand,
} from '../../contract/indicator.ts'
import type { Permission } from '../../contract/identity.ts'
import { districtIso } from '../../contract/time.ts'
import type { Who } from '../../gateway/access.ts'
import { basePeriod, differ } from '../../indicators/compare.ts'
import { indicatorOf, indicators } from '../../indicators/index.ts'
import type { Indicator } from '../../indicators/indicator.ts'
import { isLive } from '../../indicators/relations.ts'
import { figureOf } from '../../indicators/value.ts'
import type { Window } from '../../indicators/window.ts'
import { countFigure, type Asked } from '../../journal/figures/count.ts'
import { addressBehind, beginsOf, keepCodes, outagesOf, versionAt, versionsSince } from '../../journal/figures/past.ts'
import { liveAt } from '../../journal/figures/live.ts'
import { figureRecords, type RecordsAsked } from '../../journal/figures/records.ts'
import type { Held } from '../../journal/figures/relations.ts'
import type { AccessParts } from '../parts.ts'
import { permissionsOf } from '../who.ts'
import {
  addressOf,
  codeOf,
  codeTyped,
  partAsked,
  periodOf,
  queryOf,
  type HeldAsked,
  type Part,
  type Place,
} from './asked.ts'
import { recordSince, whyNot } from './comparable.ts'
import { liesWithin, openHolding, partOf, tooEarly } from './holding.ts'
import { nameGroups } from './naming.ts'
import { pathOf } from './record-path.ts'
import { annotationsOf, beforeRecord, feedsBehind, rulesWithin, silences } from './minded.ts'
import { openPartNow, SHARED } from './now.ts'
import { openTable } from './table.ts'
import { groupsTold, periodTold, stateOf, sumOf, targetComparison } from './told.ts'
import { bandOf, WEEKS } from './usual.ts'

export interface Refused {
  readonly refused: string
  readonly status: number
}
const refused = (sentence: string, status = 422): Refused => ({ refused: sentence, status })
const DAY_MS = 86_400_000

/** A question whose period, part and moment are settled. */
interface Settled {
  readonly indicator: Indicator
  readonly place: Place
  readonly held: Held
  readonly isNow: boolean
  readonly asked: Asked
}

/** A figure over a period, as what changed meanwhile is asked for. */
export type Running = Pick<FigureTold, 'id' | 'from' | 'to'> & { readonly version?: number }
export type FigureQuery = FigureAsked & HeldAsked & { readonly scope?: string | undefined }

/** Every figure with its records, at one version: counted in the database by the definition that the live values are kept by. */
export function openFigures(parts: AccessParts) {
  const { db, now } = parts
  const holding = openHolding(parts)
  const named = nameGroups(parts)
  const titleOf = (feed: string) => parts.feeds().get(feed)?.title ?? { zh: feed, en: feed }

  async function settle(query: FigureQuery, who: Who, at?: { held: Held; isNow: boolean }): Promise<Settled | Refused> {
    const indicator = indicatorOf.get(query.id)
    if (!indicator) return refused(`没有指标 ${query.id}；它可能已经停用。`, 404)
    const own = partOf(who, parts.district)
    const named = partAsked(query.scope)
    const shared = SHARED.has(indicator.defined.query.over)
    const part: Part = shared ? null : named === null ? own : named.part
    if (!shared && !liesWithin(part, own))
      return refused('这个数字统计的范围超出您的辖区，不能打开；请向发送人索取您辖区的数字。', 403)
    const found = at ?? (await holding.hold(query, part))
    if ('refused' in found) return refused(found.refused)
    const begin = await versionsSince(db, indicator.defined.query.over)
    if (found.held.version < begin) return refused(tooEarly(begin))
    const held = { ...found.held, part }
    const settled = periodOf(indicator, query, held.asOf)
    if ('refused' in settled) return refused(settled.refused)
    const { defined, columns, partOnly } = indicator
    const wrong = Object.keys(query.where ?? {}).find((name) => !(name in columns))
    if (wrong !== undefined) return refused(`“${defined.title.zh}”没有 ${wrong} 这个维度。`)
    const place: Place = {
      ...{ id: defined.id, period: settled.period, asOf: held.asOf, version: held.version, part },
      ...{ where: query.where ?? {}, by: query.by ?? [] },
    }
    const asked: Asked = {
      ...{ query: defined.query, measure: defined.measure, columns, partOnly, lists: await holding.lists() },
      ...{ period: settled.period, by: place.by, where: place.where },
    }
    return { indicator, place, held, isNow: found.isNow, asked }
  }

  async function total({ indicator, asked, held }: Settled): Promise<FigureValue> {
    const { measure, unit } = indicator.defined
    const [counted] = await countFigure(db, { ...asked, by: [] }, held)
    return figureOf(measure, unit, counted ?? { n: 0, d: 0, value: null })
  }

  async function comparison(
    settled: Settled,
    withWhat: 'previous' | 'lastYear',
    figure: FigureValue,
  ): Promise<Comparison> {
    const { indicator, place, held, asked } = settled
    const { defined } = indicator
    const bare = {
      with: withWhat,
      value: null,
      numerator: null,
      denominator: null,
      change: null,
      changePercent: null,
      better: null,
    }
    let base: { readonly period: Window | null; readonly held: Held }
    if (place.period === null) {
      const asOf = basePeriod(withWhat, { from: held.asOf - DAY_MS, to: held.asOf }, held.asOf).to
      base = {
        period: null,
        held: { ...held, asOf, version: Math.min(held.version, await versionAt(db, asOf)) },
      }
    } else base = { period: basePeriod(withWhat, place.period, held.asOf), held }
    const span = base.period ?? { from: base.held.asOf, to: base.held.asOf + 1 }
    const named = { from: districtIso(span.from), to: districtIso(span.to) }
    const why = await whyNot(db, {
      defined,
      base: span,
      period: place.period ?? { from: held.asOf, to: held.asOf + 1 },
      held,
      titleOf,
    })
    if (why?.whole) return { ...bare, ...named, reason: why.reason }
    const other = await total({ ...settled, held: base.held, asked: { ...asked, period: base.period } })
    if (other.value === null)
      return {
        ...bare,
        ...named,
        ...other,
        reason: { zh: '对比期没有可计算的记录。', en: 'There is nothing to measure in the other period.' },
      }
    const differs = why === null || why.reason === null ? differ(defined.unit, defined.direction, figure, other) : null
    return { ...bare, ...named, ...other, ...differs, reason: why?.reason ?? null }
  }

  async function told(settled: Settled, query: FigureQuery): Promise<FigureTold> {
    const { indicator, place, held, isNow, asked } = settled
    const { defined } = indicator
    const live = isLive(defined.query.over)
    const window = place.period ?? { from: held.asOf, to: held.asOf + 1 }
    const [kept, since, outages] = await Promise.all([
      live ? liveAt(db, held.asOf) : null,
      live ? null : recordSince(db, defined, window.from, held.version),
      // Of what stands, a day back: by then one knows whether its feed is silent or comes and goes.
      outagesOf(db, defined.feeds, place.period === null ? window.from - DAY_MS : window.from, window.to, held.version),
    ])
    const begins = kept === null ? since : kept.begins
    const before = begins === null ? place.period === null || window.to <= now() : window.to <= begins
    // Between a stop and the next start of the house nobody knows.
    const gone = before || kept?.known === false
    const counted = place.by.length === 0 || gone ? [] : await countFigure(db, asked, held)
    const whole = gone
      ? { value: null, numerator: null, denominator: null }
      : (sumOf(settled, counted) ?? (await total(settled)))
    const compared: Comparison[] = []
    for (const withWhat of query.compare ?? [])
      if (withWhat === 'target') compared.push(...targetComparison(indicator, whole))
      else if (!gone) compared.push(await comparison(settled, withWhat, whole))
    const feeds = feedsBehind(defined, parts.feeds(), outages, { asOf: held.asOf, isNow })
    const address = addressOf(place)
    const records = `/api/v1/indicators/${encodeURIComponent(place.id)}/records?${queryOf({ ...place, by: [] })}`
    const minded = place.period === null ? null : beforeRecord(defined.query.over, begins, place.period)
    const { id, title, unit, measure, theme, direction, formula, target } = defined
    return {
      ...{ id, title, unit, measure, theme, direction, formula, target, ...whole, ...periodTold(place) },
      asOf: districtIso(held.asOf),
      version: held.version,
      state: stateOf(whole, feeds, { withheld: null, gone }),
      withheld: null,
      notes: [
        ...(kept === null || kept.known
          ? []
          : [
              {
                zh: '这一时刻没有留存这项数据：它随系统运行逐刻记录，保存 400 天。',
                en: 'This was not kept of that moment: it is kept while the house runs, for 400 days.',
              },
            ]),
        ...(minded ? [minded] : []),
        ...(place.period === null ? [] : rulesWithin(defined, place.period).map(({ says }) => says)),
        ...silences(outages, titleOf, place.period === null ? held.asOf : null),
      ],
      where: place.where,
      scope: place.part,
      feeds,
      comparisons: compared,
      by: place.by,
      groups: groupsTold(counted, { indicator, place, outages, begins, names: await named(place.by, counted) }),
      records: `${records}&part=counted`,
      recordsOf: defined.denominator === null ? null : `${records}&part=of`,
      address,
      code: codeOf(address),
    }
  }

  /** One after the other: many at once would take the connections of everybody else. */
  async function oneByOne(asked: readonly FigureAsked[], at: { held: Held; isNow: boolean }, who: Who) {
    const { version, asOf } = at.held
    const figures: (FigureTold | Refused)[] = []
    for (const each of asked) {
      const settled = await settle({ ...each, version, at: asOf }, who, at)
      figures.push('refused' in settled ? settled : await told(settled, each))
    }
    return figures
  }

  async function figure(query: FigureQuery, who: Who): Promise<FigureTold | Refused> {
    const settled = await settle(query, who)
    if ('refused' in settled) return settled
    const answer = await told(settled, query)
    if (query.version !== undefined || query.at !== undefined) await keepCodes(db, [answer])
    return answer
  }

  return {
    indicators: (): readonly IndicatorDefined[] => indicators.map(({ defined }) => defined),
    figure,
    /** Many at one version and one moment. What is refused says why in its place. */
    async figures(asked: readonly FigureAsked[], heldAsked: HeldAsked, who: Who) {
      const found = await holding.hold(heldAsked, null)
      if ('refused' in found) return refused(found.refused)
      const { version, asOf } = found.held
      const figures = await oneByOne(asked, found, who)
      await keepCodes(
        db,
        figures.flatMap((each) => ('refused' in each ? [] : [{ code: each.code, address: each.address }])),
      )
      return { version, at: asOf, figures }
    },
    /** Many as they stand now, at one version, for a page that asks again and again: no paper will carry their codes. */
    async standing(asked: readonly FigureAsked[], who: Who): Promise<readonly FigureTold[] | Refused> {
      const found = await holding.hold({}, null)
      if ('refused' in found) return refused(found.refused)
      const figures: FigureTold[] = []
      for (const each of await oneByOne(asked, found, who)) {
        if ('refused' in each) return each
        figures.push(each)
      }
      return figures
    },
    async records(query: FigureQuery, page: RecordsAsked, who: Who): Promise<FigureRecords | Refused> {
      const settled = await settle(query, who)
      if ('refused' in settled) return settled
      const { items, ...rest } = await figureRecords(db, { ...settled.asked, by: [] }, settled.held, page)
      const over = settled.indicator.defined.query.over
      const may = (permission: Permission) => permissionsOf(who).includes(permission)
      return { ...rest, items: items.map(({ of, ...item }) => ({ ...item, path: pathOf(over, item.id, of, may) })) }
    },
    /** What is usual at the same weekday and hour (or on the same weekday), or why nobody can say. */
    async usual(query: FigureQuery, who: Who): Promise<UsualBand | Refused> {
      const span = query.by?.[0] === 'day' ? 'day' : 'hour'
      const settled = await settle({ ...query, by: [span] }, who)
      if ('refused' in settled) return settled
      const { place, held, indicator, asked } = settled
      if (place.period === null) return refused(`“${indicator.defined.title.zh}”是时点数，没有常态区间。`)
      const from = place.period.from - WEEKS * 7 * DAY_MS
      const [counted, begins, outages] = await Promise.all([
        countFigure(db, { ...asked, period: { from, to: place.period.to } }, held),
        beginsOf(db, indicator.defined.query.over, held.version),
        outagesOf(db, indicator.defined.feeds, from, place.period.to, held.version),
      ])
      return bandOf({ indicator, span, period: place.period, counted, begins, outages })
    },
    /** What changed while a figure runs; of what stands, or is not defined: nothing. */
    async annotations({ id, from, to, version = Number.MAX_SAFE_INTEGER }: Running): Promise<readonly Annotation[]> {
      const defined = indicatorOf.get(id)?.defined
      if (defined === undefined || from === null || to === null) return []
      const period = { from: Date.parse(from), to: Date.parse(to) }
      const [begins, outages] = await Promise.all([
        recordSince(db, defined, period.from, version),
        outagesOf(db, defined.feeds, period.from, period.to, version),
      ])
      return annotationsOf(defined, period, outages, begins, titleOf)
    },
    now: openPartNow(parts, holding),
    table: openTable(parts, holding),
    addressBehind: (code: string) => addressBehind(db, codeTyped(code)),
  }
}
