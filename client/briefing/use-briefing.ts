import { computed, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useLatest } from '../figure/use-latest.ts'
import { useAsked } from '../orders/use-asked.ts'
import { briefingQuestion, type BriefingDesk } from './ask.ts'

const ASK_THERE_MS = 15_000

/**
 * The briefing that the address names, held: as soon as it is told, the address says at which version, so that a reload, the back
 * button and whoever gets the link see the same. Whether the server is still there is asked beside; what is held stays.
 */
export function useBriefing(desk: BriefingDesk) {
  const route = useRoute()
  const router = useRouter()
  const id = computed(() => String(route.params['id']))
  const { answer: briefing, refusal, asking, ask } = useLatest(desk.briefing)
  /** The question that the briefing at hand answers. */
  let held = ''
  const here = route.path
  watch(
    () => (route.path === here ? briefingQuestion(id.value, route.query) : held),
    (question) => {
      if (question !== held) void ask(id.value, { ...route.query })
    },
    { immediate: true },
  )
  watch(briefing, async (told) => {
    if (told === null || route.path !== here) return
    const address = new URL(told.address, 'http://here')
    const query = Object.fromEntries(address.searchParams)
    held = briefingQuestion(id.value, query)
    if (route.query['lang'] !== undefined) query['lang'] = 'en'
    await router.replace({ path: address.pathname, query, hash: route.hash })
  })
  /** The newest instead of the one held. */
  async function renew() {
    held = ''
    const { from, to, lang } = route.query
    const kept = Object.entries({ from, to, lang }).filter(([, value]) => value !== undefined)
    const before = route.fullPath
    await router.replace({ query: Object.fromEntries(kept), hash: route.hash })
    if (route.fullPath === before) void ask(id.value, { ...route.query })
  }
  const there = useAsked(
    () => desk.there(),
    () => ASK_THERE_MS,
  )
  /** When the server was last there, epoch ms; null while it is. */
  const awaySince = computed(() => (there.refusal.value?.status === 0 ? there.at.value : null))
  return { briefing, refusal, asking, renew, awaySince, again: () => ask(id.value, { ...route.query }) }
}
