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
    const rateFrom = async (from: string, to: string) => {
      const rate = rateOf(await source.one(path(from, to), leaving.signal))
      if (rate === null) throw new Error('the answer to the rate is none')
      return rate
    }
    try {
      const rate = await rateFrom(districtDay(startOfHalfYear(at)), day)
      // Shown whatever becomes of the comparison, which has a question of its own.
      state.value = { ...state.value, now: rate, asOf: at, withheld: false }
      if (at - monthAt > MONTH_PACE_MS) {
        state.value = { ...state.value, before: await rateFrom(...lastMonth(at)) }
        monthAt = at
      }
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
