import type { InjectionKey } from 'vue'
import type { RecordSource } from '../picture/record.ts'
import { stampOf } from './clock.ts'
import { closesOn } from './closes-at.ts'

/** Where parts get records from; given by whoever mounts them, because only the link asks the server. */
export const recordSourceKey: InjectionKey<RecordSource> = Symbol('records')

/** One line of a record as plain text: where in it, and what is there. */
export interface Field {
  readonly path: string
  readonly text: string
}

const MOST_FIELDS = 200
const LONGEST = 400

/** A record laid flat as plain text, in its own order; bounded, because outsiders decide what is in it. */
export function fieldsOf(value: unknown, path = '', into: Field[] = []): Field[] {
  if (into.length >= MOST_FIELDS) return into
  if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) fieldsOf(inner, path === '' ? key : `${path}.${key}`, into)
    return into
  }
  const text = textOf(value)
  into.push({ path, text: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text })
  return into
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '—'
}

const TIMES = /(^|[.])at$|At$/
const DEADLINES = /(^|[.])(due[.]at|dueAt|nextDueAt|firstContactBy|noReplyBy)$/

/** A field as a person reads it: what a record holds as epoch ms as a time, a deadline as the day it closes; anything else as it is. */
export function readAs({ path, text }: Field): string {
  const at = Number(text)
  if (!(at > 1e11 && at < 1e14)) return text
  if (DEADLINES.test(path)) return closesOn(at)
  return TIMES.test(path) ? stampOf(at) : text
}
