import type { BriefingTold } from '../contract/briefing.ts'
import type { Wording } from '../contract/counting.ts'
import type { District } from '../contract/district.ts'
import type { HeldPicture, HeldPictureQuery } from '../contract/held-picture.ts'
import { spans } from '../contract/indicator.ts'
import type {
  FigureAsked,
  FigureRecords,
  FigureTold,
  IndicatorDefined,
  IndicatorDimension,
} from '../contract/indicator.ts'
import type { Refusal, Who } from '../gateway/access.ts'
import type { BriefingAsked, Held } from '../gateway/access-exports.ts'

/** Whence what is exported comes: each answers for the asker's own part of the district, or says why not. */
export interface ExportSources {
  briefing(id: string, query: BriefingAsked, who: Who): Promise<BriefingTold | Refusal>
  /** Null: no such indicator. */
  defined(id: string): IndicatorDefined | null
  figure(asked: FigureAsked, held: Held, who: Who): Promise<FigureTold | Refusal>
  /** `counted`: those that count; `of`: all that the counted are of, each saying whether it counts. */
  records(
    asked: FigureAsked,
    held: Held,
    part: 'counted' | 'of',
    page: { readonly limit: number; readonly cursor?: string | undefined },
    who: Who,
  ): Promise<FigureRecords | Refusal>
  /** The map as it stood, redacted as it is on the screens of whoever asks. */
  map(asked: HeldPictureQuery, who: Who): Promise<HeldPicture | Refusal>
  readonly district: District
  /** What a value of a dimension is called; null: it is its own name. */
  named(dimension: IndicatorDimension, value: string | null): Wording | null
}

/** Names of everything that the groups of some figures are told apart by, as papers look them up. */
export function namesOf(figures: readonly FigureTold[], named: ExportSources['named']): Record<string, Wording> {
  const found: Record<string, Wording> = {}
  for (const { by, groups } of figures)
    for (const { key, title } of groups)
      for (const dimension of by) {
        const value = key[dimension] ?? null
        const isSpan = (spans as readonly string[]).includes(dimension)
        const name = (isSpan ? null : title) ?? named(dimension, value)
        if (name !== null) found[`${dimension}|${value ?? ''}`] = name
      }
  return found
}

/** Every figure that a briefing shows. */
export const figuresIn = ({ pages }: BriefingTold): readonly FigureTold[] =>
  pages.flatMap(({ figure, beside, chart }) => [
    ...(figure ? [figure] : []),
    ...beside,
    ...(chart ? [chart.figure] : []),
  ])
