import { districtDay, startOfHalfYear } from '@contract/time.ts'
import { inject, onBeforeUnmount, onMounted, shallowRef, type Ref } from 'vue'
import { recordSourceKey } from '../ui/records.ts'
import { rateOf, type Rate } from './rate.ts'

/** Asked again at most this often, and then only when something moved; after a failure too. */
const PACE_MS = 30_000
/** How often it is looked whether to ask. */
const LOOK_MS = 2_000
/** Last month hardly moves. */
const MONTH_PACE_MS = 10 * 60_000

export interface RateState {
  readonly now: Rate | null
  /** The cohort of last month, for the comparison. */
  readonly before: Rate | null
  /** When the server answered last, epoch ms; null: never. */
  readonly asOf: number | null
  /** The asker may not know it: a public screen. */
  readonly withheld: boolean
}

const path = (from: string, to: string) => `/api/v1/interception?from=${from}&to=${to}`

/** Last month of the district, first and last day. */
function lastMonth(now: number): readonly [string, string] {
  const first = Date.parse(`${districtDay(now).slice(0, 7)}-01T00:00:00+08:00`)
  const last = districtDay(first - 1)
  return [`${last.slice(0, 7)}-01`, last]
}

/** The interception rate as the server counts it, kept level at a calm pace. `moved` says a new word whenever something may have changed. */
export function useRate(now: () => number, live: () => boolean, moved: () => unknown): Ref<RateState> {
  const source = inject(recordSourceKey)
  const state = shallowRef<RateState>({ now: null, before: null, asOf: null, withheld: false })
  const leaving = new AbortController()
  let asked = { at: Number.NEGATIVE_INFINITY, moved: undefined as unknown, day: '' }
  let monthAt = Number.NEGATIVE_INFINITY
  let busy = false

  async function ask() {
    const at = now()
    const day = districtDay(at)
    const word = moved()
    if (busy || source === undefined || !live() || at - asked.at < PACE_MS) return
    if (state.value.asOf !== null && word === asked.moved && day === asked.day) {
      // Nothing was told since: the same count holds as of now.
      state.value = { ...state.value, asOf: at }
      asked = { ...asked, at }
      return
    }
    busy = true
    asked = { at, moved: word, day }
    try {
      const rate = rateOf(await source.one(path(districtDay(startOfHalfYear(at)), day), leaving.signal))
      let { before } = state.value
      if (at - monthAt > MONTH_PACE_MS) {
        before = rateOf(await source.one(path(...lastMonth(at)), leaving.signal))
        monthAt = at
      }
      state.value = { now: rate, before, asOf: at, withheld: false }
    } catch (error) {
      if (leaving.signal.aborted) return
      const status = error instanceof Error && 'status' in error ? error.status : null
      if (status === 403 || status === 401) state.value = { now: null, before: null, asOf: null, withheld: true }
      else console.warn(error)
      asked = { ...asked, moved: undefined }
    } finally {
      busy = false
    }
  }
  let looking: ReturnType<typeof setInterval> | undefined
  onMounted(() => {
    void ask()
    looking = setInterval(() => void ask(), LOOK_MS)
  })
  onBeforeUnmount(() => {
    clearInterval(looking)
    leaving.abort()
  })
  return state
}
