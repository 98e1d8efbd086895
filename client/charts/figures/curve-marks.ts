import { label } from '../theme.ts'
import type { CurveFrame } from './curve-frame.ts'
import { stretchWords } from './stretches.ts'
import type { Box, Depicted, FigurePen } from './figure-chart.ts'
import { wordsOf } from './words.ts'

/** A still line between two points. */
export const stroke = (
  from: readonly [number, number],
  to: readonly [number, number],
  colour: string,
  dash: number[],
  width: number,
) => ({
  type: 'line' as const,
  silent: true,
  shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
  style: { stroke: colour, lineWidth: width, ...(dash.length > 0 && { lineDash: dash }) },
})

/** Words at a place; `align` says which side of them lies there, and they are centred on `y`. */
export const wordsAt = (
  text: string,
  x: number,
  y: number,
  pen: FigurePen,
  more: {
    readonly align?: 'left' | 'right' | 'center'
    readonly colour?: string
    readonly bold?: boolean
    readonly rim?: boolean
  } = {},
) => {
  const { color, fontFamily, fontSize } = label(pen, more.colour ?? '--ink3')
  return {
    type: 'text' as const,
    silent: true,
    x,
    y,
    style: {
      text,
      fill: color,
      fontFamily,
      fontSize,
      fontWeight: more.bold === true ? ('bold' as const) : ('normal' as const),
      textAlign: more.align ?? ('left' as const),
      textVerticalAlign: 'middle' as const,
      ...(more.rim === true && { stroke: pen.colour('--panel'), lineWidth: pen.px(4) }),
    },
  }
}

/** What stands round the curve: the unit, changes of rule and record with their words, the target, the last value. */
export function curveMarks(frame: CurveFrame, what: Depicted, box: Box, pen: FigurePen) {
  const { figure } = what
  const { grid, marked, line, size, yOf } = frame
  const foot = box.height - grid.bottom
  const right = box.width - grid.right
  const rowAt = (row: number) => grid.top - size * 0.4 - (row + 0.5) * line
  const changed = pen.colour('--ink3')
  const dash = [pen.px(3), pen.px(3)]
  return [
    ...(figure.unit === 'percent'
      ? []
      : [wordsAt(wordsOf(pen.lang).unit[figure.unit], grid.left - size * 0.45, rowAt(0), pen, { align: 'right' })]),
    ...marked.marks.flatMap((mark) => [
      { ...stroke([mark.x, rowAt(mark.row) - line * 0.4], [mark.x, foot], changed, dash, pen.px(1)), z: 1 },
      { ...wordsAt(mark.text, mark.left, rowAt(mark.row), pen, { colour: '--ink2' }), z: 5 },
    ]),
    ...marked.wordless.map(({ x }) => ({ ...stroke([x, grid.top], [x, foot], changed, dash, pen.px(1)), z: 1 })),
    ...(figure.target === null
      ? []
      : [
          {
            ...stroke(
              [grid.left, yOf(figure.target.value)],
              [right, yOf(figure.target.value)],
              pen.colour('--ink2'),
              [pen.px(7), pen.px(4)],
              pen.px(1.5),
            ),
            z: 2,
          },
        ]),
    ...stretchWords(frame, what, pen).map(({ text, x, y, upwards }) => ({
      ...wordsAt(text, x, y, pen, { align: 'center' }),
      ...(upwards && { rotation: Math.PI / 2 }),
      z: 2,
    })),
    ...frame.ends.map(({ y, text, strong }) => ({
      ...wordsAt(text, right + size * 0.5, y, pen, { colour: strong ? '--ink' : '--ink2', bold: strong }),
      z: 5,
    })),
  ]
}
