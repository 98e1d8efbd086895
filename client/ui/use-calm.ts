import { inject, onBeforeUnmount, onMounted, shallowRef, type Ref } from 'vue'
import type { RecordSource } from '../picture/record.ts'
import { recordSourceKey } from './records.ts'

/** Asked again at most this often unless a pace is given, and then only when something moved; after a failure too. */
const PACE_MS = 30_000
/** How often it is looked whether to ask. */
const LOOK_MS = 2_000

/** What the server counts, as a wall holds it. */
export interface Calm<Value> {
  readonly value: Value | null
  /** When the server answered last, epoch ms; null: never. */
  readonly asOf: number | null
  /** The asker may not know it: a public screen. */
  readonly withheld: boolean
}

/** One question to the server about what stands behind a number. */
export type Ask = (path: string) => ReturnType<RecordSource['one']>

/**
 * An answer of the server kept level at a calm pace. `moved` says a new word whenever something may have changed; `read` asks, and
 * shows what it has as soon as it has it. An answer that fails leaves the last one standing, with the age it has.
 */
export function useCalm<Value>(
  now: () => number,
  live: () => boolean,
  moved: () => unknown,
  read: (ask: Ask, at: number, show: (value: Value) => void) => Promise<void>,
  paceMs = PACE_MS,
): Ref<Calm<Value>> {
  const source = inject(recordSourceKey)
  const state = shallowRef<Calm<Value>>({ value: null, asOf: null, withheld: false })
  const leaving = new AbortController()
  let asked = { at: Number.NEGATIVE_INFINITY, moved: undefined as unknown }
  let busy = false

  async function ask() {
    const at = now()
    const word = moved()
    if (busy || source === undefined || !live() || at - asked.at < paceMs) return
    if (state.value.asOf !== null && word === asked.moved) {
      // Nothing was told since: the same count holds as of now.
      state.value = { ...state.value, asOf: at }
      asked = { ...asked, at }
      return
    }
    busy = true
    asked = { at, moved: word }
    try {
      await read(
        (path) => source.one(path, leaving.signal),
        at,
        (value) => (state.value = { value, asOf: at, withheld: false }),
      )
    } catch (error) {
      if (leaving.signal.aborted) return
      const status = error instanceof Error && 'status' in error ? error.status : null
      if (status === 403 || status === 401) state.value = { value: null, asOf: null, withheld: true }
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
