import type { District } from '@contract/district.ts'
import { createStore, del, delMany, entries, get, keys, set, update, type UseStore } from 'idb-keyval'
import type { Entry } from './entry.ts'
import type { KeptTask } from './my-tasks.ts'
import type { Shelf } from './outbox.ts'
import { silence } from './push-device.ts'

/* What stays on the phone, in IndexedDB: one key per step and file, the tasks as they were told last, what is half written. */

let opened: UseStore | undefined
const store = () => (opened ??= createStore('qianshao-field', 'kept'))

/** What a result looks like while it is being written. */
export interface Draft {
  readonly found: 'nothing' | 'something' | null
  readonly result: string
  readonly answers: Readonly<Record<string, string | number | boolean>>
}
export interface KeptTasks {
  readonly at: number
  /** Server’s clock less this phone’s, ms. */
  readonly aheadMs: number
  readonly tasks: readonly KeptTask[]
}

/** The queue of one person; another one’s on the same phone is neither seen nor sent. */
export function shelfOf(person: string): Shelf {
  const head = `entry|${person}|`
  return {
    async all() {
      const found = await entries<string, Entry>(store())
      return found.flatMap(([key, entry]) => (key.startsWith(head) ? [entry] : []))
    },
    put: (entry) => set(head + entry.id, entry, store()),
    remove: (entry) => del(head + entry.id, store()),
    async nextSeq() {
      let seq = 0
      await update<number>('seq', (last) => (seq = (last ?? 0) + 1), store())
      return seq
    },
  }
}

/** What one person’s page remembers beside the queue. */
export const memoryOf = (person: string) => ({
  tasks: async () => (await get<KeptTasks>(`tasks|${person}`, store())) ?? null,
  keepTasks: (kept: KeptTasks) => set(`tasks|${person}`, kept, store()),
  draft: async (taskId: string) => (await get<Draft>(`draft|${person}|${taskId}`, store())) ?? null,
  keepDraft: (taskId: string, draft: Draft) => set(`draft|${person}|${taskId}`, draft, store()),
  dropDraft: (taskId: string) => del(`draft|${person}|${taskId}`, store()),
})
export type Memory = ReturnType<typeof memoryOf>

/** Who may go on here without signal: the last one who was signed in on this page, by ids alone. */
export interface LastPerson {
  readonly id: string
  readonly stations: readonly string[]
}
export const lastPerson = async () => (await get<LastPerson>('who', store())) ?? null
export const keepPerson = ({ id, stations }: LastPerson) => set('who', { id, stations: [...stations] }, store())

/** The district is the same for everyone and names nobody. */
export const keptDistrict = async () => (await get<District>('district', store())) ?? null
export const keepDistrict = (district: District) => set('district', district, store())

/** Nothing of this person stays on the phone. */
export async function forget(person: string): Promise<void> {
  await silence()
  const his = (await keys<string>(store())).filter((key) => key.split('|')[1] === person)
  await delMany(his, store())
  if ((await lastPerson())?.id === person) await del('who', store())
}
