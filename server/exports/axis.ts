/** Round steps from 0 that reach `most`: at most five intervals; of nothing 0–1. */
export function ticksTo(most: number): readonly number[] {
  const top = most > 0 && Number.isFinite(most) ? most : 1
  const raw = top / 4
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= raw) ?? raw
  const count = Math.ceil(top / step - 1e-9)
  return Array.from({ length: count + 1 }, (_, at) => Number((at * step).toPrecision(12)))
}

/** Which of `count` labels stand, so that no more than `most` do: the first, and every so many. */
export function labelled(count: number, most: number): (at: number) => boolean {
  const every = Math.max(1, Math.ceil(count / most))
  return (at) => at % every === 0
}
