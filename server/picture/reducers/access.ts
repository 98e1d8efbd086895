import type { Reducer } from './reducer.ts'

/* Who came in and who ordered what is for those who may read it one by one: no wall shows it. */

export const orderGiven: Reducer<'order.given'> = () => undefined
export const accessNoted: Reducer<'access.noted'> = () => undefined
