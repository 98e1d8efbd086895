/** So far a finger moves across for a page to turn, CSS pixels. */
const FAR = 60

/** Which way a finger that moved by (dx, dy) turns the page: to the left is on, to the right is back; across, not along. */
export function swipeOf(dx: number, dy: number): 'next' | 'previous' | null {
  if (Math.abs(dx) < FAR || Math.abs(dx) < 2 * Math.abs(dy)) return null
  return dx < 0 ? 'next' : 'previous'
}

/** Listeners that tell of a swipe; to be bound with `v-on`. Two fingers enlarge, and turn nothing. */
export function swiping(turn: (way: 'next' | 'previous') => void) {
  let start: { readonly x: number; readonly y: number } | null = null
  return {
    touchstart(event: TouchEvent) {
      const [touch] = event.touches
      start = event.touches.length === 1 && touch !== undefined ? { x: touch.clientX, y: touch.clientY } : null
    },
    touchend(event: TouchEvent) {
      const [touch] = event.changedTouches
      const way =
        start === null || touch === undefined ? null : swipeOf(touch.clientX - start.x, touch.clientY - start.y)
      start = null
      if (way !== null) turn(way)
    },
    touchcancel() {
      start = null
    },
  }
}
