import { label } from '../theme.ts'
import type { FigurePen } from './figure-chart.ts'

/** What a pointing hand is told: text in a quiet box, never markup, whatever a source called its groups. `told` gets the place on the axis, epoch ms or index. */
export const pointing = (pen: FigurePen, told: (at: number) => string, axis: 'x' | 'y' = 'x') => ({
  trigger: 'axis' as const,
  confine: true,
  transitionDuration: 0,
  backgroundColor: pen.colour('--raise'),
  borderColor: pen.colour('--line2'),
  borderWidth: pen.px(1),
  padding: [pen.px(8), pen.px(12)],
  textStyle: { ...label(pen, '--ink'), lineHeight: pen.px(21) },
  axisPointer: {
    type: 'line' as const,
    axis,
    animation: false,
    lineStyle: { color: pen.colour('--ink3'), width: pen.px(1), type: 'solid' as const },
  },
  formatter: (pointed: unknown) => linesOf(told(placeOf(pointed))),
})

/** Lines of plain text as an element of the page. */
function linesOf(text: string): HTMLElement {
  const element = document.createElement('div')
  element.style.whiteSpace = 'pre-line'
  element.textContent = text
  return element
}

/** ECharts hands over what lies at the place, one entry per curve. */
function placeOf(pointed: unknown): number {
  const [first] = Array.isArray(pointed) ? (pointed as unknown[]) : [pointed]
  if (typeof first !== 'object' || first === null) return Number.NaN
  const { value, dataIndex } = first as { value?: unknown; dataIndex?: unknown }
  return Number(Array.isArray(value) ? value[0] : dataIndex)
}
