import type { Permission, Session } from '@contract/identity.ts'

export type Door = 'field' | 'wall' | 'briefing' | 'console' | 'admin' | 'profile'

/** Any of these opens the administrator's page. */
const ADMINISTERS: readonly Permission[] = [
  'people.read',
  'people.manage',
  'roles.grant',
  'screens.manage',
  'keys.manage',
  'audit.read',
  'rejected.mend',
  'imports.run',
  'complaint.handle',
]

/** The pages that whoever is signed in may open. A screen opens the wall and nothing else. */
export function doorsOf(session: Session): readonly Door[] {
  if (session.is === 'screen') return ['wall']
  const may = (permission: Permission) => session.may.includes(permission)
  const doors: Door[] = []
  if (may('task.handle')) doors.push('field')
  if (may('picture.read')) doors.push('wall')
  if (may('records.read')) doors.push('briefing')
  if (may('task.command') || may('alarm.answer')) doors.push('console')
  // Whoever leads counts what was intercepted, and looks at the feeds; a field officer has his wall.
  const counts = may('records.read') && may('feeds.read')
  if (ADMINISTERS.some(may) || counts || (may('feeds.read') && session.home === '/admin')) doors.push('admin')
  return [...doors, 'profile']
}
