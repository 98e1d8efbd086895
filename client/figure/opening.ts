/** Held so long, a finger means to open, ms. */
export const LONG_PRESS_MS = 500
/** A finger that wandered further than this is scrolling, CSS pixels. */
const WANDERS = 12

/**
 * Opens a figure by click, by Enter, and by a finger that stays on it; a click with a key held is the browser's own (a new tab).
 * To be bound with `v-on`; `dispose` ends a press under way.
 */
export function openingBy(open: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let start: { readonly x: number; readonly y: number } | null = null
  let held = false
  function rest() {
    clearTimeout(timer)
    timer = undefined
    start = null
  }
  return {
    on: {
      click(event: MouseEvent) {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        event.stopPropagation()
        // The finger that was held has opened it already.
        if (!held) open()
        held = false
      },
      keydown(event: KeyboardEvent) {
        if (event.key !== 'Enter') return
        event.preventDefault()
        event.stopPropagation()
        if (!event.repeat) open()
      },
      pointerdown(event: PointerEvent) {
        rest()
        held = false
        if (event.pointerType !== 'touch') return
        start = { x: event.clientX, y: event.clientY }
        timer = setTimeout(() => {
          held = true
          rest()
          open()
        }, LONG_PRESS_MS)
      },
      pointermove(event: PointerEvent) {
        if (start !== null && Math.hypot(event.clientX - start.x, event.clientY - start.y) > WANDERS) rest()
      },
      pointerup: rest,
      pointercancel: rest,
      pointerleave: rest,
      /** A long press would bring the browser's own menu over what it opens. */
      contextmenu(event: Event) {
        if (start !== null || held) event.preventDefault()
      },
    },
    dispose: rest,
  }
}
