import { onBeforeUnmount, onMounted } from 'vue'
import { deedOf, type Deed } from './keys.ts'

/**
 * Keys of the whole page, while nobody types: `back` for Escape, told where it was pressed, `carryOut` for every other deed; each says
 * whether it did anything.
 */
export function useKeys(back: (into: HTMLElement | null) => boolean, carryOut: (deed: Deed) => boolean): void {
  function onKey(event: KeyboardEvent) {
    // What a part made of the key is done.
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const into = event.target instanceof HTMLElement ? event.target : null
    if (event.key === 'Escape') {
      if (back(into)) event.preventDefault()
      return
    }
    if (into?.closest('input, textarea, select')) return
    const deed = deedOf(event.key)
    if (deed !== null && carryOut(deed)) event.preventDefault()
  }
  onMounted(() => addEventListener('keydown', onKey))
  onBeforeUnmount(() => removeEventListener('keydown', onKey))
}
