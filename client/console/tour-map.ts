import { inject, onScopeDispose, watch, type InjectionKey } from 'vue'
import type { TourLine } from '../layers/tour.ts'

/** Shows tours on the console’s map; none: takes them away. */
export type ShowTours = (lines: readonly TourLine[]) => void
export const tourMapKey: InjectionKey<ShowTours> = Symbol('tours on the map')

/** What a pane has of tours stands on the map while the pane is open. The view goes to them when they become others. */
export function useTourMap(lines: () => readonly TourLine[]): void {
  const show = inject(tourMapKey)
  if (show === undefined) throw new Error('provide tourMapKey in ConsoleScreen.vue')
  watch(lines, show, { immediate: true })
  onScopeDispose(() => show([]))
}
