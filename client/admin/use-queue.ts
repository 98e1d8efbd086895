import { computed, ref, shallowRef, watch } from 'vue'
import type { Admin } from './ask.ts'
import type { QueueItem } from './ask-desk.ts'
import { useAsked } from '../orders/use-asked.ts'

const PAGE = 100
/** One less than the server gives at once: the one more says whether there are others. */
const MOST = 499

/** What waits for whoever looks, as it was asked for last. What is opened stays on the page until it is let go, whatever a later answer holds. */
export function useQueue(admin: Pick<Admin, 'matters'>) {
  const wanted = shallowRef({ number: '', kind: '', limit: PAGE })
  const {
    answer: told,
    at,
    refusal,
    again,
  } = useAsked(
    async () => {
      const { limit, ...which } = wanted.value
      return { limit, answer: await admin.matters({ ...which, limit: limit + 1 }) }
    },
    () => 10_000,
  )
  const answer = computed(() => told.value?.answer ?? null)
  const items = computed(() => told.value?.answer.items.slice(0, told.value.limit) ?? [])
  /** Whether more waits than is shown, and whether more of it can be shown. */
  const more = computed(() => (told.value?.answer.items.length ?? 0) > (told.value?.limit ?? PAGE))
  const most = computed(() => (told.value?.limit ?? PAGE) >= MOST)

  const opened = ref<string | null>(null)
  /** The opened one as it was seen last, and where it stood. */
  const kept = shallowRef<{ readonly item: QueueItem; readonly index: number } | null>(null)
  watch(
    [items, opened],
    () => {
      const index = items.value.findIndex(({ id }) => id === opened.value)
      if (index >= 0) kept.value = { item: items.value[index]!, index }
    },
    { immediate: true, flush: 'sync' },
  )
  /** The opened one is no longer in the answer: somebody else moved it, or it is beyond what is shown. */
  const left = computed(() => opened.value !== null && !items.value.some(({ id }) => id === opened.value))
  const rows = computed(() =>
    left.value && kept.value?.item.id === opened.value
      ? items.value.toSpliced(kept.value.index, 0, kept.value.item)
      : items.value,
  )

  /** Asks for one number or one kind; what has that number is opened, of a parted one whatever came of it. */
  async function look(number: string, kind: string): Promise<void> {
    const mine = (wanted.value = { number, kind, limit: PAGE })
    await again()
    if (mine !== wanted.value || refusal.value !== null) return
    const named = (of: 'id' | 'complaintId') => items.value.find((each) => each[of] === number)?.id
    opened.value = number === '' ? null : (named('id') ?? named('complaintId') ?? null)
  }
  async function showMore(): Promise<void> {
    wanted.value = { ...wanted.value, limit: Math.min(MOST, wanted.value.limit + PAGE) }
    await again()
  }
  /** After an order on the opened one: asks anew, and gives its number when it left the queue by it. */
  async function changed(): Promise<string | null> {
    const mine = opened.value
    await again()
    if (mine === null || opened.value !== mine || refusal.value !== null || !left.value) return null
    opened.value = null
    return mine
  }
  return { answer, items, rows, left, more, most, at, refusal, opened, again, look, showMore, changed }
}
