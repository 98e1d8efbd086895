/** One person as GET /api/v1/tasks/recommend puts him, the fittest first. */
export interface Recommended {
  readonly id: string
  readonly name: string
  readonly score: number
  readonly reasons: readonly ReasonShown[]
  readonly cautions: readonly ReasonShown[]
  /** Task he is on, which a second one must be given a reason for. */
  readonly busyWith: string | null
  /** Tasks that his load is read from: those in his hands and those of the last week, the newest first, 60 at most. */
  readonly tasks?: readonly string[]
  /** Estimate in minutes; null: where he is is not known. */
  readonly travelMin: number | null
}
export interface ReasonShown {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly value: number | string | null
}
