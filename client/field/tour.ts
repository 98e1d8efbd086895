import type { PlanItem } from '@contract/task.ts'
import type { StopShown, StopState } from '@contract/tour.ts'
import type { Entry, FileEntry } from './entry.ts'
import type { Draft } from './keep.ts'
import type { KeptTask } from './my-tasks.ts'
import { inOrder } from './queue.ts'
import { submissionOf, type Submission } from './submission.ts'

/* A tour on this phone: its stops as the server said last, moved on by what waits here; what one stop tells, and what the whole. */

/** Files and answers of one stop stand under its name, so that the same question at two stops is two. */
const under = (stopId: string) => `${stopId}/`
const ofStop = (stopId: string, planId: string | null) => planId?.startsWith(under(stopId)) ?? false
const ofWhole = (entry: Entry) => entry.kind !== 'file' || !(entry.planId?.includes('/') ?? false)
/** Where a photograph goes that answers no question of the stop. */
export const loose = (stopId: string) => under(stopId)

export interface StopHere extends StopShown {
  /** What was told of it here and is not answered yet, or was refused. */
  readonly here: 'waiting' | 'refused' | null
  /** Whether it may be told now. */
  readonly open: boolean
}

/** Stops as the person sees them. */
export function stopsHere(task: Pick<KeptTask, 'id' | 'tour'>, entries: readonly Entry[]): readonly StopHere[] {
  const told = new Map<string, { state: StopState; here: 'waiting' | 'refused' }>()
  for (const each of inOrder(entries)) {
    if (each.kind !== 'step' || each.taskId !== task.id) continue
    if (each.state !== 'waiting' && each.state !== 'refused') continue
    if (each.verb !== 'stop' && each.verb !== 'skipStop') continue
    const state = each.verb === 'stop' ? 'done' : (each.fields['because'] as StopState)
    told.set(String(each.fields['stopId']), { state, here: each.state })
  }
  return (task.tour?.stops ?? []).map((stop) => {
    const mine = told.get(stop.id)
    return {
      ...stop,
      state: mine?.state ?? stop.state,
      here: mine?.here ?? null,
      open: mine === undefined && (stop.state === 'open' || stop.again),
    }
  })
}

/** Questions that are asked at each stop, under its name. */
export const planOfStop = (task: Pick<KeptTask, 'plan'>, stopId: string): readonly PlanItem[] =>
  task.plan.flatMap((item) => (item.per === 'stop' ? [{ ...item, id: under(stopId) + item.id }] : []))
/** Questions that are asked once at the end. */
export const planOfWhole = (task: Pick<KeptTask, 'plan' | 'tour'>): readonly PlanItem[] =>
  task.tour === undefined ? task.plan : task.plan.filter(({ per }) => per !== 'stop')

/** Photographs of one stop that are on this phone. */
export const filesOfStop = (entries: readonly Entry[], taskId: string, stopId: string): readonly FileEntry[] =>
  entries.flatMap((each) =>
    each.kind === 'file' && each.taskId === taskId && ofStop(stopId, each.planId) ? [each] : [],
  )

/** What one stop tells, or what it lacks: the server’s own rules. `placed`: where he stands now is known. */
export function stopSubmission(
  task: KeptTask,
  stopId: string,
  draft: Draft,
  entries: readonly Entry[],
  placed: boolean,
): Submission {
  const own = { id: task.id, plan: planOfStop(task, stopId), evidence: [] }
  const ready = submissionOf(own, draft, filesOfStop(entries, task.id, stopId), placed)
  if (ready.lack !== null) return ready
  const answers = Object.entries(ready.fields['answers'] as object).map(([key, value]) => [
    key.slice(under(stopId).length),
    value as unknown,
  ])
  return { ...ready, fields: { ...ready.fields, stopId, answers: Object.fromEntries(answers) as unknown } }
}

/** What the whole task hands in: of a tour only when every stop is told, and without what its stops have told already. */
export function wholeSubmission(task: KeptTask, draft: Draft, entries: readonly Entry[], placed: boolean): Submission {
  if (task.tour === undefined) return submissionOf(task, draft, entries, placed)
  const stops = stopsHere(task, entries)
  if (stops.some(({ state }) => state === 'open')) return { lack: { key: 'stops', item: null } }
  const theirs = new Set([
    ...stops.flatMap(({ evidence }) => evidence),
    ...entries.flatMap((each) => (each.kind === 'step' && each.verb === 'stop' ? each.needs : [])),
    ...entries.flatMap((each) => (each.kind === 'file' && !ofWhole(each) ? [each.hash] : [])),
  ])
  const evidence = task.evidence.filter(({ hash }) => !theirs.has(hash))
  const own = { id: task.id, plan: planOfWhole(task), evidence, proven: theirs.size > 0 }
  return submissionOf(own, draft, entries.filter(ofWhole), placed)
}

/** Stops after one that the server took, until it tells the task anew; `at` by the server’s clock. */
export function afterStop(
  tour: KeptTask['tour'],
  verb: string,
  fields: Readonly<Record<string, unknown>>,
  at: number,
): Pick<KeptTask, 'tour'> {
  if (tour === undefined || (verb !== 'stop' && verb !== 'skipStop')) return {}
  const state = verb === 'stop' ? 'done' : (fields['because'] as StopState)
  const evidence = (fields['evidence'] as readonly string[] | undefined) ?? []
  const stops = tour.stops.map((stop) =>
    stop.id === fields['stopId'] ? { ...stop, state, at, again: false, evidence } : stop,
  )
  return { tour: { ...tour, stops } }
}
