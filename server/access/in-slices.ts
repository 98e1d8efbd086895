import { setImmediate } from 'node:timers/promises'

/** One slice of work, ms: short against the 100 ms in which a frame is due. */
const SLICE_MS = 8

/** Work that was told to stop. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/**
 * Long work done in slices, with everything else that waits for the thread let in between: the walls' frames do not stall.
 * `onShare` hears how far it is (0–1) after each slice. Stopped when `signal` is aborted.
 */
export async function inSlices<Result>(
  work: Generator<number, Result>,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<Result> {
  for (;;) {
    const until = performance.now() + SLICE_MS
    let share = 0
    do {
      const step = work.next()
      if (step.done) return step.value
      share = step.value
    } while (performance.now() < until)
    onShare(share)
    await setImmediate()
    if (signal.aborted) throw new Stopped()
  }
}

/** Work that nobody stops and nobody watches, in slices. */
export async function sliced<Result>(work: Generator<void, Result>): Promise<Result> {
  for (;;) {
    const until = performance.now() + SLICE_MS
    do {
      const step = work.next()
      if (step.done) return step.value
    } while (performance.now() < until)
    await setImmediate()
  }
}
