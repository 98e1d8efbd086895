import { onBeforeUnmount } from 'vue'

/**
 * Fetches what a screen needs only later, one after the other: `afterMs` after `begin`, and as often as it takes, so that all of it is
 * there when the server is not.
 */
export function useLater(parts: readonly (() => Promise<unknown>)[], afterMs: number): { readonly begin: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  async function fetchAll() {
    try {
      for (const part of parts) await part()
    } catch (error) {
      console.warn(error)
      wait()
    }
  }
  const wait = () => (timer = setTimeout(() => void fetchAll(), afterMs))
  onBeforeUnmount(() => clearTimeout(timer))
  return { begin: () => timer === undefined && wait() }
}
