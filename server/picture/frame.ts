import { shelfNames, type Frame, type View } from '../contract/picture.ts'
import { mayHaveHad, sees, shown } from './redact.ts'
import { noneDirty, type Dirty, type Stage } from './stage.ts'

/** Which keys moved between two versions. Values are not kept: whoever is late gets the latest. */
export interface Step {
  readonly from: number
  readonly to: number
  readonly dirty: Dirty
}

/** Steps remembered: one and a half minutes of a picture that moves at every tick. */
const STEPS = 600
/** Keys remembered over all steps; beyond it a snapshot is cheaper than the catching up. */
const KEYS = 100_000

const keysOf = (dirty: Dirty) => shelfNames.reduce((sum, name) => sum + dirty[name].size, 0)

/** The steps with one more, bounded in number and in keys. */
export function remember(steps: readonly Step[], step: Step): Step[] {
  const kept = [...steps.slice(-(STEPS - 1)), step]
  let keys = 0
  for (let index = kept.length - 1; index >= 0; index -= 1) {
    keys += keysOf(kept[index]!.dirty)
    if (keys > KEYS) return kept.slice(index + 1)
  }
  return kept
}

/** A frame with the current value of every dirty key that the view may see; the others are dropped from its copy. */
export function frameOf(
  { state, dueOf, unseenTasks }: Pick<Stage, 'state' | 'dueOf' | 'unseenTasks'>,
  head: Pick<Frame, 'epoch' | 'from' | 'to' | 'at'>,
  dirty: Dirty,
  view: View,
): Frame {
  const put: Record<string, Record<string, unknown>> = {}
  const drop: Record<string, string[]> = {}
  for (const name of shelfNames) {
    if (!sees(view, name)) continue
    for (const key of dirty[name]) {
      const value = state.shelves[name].get(key)
      const seen = value === undefined ? null : shown(view, name, key, value, dueOf)
      const units = name === 'tasks' ? unseenTasks.get(key) : undefined
      const had = value === undefined && units === undefined ? true : mayHaveHad(view, name, value ?? { units })
      if (seen === null && had) (drop[name] ??= []).push(key)
      else if (seen === null) continue
      else (put[name] ??= {})[key] = seen
    }
  }
  return { ...head, put: put, drop: drop }
}

/** One frame from `head.from` to now out of remembered steps, or null when they do not reach back that far. */
export function catchUp(
  stage: Pick<Stage, 'state' | 'dueOf' | 'unseenTasks'>,
  steps: readonly Step[],
  head: Pick<Frame, 'epoch' | 'from' | 'to' | 'at'>,
  view: View,
): Frame | null {
  if (head.from === head.to) return { ...head, put: {}, drop: {} }
  if (head.from > head.to) return null
  const first = steps.findIndex((step) => step.from === head.from)
  if (first === -1) return null
  const dirty = noneDirty()
  for (const step of steps.slice(first))
    for (const name of shelfNames) for (const key of step.dirty[name]) dirty[name].add(key)
  return frameOf(stage, head, dirty, view)
}
