import type { BodyOf, Told } from '../contract/fact.ts'
import type { NewAccount } from './accounts.ts'

/** An order as the gateway would journal it. */
export const order = (id: string, over: Partial<BodyOf<'order.given'>> = {}, at = 1): Told => ({
  fact: {
    ...{ id, source: 'orders', kind: 'order.given', subject: null, at, seenAt: at },
    body: {
      ...{ verb: 'person.invite', on: null, outcome: 'accepted', detail: {}, address: null },
      by: { kind: 'person', id: 'admin', role: 'systemAdmin' },
      ...over,
    },
  },
})

/** An access as the gateway would note it. */
export const access = (id: string, over: Partial<BodyOf<'access.noted'>> = {}, at = 1): Told => ({
  fact: {
    ...{ id, source: 'access', kind: 'access.noted', subject: null, at, seenAt: at },
    body: { act: 'signIn', by: null, on: null, outcome: 'accepted', detail: {}, address: '127.0.0.1', ...over },
  },
})

export const person = (id: string, over: Partial<NewAccount> = {}): NewAccount => ({
  ...{ id, userName: id, name: `姓名 ${id}`, scope: { stations: null, streets: null, lane: null } },
  ...{ state: 'active', madeAt: 1, ...over },
})
