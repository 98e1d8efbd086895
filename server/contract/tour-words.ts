/* Words of tours: plain values without a schema, so that pages can use them and stay small. */

/** Why a stop was passed over: the shop is shut, nothing of the kind is there, or something else that is said. */
export const skipReasons = ['closedShop', 'notFound', 'other'] as const
export type SkipReason = (typeof skipReasons)[number]

/** How a stop of a tour stands. */
export const stopStates = ['open', 'done', ...skipReasons] as const
export type StopState = (typeof stopStates)[number]

/** Fewer are no tour; more nobody visits in a day. */
export const STOPS_LEAST = 2
export const STOPS_MOST = 40
