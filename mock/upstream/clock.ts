import { DAY_MS } from '../district/day/calendar.ts'

export interface ClockWish {
  /** Mock ms per real ms; 0 stands still. */
  readonly speed: number
  /** Where the mock's clock begins, epoch ms; absent: now at speed 1, else a day ago. */
  readonly startAt?: number | undefined
  /** The real clock. */
  readonly now: () => number
}

/** The mock's clock: it may run fast through the past, and joins the real clock when it reaches it; never ahead. */
export function openClock({ speed, startAt, now }: ClockWish): {
  readonly startAt: number
  readonly now: () => number
} {
  if (!(speed >= 0 && Number.isFinite(speed))) throw new RangeError(`speed must be 0 or more, got ${speed}`)
  const opened = now()
  const start = Math.min(startAt ?? (speed > 1 ? opened - DAY_MS : opened), opened)
  return {
    startAt: start,
    now: () => {
      const real = now()
      return Math.floor(Math.min(start + (real - opened) * speed, real))
    },
  }
}
