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

/** What an address leads to, `/console#RW…`: a task, a slip, or an alarm; null: nothing is named. */
export function openedBy(hash: string): Opened | null {
  const id = named(hash.slice(1))
  if (id === '') return null
  return { what: /^RW\d/.test(id) ? 'task' : /^DB\d/.test(id) ? 'urging' : 'alarm', id }
}

function named(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // An address that was cut off in the middle of a sign names nothing.
    return ''
  }
}
