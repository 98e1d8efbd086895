import type { Annotation, FigureAsked, FigureTold, UsualBand } from '../contract/indicator.ts'
import type { Refusal, Who } from '../gateway/access.ts'

/** At which record of the journal, and for which moment (epoch ms); absent: the last one, now. */
export interface Held {
  readonly version?: number | undefined
  readonly at?: number | undefined
}

/** Figures for briefings: many at once, all held at one version and one moment. */
export interface FigureDesk {
  /**
   * In the order asked; one that is not defined or not for the asker is refused by itself. Nothing asked for: only which version
   * and moment it would be. The whole is refused where the version or the moment cannot be told.
   */
  figures(
    asked: readonly FigureAsked[],
    held: Held,
    who: Who,
  ): Promise<
    | {
        readonly version: number
        /** Epoch ms. */
        readonly at: number
        readonly figures: readonly (FigureTold | { readonly refused: string })[]
      }
    | Refusal
  >
  /** What is usual at the points of a curve by hour or day; null: nobody can say. */
  usual(asked: FigureAsked, held: Held, who: Who): Promise<UsualBand | null>
  /** What changed while a figure runs: rules that it hangs on, silences of its feeds, the beginning of its record. */
  annotations(figure: FigureTold): Promise<readonly Annotation[]>
}
