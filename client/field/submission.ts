import type { PlanItem } from '@contract/task.ts'
import type { Entry, FileEntry } from './entry.ts'
import type { Draft } from './keep.ts'
import type { KeptTask } from './my-tasks.ts'

type Value = string | number | boolean
/** What is still to be done before a result can go, as a key under `field.lacks`; `item` where it is one of the plan. */
export interface Lack {
  readonly key: 'stops' | 'found' | 'result' | 'tick' | 'number' | 'text' | 'photo' | 'proofNothing' | 'proofSomething'
  readonly item: PlanItem | null
}
export type Submission =
  | { readonly lack: Lack }
  | { readonly lack: null; readonly fields: Readonly<Record<string, unknown>>; readonly needs: readonly string[] }

/** Files of a task that are here and not refused, in the order in which they were made. */
export const filesOf = (entries: readonly Entry[], taskId: string): readonly FileEntry[] =>
  entries.filter(
    (each): each is FileEntry =>
      each.kind === 'file' && each.taskId === taskId && (each.state === 'waiting' || each.state === 'sent'),
  )

function answerOf({ id, need }: PlanItem, draft: Draft, files: readonly FileEntry[]): Value | null {
  if (need === 'photo') return files.findLast(({ planId }) => planId === id)?.hash ?? null
  const value = draft.answers[id]
  if (need === 'tick') return value === true ? true : null
  if (need === 'number') return typeof value === 'number' && Number.isFinite(value) ? value : null
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** Whether an item of the plan is answered. */
export const isAnswered = (item: PlanItem, draft: Draft, files: readonly FileEntry[]) =>
  answerOf(item, draft, files) !== null

/**
 * What is handed in, or what it lacks: the server’s own rules, so that nobody learns at the next signal that his result was not
 * enough. `placed`: where he stood is known by this step or by one before it.
 */
export function submissionOf(
  task: Pick<KeptTask, 'id' | 'plan' | 'evidence'> & { readonly proven?: boolean },
  draft: Draft,
  entries: readonly Entry[],
  placed: boolean,
): Submission {
  const { found } = draft
  const result = draft.result.trim()
  const files = filesOf(entries, task.id)
  const answers: Record<string, Value> = {}
  for (const item of task.plan) {
    const answer = answerOf(item, draft, files)
    if (answer === null && item.required) return { lack: { key: item.need, item } }
    if (answer !== null) answers[item.id] = answer
  }
  if (found === null) return { lack: { key: 'found', item: null } }
  if (result === '') return { lack: { key: 'result', item: null } }
  const needs = [...new Set(files.map(({ hash }) => hash))]
  const evidence = [...new Set([...task.evidence.map(({ hash }) => hash), ...needs])]
  // What the stops of a tour have proven needs no second proof.
  if (!task.proven && evidence.length === 0 && !(found === 'nothing' && placed))
    return { lack: { key: found === 'nothing' ? 'proofNothing' : 'proofSomething', item: null } }
  return { lack: null, fields: { found, result, answers, evidence }, needs }
}
