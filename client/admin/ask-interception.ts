import type { Dimension, InterceptionTold } from '@contract/counting.ts'
import type { InterceptionFigures } from '@contract/interception-figures.ts'
import type { Asking } from '../orders/asking.ts'

/** Questions about the front-end interception count. */
export const interceptionQuestions = (asking: Asking) => ({
  interception: (days: { from: string; to: string } | null, by: Dimension) =>
    asking.json<InterceptionTold>(`/api/v1/interception?${new URLSearchParams({ ...days, by })}`),
  /** The figures of the house for the same days. */
  interceptionFigures: (days: { from: string; to: string } | null, by: Dimension) =>
    asking.json<InterceptionFigures>(`/api/v1/interception/figures?${new URLSearchParams({ ...days, by })}`),
})
