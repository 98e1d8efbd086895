import type { SiteColumns } from '@contract/picture.ts'
import { ask } from './ask.ts'
import { pause, persist } from './persist.ts'

/** The register of sites is fetched at most this often, however fast an import makes it grow. */
export const REGISTER_APART_MS = 10_000
/** Screens that hear of a new register together ask for it spread over this long. */
const SPREAD_MS = 1_500

interface RegisterSink {
  position(): { readonly epoch: string; readonly shelves: { readonly marks: ReadonlyMap<string, number> } } | null
  putRegister(columns: SiteColumns): void
}

/** Which register is at hand. Its versions, like those of the picture, count from the start of one server. */
export interface Held {
  readonly epoch: string | null
  readonly version: number
}

/** Whether the register at hand is not the one that the picture speaks of: another version, or of another epoch. */
export function registerBehind(held: Held | null, told: { epoch: string; version: number | undefined }): boolean {
  if (held === null || held.epoch !== told.epoch) return true
  return told.version !== undefined && told.version !== held.version
}

/** Fetches the register whenever the picture's `sitesVersion` moved on. `check` costs nothing when it did not. */
export function keepRegister(base: string, sink: RegisterSink, signal: AbortSignal, failed: (reason: string) => void) {
  let running = false
  let held: Held | null = null

  function behind(): boolean {
    const position = sink.position()
    if (position === null) return held === null
    return registerBehind(held, { epoch: position.epoch, version: position.shelves.marks.get('sitesVersion') })
  }

  async function fetchUntilLevel() {
    while (behind() && !signal.aborted) {
      await pause(held === null ? 0 : Math.random() * SPREAD_MS, signal)
      const epoch = sink.position()?.epoch ?? null
      const columns = await persist(
        (stop) => ask<SiteColumns>(base, '/api/v1/sites?format=columns', stop),
        signal,
        failed,
      )
      if (columns === null) return
      held = { epoch, version: columns.version }
      sink.putRegister(columns)
      await pause(REGISTER_APART_MS, signal)
    }
  }

  return {
    check() {
      if (running || !behind()) return
      running = true
      void fetchUntilLevel().finally(() => {
        running = false
      })
    },
  }
}
