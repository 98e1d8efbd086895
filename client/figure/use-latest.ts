import { onScopeDispose, ref, shallowRef } from 'vue'
import { Refused } from '../orders/asking.ts'

/** One question at a time: a newer one silences the older, a refusal leaves the last answer standing. */
export function useLatest<Asked extends unknown[], Answer>(question: (...asked: Asked) => Promise<Answer>) {
  const answer = shallowRef<Answer | null>(null)
  const refusal = shallowRef<Refused | null>(null)
  const asking = ref(false)
  let count = 0
  async function ask(...asked: Asked): Promise<void> {
    const mine = (count += 1)
    asking.value = true
    try {
      const told = await question(...asked)
      if (mine !== count) return
      answer.value = told
      refusal.value = null
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (mine === count) refusal.value = error
    } finally {
      if (mine === count) asking.value = false
    }
  }
  onScopeDispose(() => (count += 1))
  return { answer, refusal, asking, ask }
}
