import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'

/** `connecting` until the first picture; `live` while frames come; `lost` when none came for LINK_LOST_MS. */
export type LinkPhase = 'connecting' | 'live' | 'lost'

/** How current the picture is, and what time the server has. Only the link writes it. */
export const useLiveness = defineStore('liveness', () => {
  const phase = ref<LinkPhase>('connecting')
  /** Milliseconds since the last frame that kept the picture current, or since the start when there was none. */
  const silentMs = ref(0)
  /** Whether the picture was ever current on this page. */
  const everLive = ref(false)
  /** Server time, epoch ms, moving on by itself while the link is down. Ticks a few times a second. */
  const now = ref(Date.now())
  /** The build that serves this page, once known. */
  const build = shallowRef<string | null>(null)
  /** What stands in the way, in the words of whoever said so, or null. */
  const fault = shallowRef<string | null>(null)
  return { phase, silentMs, everLive, now, build, fault }
})
