import { defineAsyncComponent, onBeforeUnmount, onMounted, shallowRef, type Ref } from 'vue'
import { openingWithin } from '../figure/opening-within.ts'

/** Comes when a number is opened. */
export const FigureSide = defineAsyncComponent(() => import('../figure/FigureSide.vue'))

/** The address of the figure that is opened on this page; null: none is. Its numbers come with their sections. */
export function useFiguresHere(root: Readonly<Ref<HTMLElement | null>>) {
  const figureAt = shallowRef<string | null>(null)
  let close = () => {}
  onMounted(() => {
    if (root.value) close = openingWithin(root.value, (at) => (figureAt.value = at))
  })
  onBeforeUnmount(() => close())
  return figureAt
}
