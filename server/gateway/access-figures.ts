import type {
  Annotation,
  ComparedWith,
  FigureRecords,
  FiguresNow,
  FigureTold,
  Grouping,
  IndicatorDefined,
  IndicatorDimension,
  UsualBand,
} from '../contract/indicator.ts'
import type { Dimension } from '../contract/counting.ts'
import type { InterceptionFigures } from '../contract/interception-figures.ts'
import type { Refusal, Who } from './access.ts'

/** What is asked of one figure at the door. */
export interface FigureQuery {
  readonly id: string
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly at?: number | undefined
  readonly version?: number | undefined
  readonly scope?: string | undefined
  readonly by?: readonly IndicatorDimension[] | undefined
  readonly where?: Readonly<Partial<Record<Grouping, string>>> | undefined
  readonly compare?: readonly ComparedWith[] | undefined
}
export interface FigurePage {
  readonly part: 'counted' | 'of'
  readonly search?: string | undefined
  readonly codes?: readonly string[] | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Every number on a screen, with its definition and the records behind it. */
export interface FigureDoors {
  indicators(): readonly IndicatorDefined[]
  figure(query: FigureQuery, who: Who): Promise<FigureTold | Refusal>
  figureRecords(query: FigureQuery, page: FigurePage, who: Who): Promise<FigureRecords | Refusal>
  usual(query: FigureQuery, who: Who): Promise<UsualBand | Refusal>
  /** What changed while a figure runs: rules that it hangs on, silences of its feeds, the beginning of its record. */
  annotations(figure: Pick<FigureTold, 'id' | 'from' | 'to'>): Promise<readonly Annotation[]>
  /** The figures of now for the asker's own part; of some indicators, or (none named) of all. */
  figuresNow(ids: readonly string[], who: Who): Promise<FiguresNow>
  /** The figures of interception of a period of district days (`to` included), for the asker's own part, at one version. */
  interceptionFigures(
    query: { readonly from?: string | undefined; readonly to?: string | undefined; readonly by: Dimension },
    who: Who,
  ): Promise<InterceptionFigures | Refusal>
  addressBehind(code: string): Promise<string | null>
}
