import { z } from 'zod'
import { skillCodes } from './skills.ts'

/*
 * What the bureau knows of a person beside his role: what he is licensed and trained for, and when he is on duty. Set by an
 * administrator; what was never set is unknown, and said as unknown.
 */

/** Day of the calendar, district time. */
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, '日期应为 年-月-日，例如 2027-06-30。')
  .refine(isDay, '没有这一天，请核对日期。')
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** A licence or a training. `validUntil`: its last day; null: the paper names none. */
export const skillHeld = z.strictObject({ code: z.enum(skillCodes), validUntil: day.nullable() })
export type SkillHeld = z.infer<typeof skillHeld>

const DAY_MIN = 24 * 60
/** A shift of every week: 0 is Monday; minutes from midnight, district time. One that ends on the next day runs past 1440. */
export const shiftOfWeek = z
  .strictObject({
    weekday: z.int().min(0).max(6),
    from: z
      .int()
      .min(0)
      .max(DAY_MIN - 1),
    to: z
      .int()
      .min(1)
      .max(2 * DAY_MIN),
  })
  .refine(({ from, to }) => to > from && to - from <= DAY_MIN, '班次的结束应晚于开始，且一班不超过 24 小时。')
export type ShiftOfWeek = z.infer<typeof shiftOfWeek>

const skills = z
  .array(skillHeld)
  .max(30)
  .refine((all) => new Set(all.map(({ code }) => code)).size === all.length, '同一项资格只登记一次。')
const shifts = z.array(shiftOfWeek).max(21, '一周最多登记 21 个班次。')

/** As `person.change` sets it. */
export const attributesChanged = { skills: skills.nullable().optional(), shifts: shifts.nullable().optional() }

export interface Attributes {
  /** Null: nobody has written down what he is licensed for; an empty list: nothing. */
  readonly skills: readonly SkillHeld[] | null
  /** Null: no roster on record. */
  readonly shifts: readonly ShiftOfWeek[] | null
}
