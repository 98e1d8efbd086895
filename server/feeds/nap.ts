/** A sleep that can be cut short and leaves neither timer nor listener behind. */
export interface Nap {
  /** Resolves after `ms`, or at the next `wake`, or at once when the signal is or becomes aborted. */
  sleep(ms: number): Promise<void>
  wake(): void
}

/** A nap for one loop: one sleeper at a time. */
export function createNap(signal: AbortSignal): Nap {
  let end: () => void = () => undefined
  let poked = false

  async function sleep(ms: number) {
    // Poked while at work: this sleep is skipped, or the poke would be lost.
    if (!poked && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => end(), ms)
        end = () => {
          clearTimeout(timer)
          signal.removeEventListener('abort', end)
          resolve()
        }
        signal.addEventListener('abort', end, { once: true })
      })
    }
    poked = false
  }

  return {
    sleep,
    wake() {
      poked = true
      end()
    },
  }
}
