import type { Step } from './task.ts'

/** An order that is not carried out: one sentence for the one who gave it; persons in it stand as `person(id)`. */
export interface Refusal {
  readonly refused: string
  readonly code?: 'conflict'
}
export type Decided = { readonly steps: readonly Step[] } | Refusal

export const refuse = (refused: string): Refusal => ({ refused })
export const conflict = (refused: string): Refusal => ({ refused, code: 'conflict' })
