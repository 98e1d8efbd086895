import type { IndicatorNow } from '@contract/indicator.ts'
import { aboutOf } from '../../server/indicators/indicator.ts'
import { indicatorOf } from '../../server/indicators/index.ts'
import { anyView } from './view.fixture.ts'

/** A plain count, or a share of something. */
export const counted = (n: number, d: number | null = null): IndicatorNow => ({
  ...{ numerator: n, denominator: d, from: null },
  value: d === null ? n : d === 0 ? null : Math.round((n / d) * 10_000) / 100,
})
export const withheld: IndicatorNow = { value: null, numerator: null, denominator: null, from: null, withheld: true }

const about = (id: string) => {
  const known = indicatorOf.get(id)
  return known === undefined ? {} : aboutOf(known.defined)
}

/** A picture for tests whose figures were counted at `now`, up to record 7 of the journal; with each whole what the house says of it. */
export const figuresView = (
  indicators: Readonly<Record<string, IndicatorNow>>,
  now: number,
  rest: Parameters<typeof anyView>[0] = {},
) =>
  anyView({
    ...rest,
    indicators: Object.fromEntries(
      Object.entries(indicators).map(([key, figure]) => [key, figure.withheld ? figure : { ...figure, ...about(key) }]),
    ),
    marks: { indicatorsAt: now, indicatorsSeq: 7, ...rest.marks },
  })
