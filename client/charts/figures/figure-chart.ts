import type { Wording } from '@contract/counting.ts'
import type { Annotation, FigureTold, Grouping, UsualBand } from '@contract/indicator.ts'
import type { ChartTable } from '../table.ts'
import type { Ink } from '../theme.ts'
import type { FigureOption } from './echarts.ts'

/** One figure in parts, with what is usual and what changed meanwhile: what `BriefingChart` carries beside its title. */
export interface Depicted {
  readonly figure: FigureTold
  readonly usual: UsualBand | null
  readonly annotations: readonly Annotation[]
}

/** What pictures of figures are drawn with. */
export interface FigurePen extends Ink {
  readonly lang: 'zh' | 'en'
  /** How people call a group: a street, a station, a lane; null: its own word. `key` null: not told. */
  readonly name: (by: Grouping, key: string | null) => string | null
}

/** Room for the picture, CSS pixels. */
export interface Box {
  readonly width: number
  readonly height: number
}

/** A line of the key below a picture: a sign and what it stands for, or a sentence without one. */
export interface KeyLine {
  readonly sign: 'curve' | 'unfinished' | 'band' | 'target' | 'gap' | 'above' | 'below' | 'short' | null
  readonly says: string
}

/** One way to draw a figure in parts: pure, from what was told to what ECharts should show. */
export interface FigureChart {
  readonly name: 'curve' | 'bars' | 'multiples'
  /** Null when there is nothing to draw: no part, or none with a value. */
  option(what: Depicted, box: Box, pen: FigurePen): FigureOption | null
  /** What the signs mean, and what could not be drawn in full, in the order of reading. */
  key(what: Depicted, box: Box, pen: FigurePen): readonly KeyLine[]
  table(what: Depicted, pen: FigurePen): ChartTable
  /** How high it wants to be at this width, CSS pixels. */
  height(what: Depicted, width: number, pen: FigurePen): number
  /** Path of the page of the part under a point, CSS pixels from the upper left; null: none there. */
  addressAt(what: Depicted, box: Box, pen: FigurePen, x: number, y: number): string | null
}

/** A wording in the language of the pen. */
export const say = (wording: Wording, pen: Pick<FigurePen, 'lang'>) => (pen.lang === 'en' ? wording.en : wording.zh)
