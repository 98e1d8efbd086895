import type { Next, Tried } from './schedule.ts'

/** One call taken out of the outbox, to be tried now. */
export interface Taken {
  readonly receiver: string
  readonly call: string
  /** Tries it; gives what came of it and what follows. Never rejects because of the receiver. */
  readonly attempt: () => Promise<{ readonly tried: Tried; readonly next: Next }>
}

/** What the loop asks of the store. */
export interface Outbox {
  /** Puts in what the journal says is to be called out. */
  fill(): Promise<void>
  /** Receivers with something due that nobody is calling. */
  due(): Promise<readonly string[]>
  /** The next due call of a receiver, held for this node; null: none, or somebody else holds it. */
  take(receiver: string): Promise<Taken | null>
  settle(taken: Taken, what: { readonly tried: Tried; readonly next: Next }): Promise<void>
}

/** Receivers that are called side by side. */
const AT_ONCE = 16

/**
 * Empties the outbox: each receiver by itself, one call after the other, so that a slow one holds up nobody else. `wake`: there may be
 * something new; it is also looked at every `everyMs`. A fault of the store is told and the next round tries again.
 */
export function openLoop(outbox: Outbox, onFault: (error: unknown) => void, everyMs = 2_000) {
  const busy = new Map<string, Promise<void>>()
  let round: Promise<void> | null = null
  let again = false
  let closed = false

  async function serve(receiver: string) {
    while (!closed) {
      const taken = await outbox.take(receiver)
      if (taken === null) return
      const what = await taken.attempt()
      await outbox.settle(taken, what)
      if (what.next.pausedUntil > 0) return
    }
  }
  async function look() {
    await outbox.fill()
    for (const receiver of await outbox.due()) {
      if (closed || busy.size >= AT_ONCE) return
      if (busy.has(receiver)) continue
      const serving = serve(receiver)
        .catch(onFault)
        .finally(() => {
          busy.delete(receiver)
          // There was no room for all: whoever waited goes on now.
          if (busy.size === AT_ONCE - 1) wake()
        })
      busy.set(receiver, serving)
    }
  }
  function wake() {
    if (closed) return
    if (round !== null) return void (again = true)
    again = false
    round = look()
      .catch(onFault)
      .finally(() => {
        round = null
        if (again) wake()
      })
  }
  const timer = setInterval(wake, everyMs)
  wake()
  return {
    wake,
    /** Ends when what is under way has its answer: a call in the middle is settled, not sent twice. */
    async close() {
      closed = true
      clearInterval(timer)
      await round
      await Promise.all(busy.values())
    },
  }
}
