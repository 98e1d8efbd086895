import { z } from 'zod'
import { siteKind } from './site-kind.ts'
import { skipReasons, STOPS_LEAST, STOPS_MOST, type StopState } from './tour-words.ts'

/*
 * Tours (巡查路线): a task with several places, each with its own findings. Which place is which stop, and in which order, stands in the
 * task’s first step; what was found stands in the step that told it.
 */

const id = z.string().min(1).max(200)

/** One place of a tour as it stood in the register when the task was opened; `id` is unique within the task. */
export const stopPlace = z.object({
  id: z.string().min(1).max(20),
  siteId: id,
  siteName: z.string().max(400),
  siteKind: siteKind.nullable(),
  streetCode: z.string().max(20).nullable(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
})
export type StopPlace = z.infer<typeof stopPlace>

/** Places of a new tour, in any order. */
export const stopsAsked = z
  .array(z.strictObject({ siteId: id }))
  .min(STOPS_LEAST, `巡查路线至少 ${STOPS_LEAST} 站，只去一处请直接选定监管对象。`)
  .max(STOPS_MOST, `一条巡查路线最多 ${STOPS_MOST} 站，请分成几条。`)

export const skipReason = z.enum(skipReasons)

/** On a task’s mark, of tours alone: all stops, those that were looked at, and those passed over with a reason. */
export const stopCounts = z.object({ n: z.int(), done: z.int(), skipped: z.int() })

/** How far and how long, always an estimate: on the way alone, without the time that a visit takes. */
export interface TourEstimate {
  /** Length of the way from stop to stop, from where it was begun. */
  readonly metres: number
  readonly minutes: number
  /** `straight`: straight line × a factor; `roads`: a routing service said so. */
  readonly basis: 'straight' | 'roads'
  /** Stops whose place is not known: they come last, and their way is not in it. */
  readonly unplaced: number
}

/** A stop as GET /api/v1/tasks/{id} tells it; a screen gets no findings. */
export interface StopShown extends StopPlace {
  readonly state: StopState
  readonly at: number | null
  /** Told again because the result was rejected since. */
  readonly again: boolean
  readonly found: 'nothing' | 'something' | null
  readonly result: string | null
  readonly reason: string | null
  readonly answers: Readonly<Record<string, string | number | boolean>>
  readonly evidence: readonly string[]
}

/** A tour as it is told: its stops in their order, and how far it is from the first to the last. */
export interface TourShown extends TourEstimate {
  readonly stops: readonly StopShown[]
}

/** A site that was not taken, by name, and why. */
export interface LeftOut {
  readonly siteId: string
  readonly siteName: string | null
  readonly why: string
}

/** POST /api/v1/tasks/tour: the order that the house would take, before anything is opened. */
export const tourAsked = z.strictObject({
  stops: stopsAsked,
  kind: z.string().max(40).default('inspection'),
  handler: id.optional(),
  unit: id.optional(),
  /** Keeps the order given; the length is said all the same. */
  ownOrder: z.boolean().default(false),
})
export interface TourPlanned {
  readonly stops: readonly StopPlace[]
  readonly left: readonly LeftOut[]
  readonly from: 'handler' | 'station' | 'first'
  readonly estimate: TourEstimate
  /** How long the way is in the order given. */
  readonly asGiven: TourEstimate
}

export * from './tour-words.ts'
