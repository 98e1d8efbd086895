import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { Refused } from './asking.ts'
import type { Give, Given, Order } from './give.ts'
import { orderId } from './order-id.ts'

/** How the last order stands, in the words of `OrderOutcome.vue`; `failed` when the door refused before anyone decided. */
export type Standing =
  Given | { readonly state: 'idle' | 'working' } | { readonly state: 'failed'; readonly why: Refused }
export type Result = Readonly<Record<string, unknown>>

/** One place on the page that gives orders, one at a time. */
export interface Orders {
  readonly standing: Readonly<ShallowRef<Standing>>
  readonly working: Readonly<Ref<boolean>>
  /** Gives an order. The same one again, while nobody said what became of it, keeps its id: it is never carried out twice. */
  /** With an `id` it is that order, whatever it says by now. */
  readonly give: (order: Order, id?: string) => Promise<Given | null>
  /** Gives the last order once more under its own id. */
  readonly repeat: () => Promise<Given | null>
}

/** Gives orders and follows their outcome; `accepted` gets what only the giver gets. */
export function useOrder(admin: { readonly give: Give }, accepted: (result: Result) => void = () => {}): Orders {
  const standing = shallowRef<Standing>({ state: 'idle' })
  const working = ref(false)
  let last: { readonly id: string; readonly order: Order; settled: boolean } | null = null

  async function send(): Promise<Given | null> {
    if (last === null || working.value) return null
    const mine = last
    working.value = true
    standing.value = { state: 'working' }
    try {
      const given = await admin.give(mine.id, mine.order)
      mine.settled = given.state !== 'unknown'
      standing.value = given
      if (given.state === 'accepted') accepted(given.result ?? {})
      return given
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      standing.value = { state: 'failed', why: error }
      return null
    } finally {
      working.value = false
    }
  }
  async function give(order: Order, id?: string): Promise<Given | null> {
    if (working.value) return null
    const same = last !== null && !last.settled && JSON.stringify(last.order) === JSON.stringify(order)
    if (id !== undefined || !same) last = { id: id ?? orderId(), order, settled: false }
    return send()
  }
  return { standing, working, give, repeat: send }
}
