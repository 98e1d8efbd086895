/** Moves the focus between the items of a list (elements with `data-item`) with the arrow keys. Home and End go to the ends. */
export function moveFocus(event: KeyboardEvent): void {
  const list = event.currentTarget
  if (!(list instanceof HTMLElement)) return
  const items = [...list.querySelectorAll<HTMLElement>('[data-item]')]
  const here = items.findIndex((item) => item === document.activeElement)
  const to = target(event.key, here, items.length)
  if (to === null) return
  event.preventDefault()
  items[to]?.focus()
}

/** Index that a key leads to from index `here` of `count` items, or null when the key is not ours or there is nothing there. */
export function target(key: string, here: number, count: number): number | null {
  if (count === 0) return null
  if (key === 'ArrowDown' || key === 'ArrowRight') return Math.min(count - 1, here + 1)
  if (key === 'ArrowUp' || key === 'ArrowLeft') return Math.max(0, here - 1)
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}
