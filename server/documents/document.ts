import type { Sheet, Worded } from '../contract/documents.ts'
import type { Context } from './context.ts'

/** One official form: what it is called, what it rests on, when there is one, and how it is filled in. Pure. */
export interface Document {
  readonly name: string
  readonly title: Worded
  /** Its number in the official list of 2026, as it is written there. */
  readonly number: string
  /** The article it rests on under the matter's procedure; null where none was read. */
  readonly article: (context: Context) => string | null
  /** Null: it can be issued. Otherwise the sentence why not now. */
  readonly available: (context: Context) => Worded | null
  /** Filled in as far as the record knows; asked only when it is available. */
  readonly fill: (context: Context) => Sheet
  /** What whoever prints it must know, beside what holds of every form. */
  readonly notes?: (context: Context) => readonly Worded[]
}
