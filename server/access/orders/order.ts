import type { Fact, Told } from '../../contract/fact.ts'
import type { OrderBody, Verb } from '../../contract/identity.ts'
import type { From, Who } from '../../gateway/access.ts'
import type { FieldFault } from '../../intake/registration.ts'
import type { Statement } from '../../journal/statement.ts'
import type { AccessParts } from '../parts.ts'

export interface Context {
  readonly parts: AccessParts
  readonly who: Extract<Who, { kind: 'person' }>
  readonly from: From
  readonly now: number
  /** The order's own id: what it makes is named after it. */
  readonly orderId: string
}

/** What an order comes to: refused with a sentence, or what it changes and what its giver gets. */
export type Decision =
  | {
      readonly refused: string
      readonly code?: 'secondFactor' | 'forbidden' | 'conflict'
      readonly on?: string | null
      /** The sentence as its giver reads it, where that names people; the record keeps `refused`, without names. */
      readonly shown?: string
      /** For the audit, what would otherwise be lost with the refusal. */
      readonly detail?: Fact<'order.given'>['body']['detail']
      /** Field by field, for a form; sentences without values. */
      readonly faults?: readonly FieldFault[]
    }
  | {
      readonly on: string
      /** For the audit: never a secret, never a personal field. */
      readonly detail: Readonly<Record<string, string | number | boolean | null | readonly string[]>>
      /** Further facts that the order makes, journalled with it. */
      readonly told?: readonly Told[]
      readonly effects: readonly Statement[]
      readonly result?: Readonly<Record<string, unknown>>
    }

/** Decides one verb; whoever comes here holds the permission that the verb needs. */
export type Decide<V extends Verb> = (order: OrderBody<V>, context: Context) => Promise<Decision>

/** Everything that is wrong with a form, at once. */
export const refuseFields = (faults: readonly FieldFault[]) => ({
  refused: faults
    .map(({ message }) => message)
    .join('')
    .slice(0, 1_000),
  faults,
})

export const refuse = (refused: string, on?: string): Decision => ({ refused, ...(on !== undefined && { on }) })
