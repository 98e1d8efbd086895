import type { FigureChart } from './figure-chart.ts'
import { figureBars } from './figure-bars.chart.ts'
import { figureCurve } from './figure-curve.chart.ts'
import { figureMultiples } from './figure-multiples.chart.ts'

/** Ways to draw a figure in parts. Apart from the wall’s charts: they come with the pages that show them. */
export const figureCharts: Readonly<Record<FigureChart['name'], FigureChart>> = {
  curve: figureCurve,
  bars: figureBars,
  multiples: figureMultiples,
}
