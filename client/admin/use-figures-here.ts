import { defineAsyncComponent, onBeforeUnmount, onMounted, shallowRef, type Ref } from 'vue'
import { openingWithin } from '../figure/opening-within.ts'

const side = () => import('../figure/FigureSide.vue')
export const FigureSide = defineAsyncComponent(side)

/** The address of the figure that is opened on this page; null: none is. Its numbers come with their sections. */
export function useFiguresHere(root: Readonly<Ref<HTMLElement | null>>) {
  const figureAt = shallowRef<string | null>(null)
  let close = () => {}
  onMounted(() => {
    // Here before a number is opened: without the server it could no more come, and say that the server is away.
    void side()
    if (root.value) close = openingWithin(root.value, (at) => (figureAt.value = at))
  })
  onBeforeUnmount(() => close())
  return figureAt
}
