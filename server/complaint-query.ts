import type { z } from 'zod'
import type { complaintsQuery } from './gateway/queries.ts'
import { ended } from './interception/matter.ts'
import type { ComplaintQuery } from './journal/read.ts'

/** A question at the door as the record understands it; `due` names the complaints that the picture calls overdue or nearly due. */
export function complaintQueryOf(
  query: unknown,
  due: (which: 'overdue' | 'soon') => readonly string[],
): ComplaintQuery {
  const asked = query as z.infer<typeof complaintsQuery>
  const {
    class: problemClass,
    id,
    state,
    lane,
    station,
    wouldBe,
    held,
    matters,
    due: which,
    flow,
    from,
    to,
    ...rest
  } = asked
  const ids = which === undefined ? undefined : due(which)
  return {
    ...rest,
    problemClass,
    // A flow is a matter of when it happened, not of when it was received.
    ...(flow === undefined && { from, to }),
    handled: {
      states: state?.split(','),
      ...(flow === undefined && { lane }),
      ...{ station, wouldBe, held, matters, ended: [...ended] },
      ids: id === undefined ? ids : (ids ?? [id]).filter((each) => each === id),
      ...(flow !== undefined && { flow: { of: flow, lane, from: from ?? 0, to: to ?? Number.MAX_SAFE_INTEGER } }),
    },
  }
}
