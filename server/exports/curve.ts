import type { Annotation } from '../contract/indicator.ts'
import { districtIso } from '../contract/time.ts'
import type { PaperAsked } from './asked.ts'
import { labelled, ticksTo } from './axis.ts'
import { widthOf } from './map/drawing.ts'
import { dayText } from './numbers.ts'
import { plain } from './plain.ts'
import { highest, type Point, type Series } from './series.ts'
import { area, BAND, box, dot, GAP, INK, LINE, path, QUIET, stretches, stroke, TARGET, words } from './svg.ts'
import { WORDS } from './words.ts'

export interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
/** Scales of one frame: where the n-th of `count` points stands, and how high a value. */
export const scalesOf = ({ x, y, width, height }: Frame, count: number, top: number) => ({
  at: (index: number) => (count < 2 ? x + width / 2 : x + (index * width) / (count - 1)),
  up: (value: number) => y + height - (Math.min(Math.max(0, value), top) / top) * height,
})

/** Lines across with their numbers to the left. */
export const rules = (frame: Frame, ticks: readonly number[], sign: string, size = 7.5): string[] => {
  const top = ticks.at(-1) ?? 1
  const { up } = scalesOf(frame, 2, top)
  return ticks.flatMap((tick) => [
    stroke(frame.x, up(tick), frame.x + frame.width, up(tick), '#dddddd', 0.4),
    words(frame.x - 4, up(tick) + size / 3, `${tick}${sign}`, { size, anchor: 'end', fill: QUIET }),
  ])
}

/** Which point a moment falls to, by the beginning of its span; -1: none. */
function indexOf(points: readonly Point[], at: number): number {
  const iso = districtIso(at)
  return points.findLastIndex(({ key }) => key <= iso)
}

const MARK = 7.5
/** All that is said of a change, else its first clause, else its day: half a sentence over the edge tells nobody anything. */
const fitting = (text: string, day: string, room: number) =>
  [text, text.replace(/[，；,;].*$/su, '')].find((form) => widthOf(form, MARK) <= room) ?? day

function marks(
  frame: Frame,
  points: readonly Point[],
  annotations: readonly Annotation[],
  asked: PaperAsked,
): string[] {
  const { at } = scalesOf(frame, points.length, 1)
  return annotations.slice(0, 6).flatMap((each, row) => {
    const index = indexOf(points, each.at)
    if (index < 0) return []
    const x = at(index)
    const right = x > frame.x + frame.width / 2
    const room = right ? x - 3 - frame.x : frame.x + frame.width - x - 3
    const text = fitting(plain(each.says[asked.lang]), dayText(each.at, asked.lang), room)
    return [
      stroke(x, frame.y, x, frame.y + frame.height, QUIET, 0.6, '2 2'),
      words(x + (right ? -3 : 3), frame.y + 8 + (row % 3) * 10, text, {
        size: MARK,
        anchor: right ? 'end' : 'start',
        fill: QUIET,
      }),
    ]
  })
}

/** The line of one figure: gaps are gaps, what is usual a light area, a span that is not over a hollow point. More than `most` points have no dots. */
export function line(frame: Frame, points: readonly Point[], top: number, most = 40): string[] {
  const { at, up } = scalesOf(frame, points.length, top)
  const half = points.length < 2 ? frame.width / 2 : frame.width / (points.length - 1) / 2
  const gaps = points.flatMap(({ gap }, index) =>
    gap === 'down' || gap === 'before'
      ? [
          box(
            Math.max(frame.x, at(index) - half),
            frame.y,
            Math.min(at(index) + half, frame.x + frame.width) - Math.max(frame.x, at(index) - half),
            frame.height,
            GAP,
          ),
        ]
      : [],
  )
  const bands = stretches(points.map(({ usual }, index) => (usual === null ? null : { usual, index }))).map((each) =>
    area(
      [
        ...each.map(({ usual, index }) => [at(index), up(usual.high)] as const),
        ...each.toReversed().map(({ usual, index }) => [at(index), up(usual.low)] as const),
      ],
      BAND,
    ),
  )
  const lines = stretches(points.map(({ value }, index) => (value === null ? null : { value, index })))
  const drawn = lines
    .filter((each) => each.length > 1)
    .map((each) =>
      path(
        each.map(({ value, index }) => [at(index), up(value)] as const),
        LINE,
        1.4,
      ),
    )
  const dots = points.flatMap(({ value, gap }, index) => {
    const alone = points[index - 1]?.value == null && points[index + 1]?.value == null
    if (value === null || (gap !== 'running' && points.length > most && !alone)) return []
    return [dot(at(index), up(value), 1.8, gap === 'running' ? '#ffffff' : LINE, LINE)]
  })
  return [...gaps, ...bands, ...drawn, ...dots]
}

export function curve(
  frame: Frame,
  series: Series,
  target: number | null,
  sign: string,
  annotations: readonly Annotation[],
  asked: PaperAsked,
): string[] {
  const { points } = series
  const ticks = ticksTo(highest([series], target))
  const top = ticks.at(-1) ?? 1
  const { at, up } = scalesOf(frame, points.length, top)
  const bottom = frame.y + frame.height
  const stands = labelled(points.length, 8)
  const drawn = line(frame, points, top)
  return [
    ...rules(frame, ticks, sign),
    ...drawn,
    ...(target === null
      ? []
      : [
          stroke(frame.x, up(target), frame.x + frame.width, up(target), TARGET, 0.8, '4 2'),
          words(frame.x + frame.width, up(target) - 3, `${WORDS.target[asked.lang]} ${target}${sign}`, {
            size: 7.5,
            anchor: 'end',
            fill: TARGET,
          }),
        ]),
    ...marks(frame, points, annotations, asked),
    stroke(frame.x, bottom, frame.x + frame.width, bottom, INK, 0.6),
    ...points.flatMap(({ label }, index) =>
      stands(index) ? [words(at(index), bottom + 10, label, { size: 7.5, anchor: 'middle', fill: QUIET })] : [],
    ),
  ]
}
