import type { OrderBody, Outcome, Verb } from '@contract/identity.ts'
import { Refused, sentenceIn, type Asking } from './asking.ts'

/** An order as this page gives it: its verb and what the verb needs. */
export type Order = { [V in Verb]: { readonly verb: V } & OrderBody<V> }[Verb]

/** What became of an order; `unknown` when nobody said so in time: it may have been carried out or not. */
export type Given = Outcome | { readonly state: 'unknown' }

/** Gives one order under its id. */
export type Give = (id: string, order: Order) => Promise<Given>

/** An order without an answer for this long has an unknown outcome. */
export const OUTCOME_WITHIN_MS = 5_000

const isOutcome = (value: unknown): value is Outcome =>
  typeof value === 'object' && value !== null && 'state' in value && /^(accepted|refused)$/.test(String(value.state))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return null
  }
}

/**
 * Gives orders over one way of asking. Throws `Refused` with the server's sentence when the door itself refused (not signed
 * in, too many, out of order); the same id given again is the same order.
 */
export function orderGiver(asking: Pick<Asking, 'send'>, withinMs = OUTCOME_WITHIN_MS): Give {
  return async (id: string, order: Order): Promise<Given> => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, order }),
    }
    let text: string
    let status: number
    try {
      const response = await asking.send('/api/v1/orders', init, withinMs)
      status = response.status
      text = await response.text()
    } catch (error) {
      // The line may also break, or the time run out, in the middle of an answer.
      if (error instanceof Refused || error instanceof DOMException || error instanceof TypeError)
        return { state: 'unknown' }
      throw error
    }
    const answer = parsed(text)
    if (isOutcome(answer)) return answer
    const sentence = sentenceIn(text)
    if (sentence !== null) throw new Refused(status, sentence)
    if (status === 401 || status === 403) throw new Refused(status, `HTTP ${status}`)
    return { state: 'unknown' }
  }
}
