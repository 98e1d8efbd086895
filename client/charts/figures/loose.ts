import type { Point } from './curve-frame.ts'
import { middleOf } from './spans.ts'

/** A point of a dashed line: those that only lead to it have no sign of their own. */
type Loose = (number | null)[] | { readonly value: (number | null)[]; readonly symbol: 'none' }

/** For each point that is not whole, the dashed line that hangs it on: to the whole one before it, else to the one after. */
export function loosePoints(points: readonly Point[]): Loose[][] {
  return points.flatMap((point, index) => {
    if (!point.running || point.value === null) return []
    const whole = (each: Point | undefined) => each !== undefined && each.value !== null && !each.running
    const [before, after] = [points[index - 1], points[index + 1]]
    const anchor = (each: Point): Loose => ({ value: [middleOf(each), each.value], symbol: 'none' })
    return [
      [
        ...(before !== undefined && whole(before) ? [anchor(before)] : []),
        [middleOf(point), point.value],
        ...(after !== undefined && whole(after) ? [anchor(after)] : []),
      ],
    ]
  })
}
