import { onBeforeUnmount, onMounted } from 'vue'
import { composing } from '../ui/composing.ts'

const TYPING = 'input, textarea, select, [contenteditable]'
const steps: Readonly<Record<string, number>> = { j: 1, k: -1 }
const arrows: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/**
 * The keys of the queue. `find` leads to the search and `move` goes on or back by a row, from anywhere in the section and from a page where nothing has the
 * focus; `press` acts, and only from inside the opened row or what it unfolds to (`data-opened`). None of them while somebody
 * types, while a question stands open, or while a paper lies on the page.
 */
export function useDeskKeys(
  section: () => HTMLElement | null | undefined,
  find: () => void,
  move: (step: number) => void,
  press: (key: string) => boolean,
): void {
  function onKey(key: KeyboardEvent) {
    const root = section()
    if (!root || !(key.target instanceof Element) || key.ctrlKey || key.metaKey || key.altKey || composing(key)) return
    const inside = root.contains(key.target)
    if (!inside && key.target !== document.body) return
    if (key.target.closest(TYPING) || root.closest('[inert]') || root.querySelector('.asked')) return
    const step = steps[key.key] ?? (inside && key.target.closest('table') ? arrows[key.key] : undefined)
    if (step !== undefined) move(step)
    else if (key.key === '/') find()
    else if (key.repeat || !inside || !key.target.closest('[data-opened]') || !press(key.key)) return
    key.preventDefault()
  }
  onMounted(() => window.addEventListener('keydown', onKey))
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey))
}
