import { urgingEnded } from '../../contract/urging.ts'
import { drop, put, tally, type Stage } from '../stage.ts'
import { happened } from './happened.ts'
import type { Reducer } from './reducer.ts'

/** A slip that ended stays this long, so that a screen can show it going. */
const ENDED_KEPT_MS = 24 * 3_600_000
/** Slips on the picture at most; what nobody touched for longest gives way. */
const URGINGS_KEPT = 2_000

/** A slip stands as its last step says; an older step told late changes nothing. */
export const urgingStepped: Reducer<'urging.stepped'> = (stage, fact, seq) => {
  const { urgingId, what, stands } = fact.body
  const { urgings } = stage.state.shelves
  const before = urgings.get(urgingId)
  if (before && before.version >= stands.version) return
  // The one that moved last stands last: what is too old or too much goes from the front.
  urgings.delete(urgingId)
  put(stage, 'urgings', urgingId, stands)
  if (urgingEnded.has(stands.state)) stage.endedUrgings.set(urgingId, stands.lastAt)
  tally(stage, `urging.${what}`, fact.at)
  while (urgings.size > URGINGS_KEPT) gone(stage, urgings.keys().next().value ?? '')
  forgetUrgings(stage)
  const { level, title, unit, streetCode, cause } = stands
  happened(stage, fact, seq, {
    ...{ siteId: null, streetCode, station: unit },
    values: { what, urgingId, level, cause, title, unit },
  })
}

/** Takes away what ended a day ago by the picture’s own clock. O(1) when there is nothing to take. */
export function forgetUrgings(stage: Stage): void {
  for (const [id, at] of stage.endedUrgings) {
    if (at > stage.state.clock - ENDED_KEPT_MS) return
    gone(stage, id)
  }
}

function gone(stage: Stage, id: string): void {
  stage.endedUrgings.delete(id)
  drop(stage, 'urgings', id)
}
