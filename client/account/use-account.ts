import { inject, ref, shallowRef } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import { Refused } from '../picture/session.ts'
import { useWords } from '../ui/words.ts'
import { accountKey, type Account } from './account-key.ts'

/** The page's one way to its account; whoever mounts the page gives it. */
export function useAccount(): Account {
  const account = inject(accountKey)
  if (account === undefined) throw new Error('provide accountKey in main.ts')
  return account
}

/** One wish at a time: a second press while the first is under way does nothing. True when it was granted. */
export function useWish() {
  const busy = ref(false)
  const refusal = shallowRef<Refused | null>(null)
  async function wish(act: () => Promise<void>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    try {
      await act()
      refusal.value = null
      return true
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refusal.value = error
      return false
    } finally {
      busy.value = false
    }
  }
  return { busy, refusal, wish }
}

/** Addresses inside the house that keep the language of the page. */
export function useLinks() {
  const { locale } = useWords()
  return (path: string, query: Record<string, string> = {}): RouteLocationRaw => ({
    path,
    query: { ...query, ...(locale.value === 'en' && { lang: 'en' }) },
  })
}
