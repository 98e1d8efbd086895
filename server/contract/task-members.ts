import { z } from 'zod'
import { memberStates } from './task-words.ts'

/*
 * Joint enforcement: a task that several units carry out, one of which leads. The lead walks the task’s own way; the others are
 * called, say whether they come, and are there or not when the roll is called. A unit stands in a task once.
 */

const id = z.string().min(1).max(200)
const reason = z.string().trim().min(4, '请写明理由（至少 4 个字）。').max(500, '最多 500 个字。')
/** Units in one task. */
export const MOST_UNITS = 12

/** A unit as `task.open` calls it; without a handler it chooses its person itself: whoever of it joins first. */
export const memberCalled = z.strictObject({ unit: id, handler: id.optional(), lead: z.boolean() })
export type MemberCalled = z.infer<typeof memberCalled>

export const membersCalled = z
  .array(memberCalled)
  .min(2, '联合执法至少要有 2 个单位；只有一个单位时不用列出参加单位。')
  .max(MOST_UNITS, `一项任务最多 ${MOST_UNITS} 个单位。`)
  .refine((all) => all.filter(({ lead }) => lead).length === 1, '请指定一个、且只有一个牵头单位。')
  .refine((all) => new Set(all.map(({ unit }) => unit)).size === all.length, '同一单位只能列一次。')

/** How a unit stands in a joint task, as the picture has it; no name, no words. */
export const memberMark = z.object({
  unit: id,
  handler: id.nullable(),
  lead: z.boolean(),
  state: z.enum(memberStates),
  /** Since when it stands so, epoch ms. */
  at: z.number(),
})
export type MemberMark = z.infer<typeof memberMark>

/** A member as GET /api/v1/tasks/{id} tells it; names and words are for people, a screen gets null. */
export interface MemberShown extends MemberMark {
  readonly unitName: string | null
  readonly handlerName: string | null
  /** Why it does not come, or was not there. */
  readonly why: string | null
}

export const memberAbsent = z.strictObject({ unit: id, reason })
const units = z.array(id).max(MOST_UNITS)

/** What the commander says of members, beside the head that every order has. */
export const memberCommands = {
  rollCall: { present: units.default([]), absent: z.array(memberAbsent).max(MOST_UNITS).default([]) },
  muster: { unit: id, handler: id.optional(), chosenWhy: reason.optional() },
  release: { unit: id, reason },
  waive: { reason },
}
/** What a member says. `unit`: for which of his units, where he belongs to several of the task. */
export const memberTells = {
  join: { unit: id.optional() },
  stayAway: { unit: id.optional(), reason },
  present: { unit: id.optional() },
}

/** Fields of a step that members bring. */
export const memberStep = {
  /** The unit that a member spoke for: his step moves no time of the lead’s. */
  member: id.optional(),
  /** Of `opened`: who is called. */
  members: z.array(memberCalled).max(MOST_UNITS).optional(),
  /** Of `rollCalled`. */
  present: units.optional(),
  absent: z.array(memberAbsent).max(MOST_UNITS).optional(),
}

export * from './member-rules.ts'
