import type { HeldPicture } from '@contract/held-picture.ts'
import type { Alarm, Shelves } from '@contract/picture.ts'
import { shelfNames } from '@contract/picture.ts'
import { taskEnded } from '@contract/task-words.ts'
import type { PictureView } from '../picture/view.ts'

type Writable = { -readonly [Name in keyof PictureView['shelves']]: Map<string, Shelves[Name]> }

/** The picture of a past moment as the layers of the map read it: what was told of it, and nothing else. */
export function viewOf(held: HeldPicture): PictureView {
  const shelves = Object.fromEntries(shelfNames.map((name) => [name, new Map()])) as unknown as Writable
  for (const mark of held.complaints ?? []) shelves.complaints.set(mark.id, mark)
  for (const hot of held.hotspots ?? []) shelves.hotspots.set(hot.hotspotId, hot)
  for (const task of held.tasks ?? []) shelves.tasks.set(task.id, task)
  for (const { acknowledged, ...alarm } of held.alarms ?? []) {
    const unsaid = { lastAt: alarm.raisedAt, times: 1, causes: [], contactedAt: null, injuryAt: null, tasks: [] }
    const ack = acknowledged ? { at: alarm.raisedAt, byRole: '' } : null
    shelves.alarms.set(alarm.id, { ...alarm, ...unsaid, ack } satisfies Alarm)
  }
  return { epoch: 'held', version: held.version, at: held.at, shelves, register: held.sites }
}

/** A sign of the legend: words of the map (`map.…`) or of the briefing (`briefing.map.legend.…`). */
export type Sign =
  `kind.${string}` | 'complaints' | 'older' | 'overdue' | 'soon' | 'hotspots' | `p${1 | 2 | 3 | 4}` | 'open' | 'late'

const DAY_MS = 86_400_000

/** Which signs stand on the map, in their order, so that the legend explains those and no others. */
export function signsOf(held: HeldPicture): readonly Sign[] {
  const signs = new Set<Sign>()
  for (const at of held.sites?.kind ?? []) signs.add(`kind.${held.sites?.kinds[at] ?? 'other'}`)
  for (const { at, dueAt } of held.complaints ?? []) {
    signs.add(at > held.at - DAY_MS ? 'complaints' : 'older')
    if (dueAt !== undefined && dueAt <= held.at) signs.add('overdue')
    else if (dueAt !== undefined && dueAt <= held.at + DAY_MS) signs.add('soon')
  }
  if ((held.hotspots ?? []).length > 0) signs.add('hotspots')
  for (const { priority, lng } of held.alarms ?? []) if (lng !== null) signs.add(`p${priority}`)
  for (const { state, lng, late, overdue } of held.tasks ?? [])
    if (lng !== null && !taskEnded.has(state)) signs.add(late.length > 0 || overdue === 100 ? 'late' : 'open')
  return ORDER.filter((sign) => signs.has(sign))
}
const ORDER: readonly Sign[] = [
  ...(['market', 'pharmacy', 'elevator', 'restaurant', 'producer', 'coldStore', 'other'] as const).map(
    (kind): Sign => `kind.${kind}`,
  ),
  ...(['complaints', 'older', 'overdue', 'soon', 'hotspots', 'p1', 'p2', 'p3', 'p4', 'open', 'late'] as const),
]

/** Layers that were asked for and of which nothing stood on the map then. */
export const emptyOf = (held: HeldPicture) =>
  (['sites', 'complaints', 'hotspots', 'alarms', 'tasks'] as const).filter((layer) => {
    const told = held[layer]
    return told !== null && ('id' in told ? told.id.length : told.length) === 0
  })
