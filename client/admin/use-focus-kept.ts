import { nextTick, watch, type Ref } from 'vue'

/**
 * Keeps the focus of whoever works by keyboard: a button that is disabled or gone while an order is under way loses it, and the
 * keys of the place with it. Afterwards it is where it was, or on the place itself.
 */
export function useFocusKept(working: Readonly<Ref<boolean>>, place: () => HTMLElement | null): void {
  let held: Element | null = null
  watch(
    working,
    async (now) => {
      if (now) {
        held = document.activeElement
        return
      }
      const mine = held
      await nextTick()
      if (!(mine instanceof HTMLElement) || mine === document.body || document.activeElement !== document.body) return
      if (mine.isConnected) mine.focus()
      if (document.activeElement === document.body) place()?.focus()
    },
    { flush: 'sync' },
  )
}
