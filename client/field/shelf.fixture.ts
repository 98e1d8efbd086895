import type { Entry, NewEntry, Place, StepEntry, StepVerb } from './entry.ts'
import type { Answer, Outside, Send, Shelf } from './outbox.ts'
import { openOutbox } from './outbox.ts'

/** A shelf of copies, as a database keeps them: a test that opens a second queue on it has restarted the phone. */
export function memoryShelf(): Shelf & { readonly kept: Map<string, Entry> } {
  const kept = new Map<string, Entry>()
  let seq = 0
  return {
    kept,
    all: async () => [...kept.values()].map((each) => ({ ...each })),
    put: async (entry) => void kept.set(entry.id, structuredClone(entry)),
    remove: async (entry) => void kept.delete(entry.id),
    nextSeq: async () => (seq += 1),
  }
}

export const PLACE: Place = { lng: 114.11, lat: 22.68, accuracyM: 12, at: 1_000 }

let made = 0
/** A step of the field; each has an id of its own. */
export const step = (verb: StepVerb, over: Partial<StepEntry> = {}): NewEntry => ({
  kind: 'step',
  id: `order-${(made += 1)}`,
  taskId: 'RW1',
  verb,
  fields: {},
  doneAt: 1_000 + made,
  place: PLACE,
  basedOn: null,
  needs: [],
  ...over,
})
export const photo = (hash: string, over: { taskId?: string } = {}): NewEntry => ({
  kind: 'file',
  id: `file-${(made += 1)}`,
  taskId: 'RW1',
  what: 'photo',
  hash,
  bytes: new Blob([hash], { type: 'image/jpeg' }),
  planId: null,
  doneAt: 1_000 + made,
  place: PLACE,
  ...over,
})

/** A server that remembers every id it carried out, and answers as the test says. */
export function server(answer: (entry: Entry) => Answer | 'cut' = () => ({ state: 'accepted' })) {
  const carriedOut: Entry[] = []
  const asked: { readonly id: string; readonly sentAt: number }[] = []
  const send: Send = async (entry, sentAt) => {
    asked.push({ id: entry.id, sentAt })
    const said = answer(entry)
    // Cut: carried out, and the answer is lost on the way.
    if (said === 'cut' || said.state === 'accepted')
      if (!carriedOut.some((each) => each.id === entry.id)) carriedOut.push(entry)
    return said === 'cut' ? { state: 'away' } : said
  }
  return {
    carriedOut,
    asked,
    send,
    verbs: () => carriedOut.map((each) => (each.kind === 'step' ? each.verb : each.hash)),
  }
}

/** A queue on that shelf, towards that server. */
export function boxOn(shelf: Shelf, send: Send, over: Partial<Outside> = {}) {
  const seen: { entries: readonly Entry[] } = { entries: [] }
  const box = openOutbox({
    shelf,
    send,
    now: () => 5_000,
    alone: (work) => work(),
    changed: (entries) => (seen.entries = entries),
    ...over,
  })
  return { box, seen }
}
