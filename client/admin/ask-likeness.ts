import type { Asking } from '../orders/asking.ts'

interface Wording {
  readonly zh: string
  readonly en: string
}
/** One matter that may be the same as the one looked at. */
export interface Duplicate {
  readonly id: string
  readonly complaintId: string
  readonly kind: string
  readonly state: string
  readonly receivedAt: number
  readonly respondentName: string | null
  /** 0–1. */
  readonly score: number
  readonly reasons: readonly { readonly of: string; readonly why: Wording }[]
  /** The order that would join the two, the later into the earlier; null: it would be refused, as `cannot` says. */
  readonly merge: { readonly complaintId: string; readonly into: string; readonly basedOn: number } | null
  readonly cannot: string | null
  /** New facts would begin verification anew. */
  readonly restarts: boolean
}
export interface Sign {
  readonly factor: string
  readonly article: string
  readonly why: Wording
  readonly count: number
  readonly windowDays: number
  readonly matters: readonly string[]
}
/** Another telling of the same number: the first one stands. */
export interface ToldAgain {
  readonly source: string
  readonly channel: string
  readonly at: number
  /** In what it differs; empty: the same was told twice. */
  readonly differs: readonly string[]
}
export interface LikenessAnswer {
  readonly again: readonly ToldAgain[]
  readonly duplicates: readonly Duplicate[]
  /** How many more may be the same and are other stations'. */
  readonly elsewhere: number
  readonly article17: { readonly score: number; readonly reasons: readonly Sign[] }
  readonly note: Wording
}

/** What is like a matter. */
export const likenessQuestions = (asking: Asking) => ({
  likeness: (id: string) => asking.json<LikenessAnswer>(`/api/v1/matters/${encodeURIComponent(id)}/likeness`),
})
