export interface Scale {
  readonly min: number
  readonly max: number
  readonly step: number
}

/** The next step of 1, 2, 2.5 or 5 times a power of ten that is no smaller than `wanted`; whole ones only if `whole`. */
function niceStep(wanted: number, whole: boolean): number {
  const unit = 10 ** Math.floor(Math.log10(wanted))
  const step = ([1, 2, 2.5, 5].find((factor) => factor * unit >= wanted * (1 - 1e-9)) ?? 10) * unit
  return whole ? Math.max(1, Math.ceil(step)) : step
}

/**
 * A scale of round numbers that holds all values with a little air above. Counts begin at 0, and so does everything else unless
 * its values lie so close together that nothing could be told apart: less than a third of the way from 0.
 */
export function scaleOf(values: readonly number[], counted: boolean, lines: number): Scale {
  const known = values.filter((value) => Number.isFinite(value))
  const [low, high] = known.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as [number, number])
  if (known.length === 0) return { min: 0, max: 4, step: 2 }
  const near = !counted && low > 0 && high > low && (high - low) * 3 < high
  const from = near ? low - (high - low) * 0.25 : Math.min(0, low)
  const to = near ? high : Math.max(0, high)
  const air = to > 0 ? (to - from) * 0.04 : 0
  const step = niceStep(Math.max((to + air - from) / Math.max(1, lines), 1e-6), counted)
  const min = Math.floor(from / step + 1e-9) * step
  const max = Math.max(Math.ceil((to + air) / step - 1e-9) * step, min + step)
  return { min: tidy(min), max: tidy(max), step: tidy(step) }
}

/** A whole percentage never needs an axis beyond what can be. */
export function percentScale(values: readonly number[], lines: number): Scale {
  const scale = scaleOf(values, false, lines)
  const most = Math.max(0, ...values.filter((value) => Number.isFinite(value)))
  if (most > 100 || scale.max <= 100) return scale
  return scale.min === 0
    ? { min: 0, max: 100, step: lines >= 4 ? 25 : 50 }
    : { ...scale, max: scale.min + Math.max(1, Math.ceil((100 - scale.min) / scale.step)) * scale.step }
}

/** Steps of tenths leave dust behind. */
const tidy = (value: number) => Number(value.toPrecision(12))
