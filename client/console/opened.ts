import type { Begun } from './draft.ts'
import type { Ring } from './sites-draft.ts'

/** A task that a unit is to be urged about. */
export interface UrgedFor {
  readonly taskId: string
  readonly title: string
  readonly unit: string | null
}

/** What stands between map and list: something that is there, or a form. */
export type Opened =
  | { readonly what: 'alarm' | 'task' | 'urging'; readonly id: string }
  | { readonly what: 'dispatch'; readonly begun: Begun }
  | { readonly what: 'sites'; readonly ring: Ring }
  | { readonly what: 'campaigns'; readonly id: string | null }
  | { readonly what: 'urge'; readonly about: UrgedFor | null }
