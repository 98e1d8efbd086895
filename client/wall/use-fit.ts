import { onBeforeUnmount, onMounted, shallowRef } from 'vue'
import { fitWall, viewingOf, type Fit, type Viewing } from './compose.ts'

/** Keeps the composition and the design unit level with the size of the window; puts `--u` on the page. */
export function useFit() {
  const viewing: Viewing | null = viewingOf(location.search)
  const fit = shallowRef<Fit>(fitWall(innerWidth, innerHeight, viewing))

  function measure() {
    fit.value = fitWall(innerWidth, innerHeight, viewing)
    document.documentElement.style.setProperty('--u', `${fit.value.unit}px`)
  }
  measure()
  onMounted(() => addEventListener('resize', measure))
  onBeforeUnmount(() => {
    removeEventListener('resize', measure)
    document.documentElement.style.removeProperty('--u')
  })
  return { fit, viewing }
}
