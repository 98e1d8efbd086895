import type { WallRow, WallsAnswer } from '@contract/wall.ts'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Give } from '../orders/give.ts'
import { useAsked } from '../orders/use-asked.ts'
import { useOrder } from '../orders/use-order.ts'
import { toldOf, type WallTold } from './walls.ts'

/** Asked so often while something is open on a wall or chosen for one, and otherwise, ms. */
const SOON_MS = 3_000
const CALM_MS = 15_000

/** The walls that can be pointed at, what each has open, and the orders to them. `self`: id of whoever asks. */
export function useWalls(
  desk: { readonly walls: () => Promise<WallsAnswer>; readonly give: Give },
  self: () => string,
  busy: () => boolean,
) {
  const { answer, again } = useAsked(
    () => desk.walls(),
    (now) => (busy() || now?.items.some(({ shown }) => shown !== null) ? SOON_MS : CALM_MS),
  )
  const rows = computed<readonly WallRow[]>(() => answer.value?.items ?? [])
  /** What became of his own pointing without him. */
  const told = shallowRef<WallTold | null>(null)
  watch(rows, (now, before) => {
    const isBack = told.value?.what === 'away' && now.some(({ shown }) => shown?.byId === self())
    told.value = toldOf(before, now, self()) ?? (isBack ? null : told.value)
  })
  watch(busy, (is) => is && void again())
  const chosen = ref<string | null>(null)
  const wall = computed(() => rows.value.find(({ id }) => id === chosen.value) ?? rows.value[0] ?? null)
  const order = useOrder(desk)
  async function point(address: string) {
    if (wall.value === null) return
    told.value = null
    await order.give({ verb: 'wall.point', screenId: wall.value.id, address })
    await again()
  }
  async function unpoint(screenId: string) {
    await order.give({ verb: 'wall.unpoint', screenId })
    await again()
  }
  async function repeat() {
    await order.repeat()
    await again()
  }
  const choose = (id: string) => (chosen.value = id)
  const forget = () => (told.value = null)
  return { rows, wall, choose, told, forget, standing: order.standing, working: order.working, point, unpoint, repeat }
}
export type WallsHere = ReturnType<typeof useWalls>
