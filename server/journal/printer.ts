import type { Fact, Personal } from '../contract/fact.ts'

/** What is kept of a submission to compare it with others: marks are 16 hexadecimal digits; null: not told. */
export interface Print {
  /** Which key made it. */
  readonly key: number
  readonly phone: string | null
  readonly address: string | null
  readonly person: string | null
  readonly respondent: string
  readonly unit: string | null
  readonly sketch: Buffer | null
}

/** Makes prints; the journal stores them and never sees the key. */
export interface Printer {
  readonly key: number
  /** `personal` undefined: nothing personal was told, or it was destroyed. */
  print(submission: Pick<Fact<'complaint.received'>['body'], 'respondent'>, personal: Personal | undefined): Print
}
