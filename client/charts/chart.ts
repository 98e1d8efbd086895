import type { FigureAsked } from '@contract/indicator.ts'
import type { ShelfName } from '@contract/picture.ts'
import type { WordGroup } from '../picture/query.ts'
import type { Source } from '../picture/standing.ts'
import type { PictureView } from '../picture/view.ts'
import type { ChartOption } from './echarts.ts'
import type { ChartTable } from './table.ts'
import type { Ink } from './theme.ts'

/** A line beside the title, in pieces: what is a sum says which figure it is. */
export interface Note {
  readonly text: string
  /** Null: a word, or what is drawn itself. */
  readonly asked: FigureAsked | null
}

/** What a chart draws with: words of the language, colours of the theme, sizes of this wall. */
export interface Pen extends Ink {
  /** What a station is called. */
  readonly station: (id: string) => string
  readonly t: (key: string, named?: Readonly<Record<string, string | number>>) => string
  /** A word that came from a source, such as a problem class, in the language of the screen if it has one. */
  readonly word: (group: WordGroup, value: string) => string
}

/** One chart: a pure function from the picture to what ECharts should show. */
export interface Chart {
  readonly name: string
  /** Key of its title in the message files. */
  readonly title: string
  readonly source: Source
  /** Which axis has the categories that `records` counts along. */
  readonly categories: 'x' | 'y'
  /** Shelves it reads: it is drawn again when one of them moved, and once a minute. */
  readonly shelves: readonly ShelfName[]
  /** The sums and the state beside the title, in one line; none where nothing is known. */
  note(view: PictureView, now: number, pen: Pen): readonly Note[]
  /** Null when there is nothing at all to draw. */
  option(view: PictureView, now: number, pen: Pen): ChartOption | null
  /** The same as a table: every value in words; no rows when there is nothing to draw. */
  table(view: PictureView, now: number, pen: Pen): ChartTable
  /** Id of the indicator that it draws. */
  readonly indicator: string
  /** The figure behind the place `index` on the category axis, or behind the whole chart told apart as it is drawn. */
  asked(view: PictureView, now: number, index: number | null): FigureAsked
}
