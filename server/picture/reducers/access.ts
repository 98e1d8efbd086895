import type { Reducer } from './reducer.ts'

/* Who came in and who ordered what is for the auditor, who reads the journal: no screen shows it. */

export const orderGiven: Reducer<'order.given'> = () => undefined
export const accessNoted: Reducer<'access.noted'> = () => undefined
