import type { TaskState } from '../contract/task.ts'
import { membersAfter } from './crew.ts'
import { limits } from './limits.ts'
import { begunStops, rejectedStops, toldStop } from './stop.ts'
import { TRAIL, type Begins, type Step, type Submission, type Task } from './task.ts'

function begun(id: string, { at, note, chosenWhy, unit, handler }: Step, { stops, ...begins }: Begins): Task {
  return {
    ...begins,
    id,
    state: 'draft',
    ...{ members: [], took: [], waived: null },
    ...{
      unit: unit ?? null,
      handler: handler ?? null,
      openedAt: at,
      issuedAt: null,
      acceptedAt: null,
      departedAt: null,
    },
    ...{ arrivedAt: null, reportedAt: null, submittedAt: null, endedAt: null, countedFrom: at },
    ...{ before: null, until: null, late: [], overdue: 0, submission: null, verified: null, placed: false },
    ...{ note: note ?? null, chosenWhy: chosenWhy ?? null, spokenAt: at, lastAt: at, lastWhat: 'opened' },
    ...{ trail: [], version: 0 },
    ...begunStops(stops),
  }
}

const given = ({ handler, unit }: Step) => ({ handler: handler ?? null, unit: unit ?? null })

/** Somebody gets it: from here his own time counts. */
const sent = (step: Step): Partial<Task> => ({
  ...given(step),
  state: 'issued',
  issuedAt: step.at,
  countedFrom: step.at,
  acceptedAt: null,
  reportedAt: null,
  placed: false,
  before: null,
  until: null,
  chosenWhy: step.chosenWhy ?? null,
})

const spoke = (state: TaskState, { at }: Step): Partial<Task> => ({ state, reportedAt: at })

function moved(task: Task, step: Step): Partial<Task> {
  const { at, by } = step
  switch (step.what) {
    case 'opened':
      return {}
    case 'issued':
    case 'reassigned':
      return sent(step)
    case 'delivered':
      return { state: 'delivered' }
    case 'accepted':
      return { ...spoke('accepted', step), acceptedAt: at, handler: by.id }
    case 'declined':
      return { state: 'declined', handler: null, countedFrom: at }
    case 'departed':
      return { ...spoke('enRoute', step), departedAt: task.departedAt ?? at }
    case 'arrived':
      return { ...spoke('onScene', step), departedAt: task.departedAt ?? at, arrivedAt: task.arrivedAt ?? at }
    case 'handled':
      return spoke('handling', step)
    case 'progressed':
      return {
        reportedAt: Math.max(task.reportedAt ?? 0, at),
        ...(step.member !== undefined && { took: [...new Set([...task.took, by.id])] }),
      }
    case 'submitted':
      return { ...spoke('submitted', step), submittedAt: at, submission: submissionOf(step) }
    case 'verified':
      return { state: 'verified', verified: { by: by.id, at } }
    case 'rejected':
      return {
        ...{ state: 'handling', countedFrom: at, submission: null, submittedAt: null, verified: null },
        ...rejectedStops(task.stops),
      }
    case 'stopped':
    case 'stopSkipped':
      return { ...spoke('handling', step), ...toldStop(task.stops, step) }
    case 'closed':
      return { state: 'closed', endedAt: at }
    case 'suspended':
      return { state: 'suspended', before: task.state, until: step.until ?? at }
    case 'resumed':
      return { state: task.before ?? 'issued', before: null, until: null, countedFrom: at }
    case 'cancelled':
      return { state: 'cancelled', endedAt: at, before: null, until: null }
    case 'late':
      return step.limit ? { late: [...task.late, step.limit] } : {}
    case 'overdue':
      return step.percent ? { overdue: step.percent } : {}
    case 'joined':
    case 'attended':
      return { took: [...new Set([...task.took, by.id])] }
    case 'waived':
      return { waived: { by: by.id, at } }
    case 'stayedAway':
    case 'rollCalled':
    case 'mustered':
    case 'released':
      return {}
  }
}

const submissionOf = ({ by, at, found, result, answers, evidence }: Step): Submission => ({
  ...{ by: by.id, at, found: found ?? 'nothing', result: result ?? '' },
  ...{ answers: answers ?? {}, evidence: evidence ?? [] },
})

/** A silence that somebody broke, or that counts anew, is no longer told as one; a legal limit that is over stays over. */
const stillLate = (before: Task, after: Task) =>
  after.late.filter((name) => {
    const limit = limits.find((each) => each.name === name)
    if (limit === undefined || !limit.silence) return limit !== undefined
    const since = limit.since(after)
    return since !== null && since === limit.since(before)
  })

/** The task after one more step; the first makes it. Throws when the first is missing: that is a fault of the record. */
export function apply(before: Task | null, step: Step, id: string): Task {
  const task = before ?? (step.begins ? begun(id, step, step.begins) : null)
  if (task === null) throw new Error(`任务 ${id} 的第一步不见了。`)
  const person = step.by.role !== 'house'
  const version = task.version + 1
  const trail = [...task.trail, { n: version, what: step.what, at: step.at, by: step.by.id }].slice(-TRAIL)
  const changed = { ...task, ...moved(task, step) }
  const after: Task = {
    ...changed,
    members: membersAfter(task, step, changed),
    // What a member tells is in his own time: it moves nobody else’s, and proves nothing of the lead’s.
    ...(person && step.member === undefined && { spokenAt: Math.max(task.spokenAt, step.at) }),
    ...(step.place && step.member === undefined && { placed: true }),
    ...{ lastAt: Math.max(task.lastAt, step.at), lastWhat: step.what, trail, version },
  }
  return { ...after, late: stillLate(task, after) }
}

/** The task after all of these steps. */
export const applyAll = (before: Task | null, steps: readonly Step[], id: string): Task | null =>
  steps.reduce<Task | null>((task, step) => apply(task, step, id), before)
