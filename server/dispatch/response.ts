import { responseTargets, type ResponseMeasure, type ResponseName } from '../contract/response.ts'

/** One thing that had to be answered. Times are epoch ms. */
export interface Answerable {
  readonly from: number
  /** When it was done; null: it was not. */
  readonly doneAt: number | null
  /** When it needed it no more: it returned, was closed or cancelled; null: it still needs it. */
  readonly endedAt: number | null
}

/**
 * How long one took (ms); `Infinity`: it was not done and the time of the first target is over; null: not decided yet, or its need
 * ended before anybody could have been late.
 */
export function tookMs(name: ResponseName, { from, doneAt, endedAt }: Answerable, now: number): number | null {
  if (doneAt !== null) return Math.max(0, doneAt - from)
  const until = Math.min(now, endedAt ?? now)
  return until - from > responseTargets[name][0].ms ? Infinity : null
}

const finite = (ms: number | undefined) => (ms === undefined || ms === Infinity ? null : ms)

/** The value below or at which a share of the sorted values lies (nearest rank). */
const quantile = (sorted: readonly number[], share: number) =>
  finite(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)])

/** One measure over everything that had to be answered; what nobody did counts as late, and never as absent. */
export function measureOf(name: ResponseName, all: readonly Answerable[], now: number): ResponseMeasure {
  const decided = all
    .map((each) => tookMs(name, each, now))
    .filter((ms) => ms !== null)
    .sort((a, b) => a - b)
  const denominator = decided.length
  return {
    name,
    denominator,
    pending: all.filter((each) => each.doneAt === null && each.endedAt === null && tookMs(name, each, now) === null)
      .length,
    medianMs: quantile(decided, 0.5),
    p90Ms: quantile(decided, 0.9),
    targets: responseTargets[name].map((target) => {
      const numerator = decided.filter((ms) => ms <= target.ms).length
      return { ...target, numerator, met: denominator === 0 ? null : numerator / denominator >= target.share }
    }),
  }
}
