import type { Permission } from '../../contract/identity.ts'
import { isLive } from '../../indicators/relations.ts'

/** Where the whole of a record is read, by those who may. */
export function pathOf(
  over: string,
  id: string,
  of: string | null,
  may: (permission: Permission) => boolean,
): string | null {
  if (over === 'matter' || over === 'received' || over === 'step')
    return may('complaint.read') ? `/api/v1/complaints/${encodeURIComponent(of ?? id)}` : null
  if (over === 'stop') {
    const task = encodeURIComponent(id.split('#')[0]!)
    // Who commands goes on to the task itself.
    return may('task.command') ? `/console#${task}` : `/api/v1/tasks/${task}`
  }
  if (over === 'task') return `/api/v1/tasks/${encodeURIComponent(id)}`
  if (over === 'urging') return `/api/v1/urgings/${encodeURIComponent(id)}`
  if (over === 'site') return `/api/v1/sites/${encodeURIComponent(id)}`
  return over === 'alarm' || isLive(over) ? null : `/api/v1/facts/${encodeURIComponent(id)}`
}
