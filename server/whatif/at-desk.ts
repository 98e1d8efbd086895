import { drawn, pick, purposes } from './draw.ts'
import type { Left } from './history.ts'
import type { Ending } from './run.ts'
import type { Stage, StagedMatter } from './stage.ts'

interface Urns {
  /** How complaints that no lane closed ended, whether a lane had had them or not: what ends one at the desk lies in the complaint. */
  readonly closed: readonly Left['closed'][]
  readonly straight: readonly Left[]
  readonly returned: readonly Left[]
  readonly straightDecided: readonly Left[]
  readonly returnedDecided: readonly Left[]
}
const urns = new WeakMap<Stage, Urns>()

/** What the desk did, kept per stage: the lists do not change while it runs. */
function urnsOf(stage: Stage): Urns {
  const known = urns.get(stage)
  if (known) return known
  const { straight, returned: back } = stage.history
  const decided = (left: readonly Left[]) => left.filter(({ ms }) => ms !== null)
  const returned = decided(back).length > 0 ? back : straight
  const all: Urns = {
    closed: [...straight, ...back].map(({ closed }) => closed),
    ...{ straight, returned, straightDecided: decided(straight), returnedDecided: decided(returned) },
  }
  urns.set(stage, all)
  return all
}

/**
 * What becomes of a complaint that no lane closed. What the desk really did with it stays: whether it ended at the desk, and when it
 * decided. Of one that a lane really closed that is not known, and is drawn from what the desk did with others that came to it
 * the same way. `since`: when the desk had it for good; `returned`: after a lane or a wait for one. The time the law gives for the
 * decision runs from receipt all the same (Art. 15).
 */
export function outcomeAtDesk(
  stage: Stage,
  matter: StagedMatter,
  seed: number,
  since: number,
  returned: boolean,
): Ending {
  const { fate } = matter.past
  const urn = urnsOf(stage)
  const decided = returned ? urn.returnedDecided : urn.straightDecided
  if (fate === null) {
    const closed = pick(urn.closed, drawn(seed, matter.hash, 0, purposes.fate)) ?? null
    const from = closed !== null ? decided : returned ? urn.returned : urn.straight
    return ending(stage, since, pick(from, drawn(seed, matter.hash, 0, purposes.decide))?.ms ?? null, closed)
  }
  if (fate.decidedAt === null || fate.returned === returned)
    return ending(stage, since, matter.ownDecideMs, fate.closed)
  const ms = pick(decided, drawn(seed, matter.hash, 0, purposes.decide))?.ms ?? matter.ownDecideMs
  return ending(stage, since, ms, fate.closed)
}

/** A decision so much working time after the desk had it; null: never. */
function ending({ axis }: Stage, since: number, ms: number | null, closed: Left['closed']): Ending {
  const decidedAt = ms === null ? null : axis.after(since, ms)
  const ended = closed !== null && decidedAt !== null
  return { closedAt: ended ? decidedAt : null, result: ended ? closed : null, lane: null, decidedAt }
}
