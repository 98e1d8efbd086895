import type { Clock } from './clock.ts'
import { RefusedByLaw } from './refused-by-law.ts'

/** RefusedByLaw unless the clock has begun by `at` (epoch ms) and is not met or stopped. */
export function mustRun(clock: Clock, at: number): void {
  if (clock.endedAt !== null) throw new RefusedByLaw(`${clock.title.zh}期限（${clock.article}）已经结束，不能再改。`)
  if (at < clock.startedAt)
    throw new RefusedByLaw(`时间不能早于${clock.title.zh}期限（${clock.article}）的起点，请核对。`)
}
