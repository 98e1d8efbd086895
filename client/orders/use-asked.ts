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

/** Asks now, then `everyMs` after each answer; a question that fails is asked again as well, and the last answer stays. */
export function useAsked<Answer>(
  question: () => Promise<Answer>,
  everyMs: (answer: Answer | null) => number,
): Asked<Answer> {
  const answer: ShallowRef<Answer | null> = shallowRef(null)
  const at = ref(0)
  const refusal = shallowRef<Refused | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let gone = false
  let asking: Promise<void> | null = null

  async function ask(): Promise<void> {
    try {
      answer.value = await question()
      at.value = Date.now()
      refusal.value = null
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refusal.value = error
    }
  }
  async function again(): Promise<void> {
    clearTimeout(timer)
    asking ??= ask().finally(() => (asking = null))
    await asking
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
