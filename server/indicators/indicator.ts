import type { Wording } from '../contract/counting.ts'
import type {
  Grouping,
  IndicatorDefined,
  IndicatorDimension,
  IndicatorNow,
  IndicatorUnit,
  Measure,
  NowPeriod,
  Span,
  Target,
  Term,
  Theme,
} from '../contract/indicator.ts'

/** An indicator as its file writes it. Texts are `[Chinese, English]`. */
export interface Written {
  readonly id: string
  readonly theme: Theme
  readonly title: readonly [zh: string, en: string]
  readonly unit: IndicatorUnit
  readonly measure?: Measure
  readonly formula: readonly [zh: string, en: string]
  readonly numerator: readonly [zh: string, en: string]
  readonly denominator?: readonly [zh: string, en: string]
  readonly over: string
  readonly anchor?: string
  readonly of?: Term
  readonly counts?: Term
  readonly value?: string
  readonly countsAnchor?: string
  readonly now: NowPeriod
  /** Dimensions with the column that each is; absent column: of the same name. */
  readonly by: Readonly<Partial<Record<Grouping, string>>>
  readonly spans?: readonly Span[]
  /** Dimensions that only what counts has: what it is of is not told apart by them. */
  readonly partOnly?: readonly Grouping[]
  /** Dimensions whose every value is kept current, for screens. */
  readonly live?: readonly Grouping[]
  readonly target?: { readonly value: number; readonly source: readonly [zh: string, en: string] }
  readonly direction?: 'up' | 'down' | 'none'
  readonly feeds?: readonly string[]
  readonly staleAfterMs?: number
  /** On screens for the public; absent: withheld there, as what tells of tasks, of who is late, of single cases. */
  readonly publicly?: 'open' | 'many'
  /** Hangs on the procedure in force. */
  readonly ruled?: true
}

/** An indicator: its definition as everyone may read it, and what only the house needs. */
export interface Indicator {
  readonly defined: IndicatorDefined
  readonly columns: Readonly<Partial<Record<Grouping, string>>>
  readonly partOnly: ReadonlySet<Grouping>
  readonly live: readonly Grouping[]
}

const ALWAYS: Term = { all: [] }
const wording = ([zh, en]: readonly [string, string]): Wording => ({ zh, en })
const target = (written: Written['target']): Target | null =>
  written ? { value: written.value, source: wording(written.source) } : null

const WITHHELD: Readonly<Record<IndicatorDefined['publicly'], Wording | null>> = {
  open: null,
  many: { zh: '公开大屏上不足三件的不显示', en: 'on public screens not where it stands for fewer than three' },
  withheld: { zh: '公开大屏不显示', en: 'not on public screens' },
}

/** What goes with a figure of now beside its value, so that a screen needs no list of indicators. */
export const aboutOf = ({ feeds }: IndicatorDefined): Pick<IndicatorNow, 'feeds'> => ({
  ...(feeds.length > 0 && { feeds }),
})

/** Feeds speak within minutes; what people do in the house is written at once. */
const STALE_MS = 10 * 60_000

export function indicator(written: Written): Indicator {
  const { by, spans = [], partOnly = [], live = [] } = written
  const dimensions: IndicatorDimension[] = [...(Object.keys(by) as Grouping[]), ...spans]
  return {
    defined: {
      id: written.id,
      title: wording(written.title),
      theme: written.theme,
      unit: written.unit,
      measure: written.measure ?? (written.denominator ? 'share' : 'count'),
      formula: wording(written.formula),
      numerator: wording(written.numerator),
      denominator: written.denominator ? wording(written.denominator) : null,
      query: {
        over: written.over,
        anchor: written.anchor ?? null,
        of: written.of ?? ALWAYS,
        counts: written.counts ?? null,
        value: written.value ?? null,
        countsAnchor: written.countsAnchor ?? null,
      },
      dimensions,
      now: written.now,
      target: target(written.target),
      direction: written.direction ?? 'none',
      feeds: written.feeds ?? [],
      staleAfterMs: written.staleAfterMs ?? STALE_MS,
      publicly: written.publicly ?? 'withheld',
      withheld: WITHHELD[written.publicly ?? 'withheld'],
      ruled: written.ruled ?? false,
    },
    columns: Object.fromEntries(Object.entries(by).map(([name, column]) => [name, column])),
    partOnly: new Set(partOnly),
    live,
  }
}
