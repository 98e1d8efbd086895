import { computed, onBeforeUnmount, shallowRef, watch, type Ref } from 'vue'
import { usePointed } from '../picture/pointed.ts'
import { markPlaces, standingAt } from './pointed.ts'

/** What this wall has open by order of the console, and the number itself marked where it hangs; `opens` when another one comes. */
export function usePointedHere(wall: Readonly<Ref<HTMLElement | null>>, now: () => number, opens: () => void) {
  const store = usePointed()
  const away = shallowRef<string | null>(null)
  const pointed = computed(() => standingAt(store.pointing, now(), away.value))
  watch(
    () => pointed.value?.id,
    (id) => id !== undefined && opens(),
    { immediate: true },
  )
  // Every second: rows of the wall come and go.
  watch([pointed, now], () => wall.value && markPlaces(wall.value, pointed.value), { flush: 'post', immediate: true })
  onBeforeUnmount(() => wall.value && markPlaces(wall.value, null))
  const putAway = () => (away.value = store.pointing?.id ?? null)
  return { pointed, putAway }
}
