import type { Dimension } from './counting.ts'
import type { FigureTold } from './indicator.ts'

/**
 * What `GET /api/v1/interception/figures` answers: the figures of the house for a period of district days, at one version and one
 * moment; those of the asker's own part.
 */
export interface InterceptionFigures {
  /** ISO 8601, district time. */
  readonly asOf: string
  readonly version: number
  readonly by: Dimension
  /** `interception.gross`, `.settle` and `.net`, told apart by `by`. */
  readonly gross: FigureTold
  readonly settle: FigureTold
  readonly net: FigureTold
  /** `interception.gross` and `interception.hours` by the lane that closed, and `interception.gross` by the station that was spared. */
  readonly lanes: FigureTold
  readonly hours: FigureTold
  /** `interception.hoursMost` by the same lanes: what nine in ten stayed within. */
  readonly hoursMost: FigureTold
  readonly stations: FigureTold
  /** `interception.left` by the same stations. */
  readonly left: FigureTold
  readonly flow: FigureTold
  readonly reopened: FigureTold
  readonly late: FigureTold
}
