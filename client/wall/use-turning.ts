import { watch, type Ref } from 'vue'

/** A page of what is open stands so long, ms: nobody at a wall turns it. */
export const PAGE_MS = 15_000
/** So much of a page is seen again on the next. */
const OVERLAP = 0.12

/** Where the next page begins, in pixels: at the end the first one comes again. */
export function nextTop({ top, height, whole }: { top: number; height: number; whole: number }): number {
  const last = Math.max(0, whole - height)
  if (top >= last - 1) return 0
  return Math.min(last, Math.round(top + height * (1 - OVERLAP)))
}

/** Turns the drawer within an element page by page, without motion, while nobody touches it. */
export function useTurning(frame: Readonly<Ref<HTMLElement | null>>, now: () => number): void {
  let turnedAt = now()
  let left = 0
  watch(now, (at) => {
    const drawer = frame.value?.querySelector('.fig-drawer')
    if (!drawer || at - turnedAt < PAGE_MS) return
    turnedAt = at
    // Whoever scrolled it by hand reads: he keeps his place for one more page's time.
    if (Math.abs(drawer.scrollTop - left) > 2) {
      left = drawer.scrollTop
      return
    }
    drawer.scrollTop = nextTop({ top: drawer.scrollTop, height: drawer.clientHeight, whole: drawer.scrollHeight })
    left = drawer.scrollTop
  })
}
