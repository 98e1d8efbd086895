import { computed, onScopeDispose, ref, type Ref } from 'vue'

/** A value that is shown for a while and then forgotten; kept nowhere else. */
export interface Fading {
  readonly value: Readonly<Ref<string | null>>
  /** Whole seconds for which it still stands. */
  readonly left: Readonly<Ref<number>>
  readonly show: (value: string) => void
  readonly hide: () => void
}

/** Forgets what it shows after `forMs`, when told to hide it, and when its part of the page is closed. */
export function useFading(forMs: number): Fading {
  const value = ref<string | null>(null)
  const leftMs = ref(0)
  let end: ReturnType<typeof setTimeout> | undefined
  let second: ReturnType<typeof setInterval> | undefined

  function hide() {
    clearTimeout(end)
    clearInterval(second)
    value.value = null
    leftMs.value = 0
  }
  function show(given: string) {
    hide()
    value.value = given
    leftMs.value = forMs
    end = setTimeout(hide, forMs)
    second = setInterval(() => (leftMs.value -= 1_000), 1_000)
  }
  onScopeDispose(hide)
  return { value, left: computed(() => Math.max(0, Math.ceil(leftMs.value / 1_000))), show, hide }
}
