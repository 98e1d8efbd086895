import { pauseMs } from './backoff.ts'

/** Resolves after `ms`, or at once when the signal says to stop. Leaves no timer and no listener behind. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}

/**
 * Tries until it succeeds, with growing random pauses, and tells every failure. Null when told to stop first: a screen
 * that hangs on a wall has nobody to press a button.
 */
export async function persist<Answer>(
  attempt: (signal: AbortSignal) => Promise<Answer>,
  signal: AbortSignal,
  failed: (reason: string) => void,
  random: () => number = Math.random,
): Promise<Answer | null> {
  for (let failures = 0; !signal.aborted; failures++) {
    try {
      return await attempt(signal)
    } catch (error) {
      if (signal.aborted) return null
      failed(error instanceof Error ? error.message : String(error))
      await pause(pauseMs(failures, random()), signal)
    }
  }
  return null
}
