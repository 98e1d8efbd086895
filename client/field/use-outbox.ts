import { onScopeDispose, ref, shallowRef } from 'vue'
import type { Asking } from '../orders/asking.ts'
import { orderId } from '../orders/order-id.ts'
import type { Entry, NewEntry, FileEntry, StepEntry } from './entry.ts'
import { openOutbox, type Shelf } from './outbox.ts'
import { isBehind, nextToSend } from './queue.ts'
import { isStill, sendingOver } from './send.ts'

/** Pauses between tries while nobody answers, ms: short at first, then a minute, so that a day offline does not empty the battery. */
const PAUSES_MS = [2_000, 4_000, 8_000, 15_000, 30_000, 60_000] as const

/** How the line is: `asking` before the first answer, `there` after one, `away` after none, `signedOut` when the server asks who this is. */
export type Line = 'asking' | 'there' | 'away' | 'signedOut'

/** One tab at a time where the browser can say so (Web Locks); elsewhere the ids see to it that nothing is done twice. */
function aloneIn(name: string) {
  const { locks } = navigator as { readonly locks?: LockManager | null }
  return async <T>(work: () => Promise<T>): Promise<T | null> =>
    locks ? locks.request(name, { ifAvailable: true }, async (lock) => (lock === null ? null : work())) : work()
}

type StepOf = Pick<StepEntry, 'taskId' | 'verb' | 'fields' | 'place'> & Partial<Pick<StepEntry, 'needs'>>
type FileOf = Pick<FileEntry, 'taskId' | 'what' | 'hash' | 'bytes' | 'planId' | 'place'>

/** The queue of one person, sent whenever there is a line; `accepted` hears what the server took. */
export function useOutbox(person: string, asking: Asking, shelf: Shelf, accepted: (entry: Entry) => void) {
  const entries = shallowRef<readonly Entry[]>([])
  const line = ref<Line>(navigator.onLine ? 'asking' : 'away')
  const sending = ref(false)
  /** The phone itself would not keep something, or something nobody thought of happened. */
  const fault = ref<string | null>(null)
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let gone = false
  const others = 'BroadcastChannel' in globalThis ? new BroadcastChannel(`qianshao-field-${person}`) : null

  const box = openOutbox({
    shelf,
    send: sendingOver(asking),
    now: () => Date.now(),
    alone: aloneIn(`qianshao-field-${person}`),
    changed: (next) => (entries.value = next),
    accepted,
  })
  function again() {
    clearTimeout(timer)
    if (!gone) timer = setTimeout(() => void run(), PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)])
  }
  async function runOnce(): Promise<void> {
    const still = await isStill(asking, person)
    const ran = still === 'yes' ? await box.run() : still
    if (ran === 'busy') return again()
    line.value = ran === 'done' ? 'there' : ran
    failures = ran === 'done' ? 0 : failures + 1
    // Whoever is signed out signs in by hand; then the page begins anew.
    if (ran === 'away') again()
  }
  async function run(): Promise<void> {
    clearTimeout(timer)
    if (sending.value || gone || nextToSend(entries.value) === null) return
    sending.value = true
    try {
      await runOnce()
      fault.value = null
    } catch (error) {
      fault.value = error instanceof Error ? error.message : String(error)
      failures += 1
      again()
    } finally {
      sending.value = false
      others?.postMessage('changed')
    }
    if (nextToSend(entries.value) !== null && line.value === 'there' && fault.value === null) again()
  }
  async function put(entry: NewEntry): Promise<boolean> {
    try {
      await box.add(entry)
    } catch (error) {
      // Not taken: the person must know before he walks on.
      fault.value = error instanceof Error ? error.message : String(error)
      return false
    }
    fault.value = null
    others?.postMessage('changed')
    void run()
    return true
  }
  const head = (of: { taskId: string; place: StepEntry['place'] }) => ({ ...of, id: orderId(), doneAt: Date.now() })

  const look = () => box.look()
  const hurry = () => {
    failures = 0
    void look().then(run)
  }
  const shown = () => document.visibilityState === 'visible' && hurry()
  const cut = () => (line.value = 'away')
  others?.addEventListener('message', () => void look())
  addEventListener('online', hurry)
  addEventListener('offline', cut)
  document.addEventListener('visibilitychange', shown)
  onScopeDispose(() => {
    gone = true
    clearTimeout(timer)
    others?.close()
    removeEventListener('online', hurry)
    removeEventListener('offline', cut)
    document.removeEventListener('visibilitychange', shown)
  })

  return {
    entries,
    line,
    sending,
    fault,
    hurry,
    look,
    /** True when it is written down. `version`: of the task as the server told it last, null when it has moved on since. */
    step: (of: StepOf, version: number | null) =>
      put({
        ...head(of),
        kind: 'step',
        verb: of.verb,
        fields: of.fields,
        needs: of.needs ?? [],
        basedOn: isBehind(entries.value, of.taskId) ? null : version,
      }),
    file: (of: FileOf) =>
      put({ ...head(of), kind: 'file', what: of.what, hash: of.hash, bytes: of.bytes, planId: of.planId }),
    discard: (id: string) => box.discard(id).then(run),
    keepAsNote: (id: string) => box.keepAsNote(id).then(run),
    retry: (id: string) => box.retry(id).then(run),
  }
}
export type Box = ReturnType<typeof useOutbox>
