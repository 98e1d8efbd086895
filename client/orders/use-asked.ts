import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { Refused } from './asking.ts'

/** An answer of the server that is asked for again and again while its section is open. */
export interface Asked<Answer> {
  readonly answer: Readonly<Ref<Answer | null>>
  /** When the answer came, epoch ms. */
  readonly at: Readonly<Ref<number>>
  readonly refusal: Readonly<Ref<Refused | null>>
  /** Asks at once, out of turn. */
  readonly again: () => Promise<void>
}

/**
 * Asks now, then `everyMs` after each answer; a question that fails is asked again as well, and the last answer stays. Asked
 * anew while an answer is under way, that answer is thrown away: it may be to another question, or from before an order.
 */
export function useAsked<Answer>(
  question: () => Promise<Answer>,
  everyMs: (answer: Answer | null) => number,
): Asked<Answer> {
  const answer: ShallowRef<Answer | null> = shallowRef(null)
  const at = ref(0)
  const refusal = shallowRef<Refused | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let gone = false
  let latest: Promise<void> | null = null
  let asked = 0

  async function ask(mine: number): Promise<void> {
    try {
      const told = await question()
      if (mine !== asked) return
      answer.value = told
      at.value = Date.now()
      refusal.value = null
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (mine === asked) refusal.value = error
    }
  }
  async function again(): Promise<void> {
    clearTimeout(timer)
    let mine = (latest = ask((asked += 1)))
    // Whoever asked first waits for the answer that counts as well.
    for (;;) {
      await mine
      if (mine === latest) break
      mine = latest
    }
    clearTimeout(timer)
    if (!gone) timer = setTimeout(() => void again(), everyMs(answer.value))
  }
  onScopeDispose(() => {
    gone = true
    clearTimeout(timer)
  })
  void again()
  return { answer, at, refusal, again }
}
