import type { Clock } from '../law/clock.ts'
import { RefusedByLaw } from '../law/refused-by-law.ts'
import type { Step } from './step.ts'

/** An order that is not carried out: one sentence for the one who gave it, and the article where law is the reason. */
export interface Refusal {
  readonly refused: string
  readonly article?: string
}
export type Decided = { readonly steps: readonly Step[] } | Refusal

export const refuse = (refused: string, article?: string): Refusal =>
  article === undefined ? { refused } : { refused, article }

/** The first guard that refuses, or null when all let pass. */
export const firstRefusal = (...guards: readonly (Refusal | null)[]): Refusal | null =>
  guards.find((each) => each !== null) ?? null

/** A step of a clock, or the law's own sentence when it refuses that step. Other errors are not caught. */
export function lawfully<T extends object>(clock: Pick<Clock, 'article'>, step: () => T): T | Refusal {
  try {
    return step()
  } catch (error) {
    if (error instanceof RefusedByLaw) return refuse(error.message, clock.article)
    throw error
  }
}
