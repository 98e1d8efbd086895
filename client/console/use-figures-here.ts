import { defineAsyncComponent, onBeforeUnmount, onMounted, shallowRef, watch, type Ref } from 'vue'
import { useRoute } from 'vue-router'
import { openingWithin } from '../figure/opening-within.ts'
import type { PictureView } from '../picture/view.ts'
import { providePartFigures } from '../ui/use-part-figures.ts'

/** The number that is opened here or on a wall. */
export const FigureHere = defineAsyncComponent(() => import('./FigureHere.vue'))

/** The figures of the console: those of the asker's part where the picture has none, and the address of the one that is opened. */
export function useFiguresHere(
  root: Readonly<Ref<HTMLElement | null>>,
  view: () => PictureView | null,
  now: () => number,
  lost: () => boolean,
) {
  const figureAt = shallowRef<string | null>(null)
  providePartFigures(view, now, () => !lost())
  let close = () => {}
  onMounted(() => {
    if (root.value) close = openingWithin(root.value, (at) => (figureAt.value = at))
  })
  // A record that leads to something on the console makes way for it.
  const route = useRoute()
  watch(
    () => route.hash,
    () => (figureAt.value = null),
  )
  onBeforeUnmount(() => close())
  return figureAt
}
