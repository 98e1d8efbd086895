import type { HappeningCode } from '../contract/webhook-words.ts'

type Value = string | number | boolean | null | readonly string[]

/** What is told to somebody outside, before a format puts it into its own words. No person in it, by name or by number. */
export interface Letter {
  readonly type: HappeningCode | 'test'
  /** When it happened, epoch ms. */
  readonly at: number
  /** One line, in Chinese. */
  readonly title: string
  /** Further lines for people to read: label and value, in Chinese. */
  readonly lines: readonly (readonly [string, string])[]
  /** The same for programs. */
  readonly facts: Readonly<Record<string, Value>>
  /** Page that shows it, from the root of this server. */
  readonly path: string
}

/** What happened, once for every receiver: whom it concerns decides who hears of it. */
export interface Happened {
  readonly code: HappeningCode
  /** Names it among all happenings, and the same when it is found again. */
  readonly key: string
  /** Number in the journal that it is read from. */
  readonly seq: number
  /** Number of the alarm or the task. */
  readonly about: string
  readonly priority: number
  /** Station that is concerned, or null. */
  readonly unit: string | null
  /** Person that is concerned, by id, or null: never part of the letter. */
  readonly handler: string | null
  readonly letter: Letter
}
