import type { Entry, NewEntry } from './entry.ts'
import { inOrder, mayDiscard, nextToSend, sameAs, withoutFile } from './queue.ts'

/** Where the queue is kept: what `put` has promised survives a restart of the phone. */
export interface Shelf {
  all(): Promise<readonly Entry[]>
  put(entry: Entry): Promise<void>
  remove(entry: Entry): Promise<void>
  /** A number that was never given before on this phone, in any tab. */
  nextSeq(): Promise<number>
}

/** What became of one sending. `away`: nobody answered, or not now; `signedOut`: the server does not know who is asking. */
export type Answer =
  { readonly state: 'accepted' | 'away' | 'signedOut' } | { readonly state: 'refused'; readonly why: string }

/** How one thing is sent; `sentAt` is this phone’s clock at that moment, epoch ms. */
export type Send = (entry: Entry, sentAt: number) => Promise<Answer>

export interface Outside {
  readonly shelf: Shelf
  readonly send: Send
  readonly now: () => number
  /** Runs work that only one tab may do; null without doing it while another does. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T | null>
  /** Called whenever the queue is another. */
  readonly changed: (entries: readonly Entry[]) => void
  /** Called when the server took one. */
  readonly accepted?: (entry: Entry) => void
}

/** How a run ended: everything that may go is gone, or why it stopped; `busy`: another tab or run is at it. */
export type Ran = 'done' | 'away' | 'signedOut' | 'busy'

export interface Outbox {
  /** Writes it down, and only then answers: what stands in the queue now (the twin, when it stood there before). */
  add(entry: NewEntry): Promise<Entry>
  /** Sends what may go, one after the other, until nothing may. */
  run(): Promise<Ran>
  /** Takes one out for good by the person’s own wish, where that may be (`mayDiscard`). */
  discard(id: string): Promise<void>
  /** A refused one stays as a note of this phone and holds up nothing. */
  keepAsNote(id: string): Promise<void>
  /** A refused one is sent once more, under its own id and with its own time: what stood in its way may be gone. */
  retry(id: string): Promise<void>
  /** Reads again what another tab may have changed. */
  look(): Promise<readonly Entry[]>
}

/** The queue of one person on one phone. Throws what the shelf throws: a step that could not be written was not taken. */
export function openOutbox({ shelf, send, now, alone, changed, accepted = () => {} }: Outside): Outbox {
  let writing: Promise<unknown> = Promise.resolve()
  let running = false

  /** One write after the other: a second press sees what the first has written. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = writing.then(work, work)
    writing = next.catch(() => undefined)
    return next
  }
  async function look(): Promise<readonly Entry[]> {
    const entries = inOrder(await shelf.all())
    changed(entries)
    return entries
  }
  const add = (entry: NewEntry) =>
    inTurn(async () => {
      const twin = sameAs(await shelf.all(), entry)
      if (twin !== null) return twin
      const whole = { ...entry, seq: await shelf.nextSeq(), state: 'waiting', why: null } as Entry
      await shelf.put(whole)
      await look()
      return whole
    })

  async function settle(entry: Entry, answer: Answer): Promise<void> {
    // A photograph may have been thrown away while it was under way.
    if (!(await shelf.all()).some((each) => each.id === entry.id)) return
    if (answer.state === 'refused') {
      // That it was delivered is told by the phone, not by its owner: he is not to answer for it.
      if (entry.kind === 'step' && entry.verb === 'deliver') return shelf.remove(entry)
      return shelf.put({ ...entry, state: 'refused', why: answer.why })
    }
    if (answer.state !== 'accepted') return
    accepted(entry)
    if (entry.kind === 'file') return shelf.put({ ...entry, state: 'sent' })
    // Files of a result go with it; a step that is answered is the server’s to remember. The step goes last: cut off between, it is
    // asked about once more under its id.
    if (entry.verb === 'submit')
      for (const each of await shelf.all())
        if (each.kind === 'file' && each.taskId === entry.taskId && each.state === 'sent') await shelf.remove(each)
    await shelf.remove(entry)
  }
  async function sendAll(): Promise<Ran> {
    for (;;) {
      const next = nextToSend(await shelf.all())
      if (next === null) return 'done'
      const answer = await send(next, now())
      if (answer.state === 'away' || answer.state === 'signedOut') return answer.state
      await inTurn(() => settle(next, answer))
      await look()
    }
  }
  async function run(): Promise<Ran> {
    if (running) return 'busy'
    running = true
    try {
      return (await alone(sendAll)) ?? 'busy'
    } finally {
      running = false
    }
  }
  /** What a person decides about a refused one. */
  const turn = (id: string, into: Pick<Entry, 'state'> & Partial<Pick<Entry, 'why'>>) =>
    inTurn(async () => {
      const entry = (await shelf.all()).find((each) => each.id === id)
      if (entry?.state !== 'refused') return
      await shelf.put({ ...entry, ...into })
      await look()
    })

  return {
    add,
    run,
    look,
    discard: (id) =>
      inTurn(async () => {
        const all = await shelf.all()
        const entry = all.find((each) => each.id === id)
        if (entry === undefined || !mayDiscard(all, entry)) return
        if (entry.kind === 'file') for (const step of withoutFile(all, entry)) await shelf.put(step)
        await shelf.remove(entry)
        await look()
      }),
    keepAsNote: (id) => turn(id, { state: 'kept' }),
    retry: (id) => turn(id, { state: 'waiting', why: null }),
  }
}
