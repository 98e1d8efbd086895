import { defineAsyncComponent } from 'vue'

/** What is not on every wall at every hour comes when the wall has drawn itself: it is to be there when the server is not. */
const parts = {
  figure: () => import('../figure/FigureSide.vue'),
  records: () => import('../ui/RecordsDrawer.vue'),
  pointed: () => import('./PointedSide.vue'),
  keys: () => import('./KeysHelp.vue'),
}
export const laterParts: readonly (() => Promise<unknown>)[] = Object.values(parts)
/** So long after the first picture they are fetched, ms. */
export const LATER_MS = 6_000

export const FigureSide = defineAsyncComponent(parts.figure)
export const RecordsDrawer = defineAsyncComponent(parts.records)
export const PointedSide = defineAsyncComponent(parts.pointed)
export const KeysHelp = defineAsyncComponent(parts.keys)
/** Only while a wall is set up, by somebody who stands there. */
export const SetupStrip = defineAsyncComponent(() => import('./SetupStrip.vue'))
