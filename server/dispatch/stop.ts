import type { FieldVerb, TaskMark, TaskStep } from '../contract/task.ts'
import type { StopPlace, StopShown } from '../contract/tour.ts'

/** One stop of a tour as the steps add up. */
export interface Stop extends StopShown {
  readonly by: string | null
}
type Stops = readonly Stop[] | undefined

const untold: Omit<Stop, keyof StopPlace> = {
  ...{ state: 'open', at: null, by: null, again: false, found: null, result: null, reason: null },
  ...{ answers: {}, evidence: [] },
}

/** Stops as a tour begins; nothing for a task that is none. */
export const begunStops = (places: readonly StopPlace[] | undefined): { readonly stops?: readonly Stop[] } =>
  places === undefined ? {} : { stops: places.map((place) => ({ ...place, ...untold })) }

/** Stops after one was looked at or passed over; the last telling stands. */
export const toldStop = (stops: Stops, step: TaskStep): { readonly stops?: readonly Stop[] } =>
  stops === undefined
    ? {}
    : {
        stops: stops.map((stop) =>
          stop.id !== step.stopId
            ? stop
            : {
                ...stop,
                ...untold,
                ...{ at: step.at, by: step.by.id },
                state: step.what === 'stopped' ? 'done' : (step.because ?? 'other'),
                ...{ found: step.found ?? null, result: step.result ?? null, reason: step.reason ?? null },
                ...{ answers: step.answers ?? {}, evidence: step.evidence ?? [] },
              },
        ),
      }

/** After a rejection every stop stands as it was told, and each may be told again. */
export const rejectedStops = (stops: Stops): { readonly stops?: readonly Stop[] } =>
  stops === undefined ? {} : { stops: stops.map((stop) => ({ ...stop, again: stop.state !== 'open' })) }

/** How many stops, how many looked at, how many passed over: stands on the mark of a tour alone. */
export function countsOf(stops: Stops): Pick<TaskMark, 'stops'> {
  if (stops === undefined) return {}
  const done = stops.filter(({ state }) => state === 'done').length
  const open = stops.filter(({ state }) => state === 'open').length
  return { stops: { n: stops.length, done, skipped: stops.length - done - open } }
}

const ON_THE_WAY: ReadonlySet<TaskMark['state']> = new Set(['accepted', 'enRoute', 'onScene', 'handling'])
/** What may be told of stops as the task stands. */
export const stopVerbs = (task: { readonly state: TaskMark['state']; readonly stops?: Stops }): readonly FieldVerb[] =>
  ON_THE_WAY.has(task.state) && (task.stops ?? []).some(({ state, again }) => state === 'open' || again)
    ? ['stop', 'skipStop']
    : []
