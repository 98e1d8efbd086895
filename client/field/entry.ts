import type { FieldVerb } from '@contract/task-words.ts'
import type { stepPlace } from '@contract/task.ts'
import type { z } from 'zod'

/** Where the phone was, by its own word: WGS-84 degrees, radius in metres, its clock in epoch ms. */
export type Place = z.infer<typeof stepPlace>

/** What the field tells by an order. */
export type StepVerb = FieldVerb

/**
 * `waiting`: the server has not said what became of it. `sent`: a file that the server has, kept until its result is submitted.
 * `refused`: the server said no, and what comes behind it waits. `kept`: a refused one that stays as a note of this phone.
 */
export type EntryState = 'waiting' | 'sent' | 'refused' | 'kept'

interface Queued {
  /** Of the order, or of the upload: repeated under it until the outcome is known. */
  readonly id: string
  readonly taskId: string
  /** Place in the queue of this phone, growing. */
  readonly seq: number
  readonly state: EntryState
  /** The server’s sentence when it refused. */
  readonly why: string | null
  /** When it was done, by this phone’s clock, epoch ms. */
  readonly doneAt: number
  readonly place: Place | null
}

export interface StepEntry extends Queued {
  readonly kind: 'step'
  readonly verb: StepVerb
  /** What the order says beside time and place. */
  readonly fields: Readonly<Record<string, unknown>>
  /** Version of the task that it was decided on; null behind a step that is not answered yet: then the order of the queue holds. */
  readonly basedOn: number | null
  /** SHA-256 of files that must be with the server first. */
  readonly needs: readonly string[]
}

export type EvidenceWhat = 'photo' | 'voice' | 'signature'
export interface FileEntry extends Queued {
  readonly kind: 'file'
  readonly what: EvidenceWhat
  /** SHA-256 of the bytes, lower-case hex. */
  readonly hash: string
  readonly bytes: Blob
  /** Item of the plan that it answers. */
  readonly planId: string | null
}

export type Entry = StepEntry | FileEntry
type New<E extends Entry> = Omit<E, 'seq' | 'state' | 'why'>
/** What the page puts in; its place in the queue is given by the phone. */
export type NewEntry = New<StepEntry> | New<FileEntry>
