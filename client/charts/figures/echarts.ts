import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts'
import {
  GraphicComponent,
  MarkAreaComponent,
  TooltipComponent,
  type GraphicComponentOption,
  type GridComponentOption,
  type MarkAreaComponentOption,
  type TooltipComponentOption,
} from 'echarts/components'
import { use, type ComposeOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { init } from '../echarts.ts'

/** What pictures of figures need beside what the wall has: a hand may point at them, and they go on paper. */
use([GraphicComponent, MarkAreaComponent, TooltipComponent, SVGRenderer])

export type FigureOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | GridComponentOption
  | MarkAreaComponentOption
  | TooltipComponentOption
  | GraphicComponentOption
>
export { init }
