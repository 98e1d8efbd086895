import type { Entry, FileEntry, NewEntry, StepEntry } from './entry.ts'

/* What is sent next, and what waits for what: rules of the queue without any I/O. */

const bySeq = (a: Entry, b: Entry) => a.seq - b.seq || (a.id < b.id ? -1 : 1)

/** The queue in the order in which things were done. */
export const inOrder = <E extends Entry>(entries: readonly E[]): readonly E[] => [...entries].sort(bySeq)

/** The refused entry that holds up the rest of a task, or null. */
export const heldBy = (entries: readonly Entry[], taskId: string): Entry | null =>
  inOrder(entries).find((each) => each.taskId === taskId && each.state === 'refused') ?? null

/**
 * What to send now, or null when nothing may go: of each task its oldest step, behind whatever was refused nothing, and a step that
 * names files only when none of them waits here. Steps go before files: “arrived” does not wait for a photograph on a thin line.
 */
export function nextToSend(entries: readonly Entry[]): Entry | null {
  const sorted = inOrder(entries)
  const held = new Map<string, number>()
  for (const each of sorted) if (each.state === 'refused' && !held.has(each.taskId)) held.set(each.taskId, each.seq)
  const free = sorted.filter((each) => each.state === 'waiting' && !(each.seq > (held.get(each.taskId) ?? Infinity)))
  const missing = new Set(
    entries.flatMap((each) =>
      each.kind === 'file' && (each.state === 'waiting' || each.state === 'refused')
        ? [`${each.taskId} ${each.hash}`]
        : [],
    ),
  )
  const begun = new Set<string>()
  for (const each of free) {
    if (each.kind !== 'step' || begun.has(each.taskId)) continue
    begun.add(each.taskId)
    if (!each.needs.some((hash) => missing.has(`${each.taskId} ${hash}`))) return each
  }
  return free.find((each): each is FileEntry => each.kind === 'file') ?? null
}

/** An entry that says the same and is not answered yet: five presses of one button are one step. */
export function sameAs(entries: readonly Entry[], next: NewEntry): Entry | null {
  const twin = entries.find((each) => {
    if (each.taskId !== next.taskId || each.kind !== next.kind) return false
    if (each.kind === 'file') return each.state !== 'kept' && next.kind === 'file' && each.hash === next.hash
    if (each.state !== 'waiting' || next.kind !== 'step') return false
    // Two stops of a tour are two steps.
    if (each.fields['stopId'] !== next.fields['stopId']) return false
    return each.verb === next.verb && (each.verb !== 'progress' || each.fields['note'] === next.fields['note'])
  })
  return twin ?? null
}

/** Whether a new step of this task has another before it that nobody has answered: then no version of the server is its ground. */
export const isBehind = (entries: readonly Entry[], taskId: string): boolean =>
  entries.some(
    (each) => each.taskId === taskId && each.kind === 'step' && (each.state === 'waiting' || each.state === 'refused'),
  )

/** What was refused or kept may be thrown away, and a file that no result names; a step that may have been carried out may not. */
export function mayDiscard(entries: readonly Entry[], entry: Entry): boolean {
  if (entry.state === 'refused' || entry.state === 'kept') return true
  if (entry.kind === 'step') return false
  return !entries.some(
    (each) => each.kind === 'step' && each.taskId === entry.taskId && each.needs.includes(entry.hash),
  )
}

/** What a file leaves behind when it is discarded: steps that named it name it no more. */
export const withoutFile = (entries: readonly Entry[], gone: FileEntry): readonly StepEntry[] =>
  entries.flatMap((each) => {
    if (each.kind !== 'step' || each.taskId !== gone.taskId || !each.needs.includes(gone.hash)) return []
    const needs = each.needs.filter((hash) => hash !== gone.hash)
    return [{ ...each, needs, fields: { ...each.fields, evidence: needs } }]
  })

/** How much is not with the server yet, and how much of it was refused. */
export function unsentOf(entries: readonly Entry[]): { readonly unsent: number; readonly refused: number } {
  const refused = entries.filter((each) => each.state === 'refused').length
  return { unsent: refused + entries.filter((each) => each.state === 'waiting').length, refused }
}
