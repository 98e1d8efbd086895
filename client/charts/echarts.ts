// The grid without its pointer: a wall has no hand that hovers. Registers itself.
import 'echarts/lib/component/gridSimple.js'
import { BarChart, LineChart, type BarSeriesOption, type LineSeriesOption } from 'echarts/charts'
import { type GridComponentOption } from 'echarts/components'
import { init, use, type ComposeOption, type ECharts } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

/** Picked one by one: the whole library is three times the size. */
use([BarChart, LineChart, CanvasRenderer])

export type ChartOption = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption>
export { init, type BarSeriesOption, type ECharts, type LineSeriesOption }
