import { onScopeDispose } from 'vue'

/** What the page needs to know of the build that is served; given by whoever mounts it. */
export interface Served {
  /** Address of the script that this page runs: its name changes with every build. */
  readonly entry: string
  /** Name of the build that the server serves now. Rejects when nobody answers. */
  readonly build: () => Promise<string>
  readonly reload: () => void
  readonly sinceReloadMs: () => number
}
const WORKER = '/field-worker.js'
const SCOPE = '/field'
const EVERY_MS = 5 * 60_000
/** Two reloads are at least this far apart, whatever two servers say. */
const RELOADS_APART_MS = 60_000
/** A new worker has to fetch every file over a thin line. */
const WORKER_WITHIN_MS = 60_000

/** Whether a document names the script that runs here: a page out of the worker’s hands may be of a build that is served no more. */
export const isOf = (document: string, entry: string) => document.includes(new URL(entry, 'http://here').pathname)

/** Waits until a new worker has taken over, or has not. Throws nothing: the page reloads from the net either way. */
async function renewed(registration: ServiceWorkerRegistration): Promise<void> {
  await registration.update()
  const coming = registration.installing ?? registration.waiting
  if (coming === null) return
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, WORKER_WITHIN_MS)
    coming.addEventListener('statechange', () => {
      if (coming.state !== 'activated' && coming.state !== 'redundant') return
      clearTimeout(timer)
      resolve()
    })
  })
}

/**
 * Keeps the page’s files on the phone by a service worker, and the page on the build that is served: a page that the worker gave out
 * without signal finds out by itself that it is old, has the worker fetch the new files and reloads, unless the person is `busy`.
 */
export function useRenewal(served: Served, busy: () => boolean): void {
  if (!import.meta.env.PROD) return
  let own: string | null = null
  let looking = false
  const workers = isSecureContext && 'serviceWorker' in navigator ? navigator.serviceWorker : null

  async function look(): Promise<void> {
    const build = await served.build()
    if (own === null) {
      const document = await (await fetch(SCOPE, { cache: 'no-store' })).text()
      own = isOf(document, served.entry) ? build : ''
    }
    if (own === build || busy() || served.sinceReloadMs() < RELOADS_APART_MS) return
    const registration = await workers?.getRegistration(SCOPE)
    if (registration !== undefined) await renewed(registration)
    if (!busy()) served.reload()
  }
  const again = () => {
    if (looking || !navigator.onLine || document.visibilityState !== 'visible') return
    looking = true
    // Nobody answers: nothing is known of another build; it is asked again.
    void look()
      .catch((error: unknown) => console.info('build not known', error))
      .finally(() => (looking = false))
  }
  void workers?.register(WORKER, { scope: SCOPE }).catch((error: unknown) => console.warn('no use offline', error))
  const timer = setInterval(again, EVERY_MS)
  addEventListener('online', again)
  document.addEventListener('visibilitychange', again)
  again()
  onScopeDispose(() => {
    clearInterval(timer)
    removeEventListener('online', again)
    document.removeEventListener('visibilitychange', again)
  })
}
