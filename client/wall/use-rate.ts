import { districtDay, startOfHalfYear } from '@contract/time.ts'
import { computed, type Ref } from 'vue'
import { rateOf, type Rate } from './rate.ts'
import { useCalm, type Ask } from './use-calm.ts'

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

async function rateFrom(ask: Ask, from: string, to: string): Promise<Rate> {
  const rate = rateOf(await ask(`/api/v1/interception?from=${from}&to=${to}`))
  if (rate === null) throw new Error('the answer to the rate is none')
  return rate
}

/** Last month of the district, first and last day. */
function lastMonth(now: number): readonly [string, string] {
  const first = Date.parse(`${districtDay(now).slice(0, 7)}-01T00:00:00+08:00`)
  const last = districtDay(first - 1)
  return [`${last.slice(0, 7)}-01`, last]
}

/** The interception rate as the server counts it, kept level at a calm pace; of a new day anew. */
export function useRate(now: () => number, live: () => boolean, moved: () => unknown): Ref<RateState> {
  let before: Rate | null = null
  let monthAt = Number.NEGATIVE_INFINITY
  const calm = useCalm<Pick<RateState, 'now' | 'before'>>(
    now,
    live,
    () => `${String(moved())} ${districtDay(now())}`,
    async (ask, at, show) => {
      const rate = await rateFrom(ask, districtDay(startOfHalfYear(at)), districtDay(at))
      // Shown whatever becomes of the comparison, which has a question of its own.
      show({ now: rate, before })
      if (at - monthAt <= MONTH_PACE_MS) return
      before = await rateFrom(ask, ...lastMonth(at))
      monthAt = at
      show({ now: rate, before })
    },
  )
  return computed(() => {
    const { value, asOf, withheld } = calm.value
    return { now: value?.now ?? null, before: value?.before ?? null, asOf, withheld }
  })
}
