import type { OfficerKept, TaskKept } from '../contract/picture.ts'
import { isHidden, type OfficerMark } from '../contract/task.ts'
import { drop, put, type Stage } from './stage.ts'

/** Where somebody was last, and whose he is. */
export type OfficerAt = Omit<OfficerMark, 'state'>

/** Three decimals of a degree, about 100 m: nobody on a wall needs to know better. */
const coarse = (degrees: number) => Math.round(degrees * 1_000) / 1_000
const KEPT_MS = 24 * 3_600_000
const BUSY: ReadonlySet<string> = new Set(['accepted', 'enRoute', 'onScene', 'handling'])

/** Who is on a task now: whoever has it, and of a joint one the members who come. */
const handsOf = ({ state, handler, members }: TaskKept): string[] =>
  BUSY.has(state)
    ? [handler, ...members.map((each) => (isComing(each) ? each.handler : null))].filter((id) => id !== null)
    : []
const isComing = ({ state }: TaskKept['members'][number]) => state === 'confirmed' || state === 'present'

/** Puts officers where they are, busy by the tasks on the picture; whoever is not among them, or was silent for a day, is gone. */
export function setOfficers(stage: Stage, all: readonly OfficerAt[], now: number): void {
  const { officers, tasks } = stage.state.shelves
  const busy = new Map<string, TaskKept[]>()
  for (const task of tasks.values()) for (const id of handsOf(task)) busy.set(id, [...(busy.get(id) ?? []), task])
  const here = new Set<string>()
  for (const { id, unit, lng, lat, at } of all) {
    if (at <= now - KEPT_MS) continue
    here.add(id)
    const on = busy.get(id) ?? []
    const secret = on.length > 0 && on.every((task) => isHidden(task) && !task.units.includes(unit ?? ''))
    const mark: OfficerKept = {
      ...{ id, unit, lng: coarse(lng), lat: coarse(lat), at },
      state: on.length > 0 ? 'busy' : 'free',
      ...(secret && { secret }),
    }
    const before = officers.get(id)
    if (
      before?.at !== mark.at ||
      before.state !== mark.state ||
      before.unit !== mark.unit ||
      before.secret !== mark.secret
    )
      put(stage, 'officers', id, mark)
  }
  for (const id of [...officers.keys()]) if (!here.has(id)) drop(stage, 'officers', id)
}
