import { z } from 'zod'
import { actor } from './actor.ts'

const id = z.string().min(1).max(200)

/** ISA-18.2 priority: 1 is the most urgent of four. */
export const priority = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export type Priority = z.infer<typeof priority>

export const alarmRaised = z.looseObject({
  alarmId: id,
  condition: id,
  priority,
  siteId: id.optional(),
  feed: id.optional(),
  /** Values the sentence on the screen needs, such as {trapped: 2} or {value: 9.4, unit: '℃'}. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** Id of the fact that made the condition true. */
  cause: id,
  /** On-delay: an alarm only when the condition still holds after so long. Absent: at once. */
  holdMs: z.number().positive().optional(),
  /** Told by the house: the condition held for as long as it had to. `at` is when it became true. */
  stood: z.literal(true).optional(),
  /** What is told now is another thing than what somebody acknowledged: it has to be acknowledged anew. */
  anew: z.literal(true).optional(),
})
export const alarmReturned = z.looseObject({
  alarmId: id,
  cause: id,
  /** Off-delay: over only when nothing was raised for so long. Absent: at once. */
  holdMs: z.number().positive().optional(),
  /** Told by the house: it stayed normal for as long as it had to. `at` is since when it is normal. */
  stood: z.literal(true).optional(),
})

/** What a person did about an alarm. Free text in it is scrubbed of numbers. */
export const alarmActs = ['acknowledged', 'contacted', 'injury', 'closed'] as const
export type AlarmAct = (typeof alarmActs)[number]
export const alarmActed = z.looseObject({
  alarmId: id,
  act: z.enum(alarmActs),
  by: actor,
  /** For `closed` the reason. */
  note: z.string().max(1_000).optional(),
  /** What whoever acknowledged means to do next. */
  next: z.string().max(200).optional(),
})
