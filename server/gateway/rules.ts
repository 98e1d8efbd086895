import type { Permission } from '../contract/identity.ts'

/**
 * What a route asks of its asker: nothing; a name (even one that still owes a password or a second factor); a person's
 * session; a feed key; a key or a person that Open311 is open to; or a permission. A request that fits no line is answered 404 before any route sees it, and a test
 * holds this table against the OpenAPI document: a route without a line fails the build.
 */
export type Need = 'anyone' | 'named' | 'person' | 'feedKey' | 'open311Reader' | 'open311Key' | Permission

export const rules: Readonly<Record<string, Need>> = {
  'GET /healthz': 'anyone',
  'GET /readyz': 'anyone',
  'GET /metrics': 'anyone',
  'GET /version': 'anyone',
  'GET /api/openapi.json': 'anyone',
  'GET /api/v1/district': 'anyone',
  'POST /ingest/v1/events': 'feedKey',

  'GET /api/v1/session': 'anyone',
  'POST /api/v1/session': 'anyone',
  'DELETE /api/v1/session': 'named',
  'GET /api/v1/session/options': 'anyone',
  'POST /api/v1/session/touch': 'named',
  'POST /api/v1/session/second-factor': 'person',
  'GET /auth/oidc/start': 'anyone',
  'GET /auth/oidc/callback': 'anyone',
  'POST /api/v1/invitations/look': 'anyone',
  'POST /api/v1/invitations/accept': 'anyone',
  'POST /api/v1/profile/password': 'person',
  'POST /api/v1/profile/second-factor': 'person',
  'POST /api/v1/profile/second-factor/confirm': 'person',
  'GET /api/v1/profile/sessions': 'person',
  'DELETE /api/v1/profile/sessions/{id}': 'person',
  'POST /api/v1/screens/pairing': 'anyone',
  'POST /api/v1/screens/pairing/claim': 'anyone',
  'POST /api/v1/screens/challenge': 'anyone',
  'POST /api/v1/screens/session': 'anyone',

  'GET /api/v1/picture': 'picture.read',
  'GET /api/v1/picture/held': 'records.read',
  'GET /api/v1/sites': 'picture.read',
  'GET /api/v1/sites/{id}': 'records.read',
  'GET /api/v1/sites/{id}/readings': 'records.read',
  'GET /api/v1/complaints': 'records.read',
  'GET /api/v1/complaints/{id}': 'complaint.read',
  'GET /api/v1/complaints/{id}/thread': 'complaint.read',
  'GET /api/v1/matters': 'complaint.handle',
  // A lane's people handle what they are given and learn nothing of other complaints.
  'GET /api/v1/matters/{id}/likeness': 'complaint.read',
  'GET /api/v1/matters/{id}/documents': 'complaint.handle',
  'GET /api/v1/matters/{id}/documents/{name}': 'complaint.handle',
  'GET /api/v1/interception': 'records.read',
  'GET /api/v1/interception/figures': 'records.read',
  'GET /api/v1/interception/records': 'records.read',
  'GET /api/v1/indicators': 'records.read',
  // Public walls too: of what is open to all, without its records.
  'GET /api/v1/indicators/{id}': 'picture.read',
  'GET /api/v1/indicators/{id}/records': 'records.read',
  'GET /api/v1/indicators/{id}/usual': 'records.read',
  'GET /api/v1/annotations': 'records.read',
  'GET /api/v1/figures': 'records.read',
  'GET /api/v1/figures/{code}': 'records.read',
  'POST /api/v1/exports': 'records.read',
  'GET /api/v1/exports': 'records.read',
  'GET /api/v1/exports/{id}': 'records.read',
  'DELETE /api/v1/exports/{id}': 'records.read',
  'GET /api/v1/exports/{id}/file': 'records.read',
  'GET /api/v1/indicators/{id}/csv': 'records.read',
  'GET /api/v1/what-if': 'records.read',
  'POST /api/v1/what-if': 'records.read',
  'GET /api/v1/what-if/{id}': 'records.read',
  'DELETE /api/v1/what-if/{id}': 'records.read',
  'GET /api/v1/briefings': 'records.read',
  'GET /api/v1/briefings/{id}': 'records.read',
  'GET /api/v1/briefings/{id}/editions': 'records.read',
  'GET /api/v1/tasks': 'records.read',
  'GET /api/v1/tasks/recommend': 'task.command',
  'POST /api/v1/tasks/tour': 'task.command',
  'POST /api/v1/tasks/plan': 'task.command',
  'GET /api/v1/tasks/{id}': 'records.read',
  'GET /api/v1/response': 'records.read',
  'GET /api/v1/response/records': 'records.read',
  'GET /api/v1/campaigns': 'task.command',
  'GET /api/v1/campaigns/{id}': 'task.command',
  'GET /api/v1/campaigns/{id}/sites': 'task.command',
  'POST /api/v1/evidence': 'task.handle',
  'GET /api/v1/evidence/{hash}': 'records.read',
  'POST /api/v1/positions': 'task.handle',
  'GET /api/v1/urgings': 'records.read',
  'GET /api/v1/urgings/{id}': 'records.read',
  'GET /api/v1/units/league': 'records.read',
  'GET /api/v1/push': 'task.handle',
  'POST /api/v1/push/subscriptions': 'task.handle',
  'DELETE /api/v1/push/subscriptions': 'person',
  'GET /api/v1/facts': 'records.read',
  'GET /api/v1/facts/{ref}': 'records.read',
  'GET /api/v1/alarms': 'records.read',
  'GET /api/v1/alarms/{id}/thread': 'records.read',
  'GET /api/v1/hotspots': 'picture.read',
  'GET /api/v1/feeds': 'feeds.read',
  'GET /api/v1/journal': 'audit.read',

  'GET /api/v1/rejected': 'rejected.mend',
  'POST /api/v1/rejected/{id}/replay': 'rejected.mend',
  'POST /api/v1/rejected/{id}/discard': 'rejected.mend',
  'POST /api/v1/imports': 'imports.run',
  'GET /api/v1/imports': 'imports.run',
  'GET /api/v1/imports/{id}': 'imports.run',
  'DELETE /api/v1/imports/{id}': 'imports.run',
  'GET /api/v1/imports/{id}/rows': 'imports.run',
  'GET /api/v1/imports/{id}/refused.csv': 'imports.run',

  'POST /api/v1/orders': 'person',
  'GET /api/v1/people': 'people.read',
  'GET /api/v1/people/{id}/sessions': 'people.read',
  'GET /api/v1/screens': 'screens.manage',
  'GET /api/v1/walls': 'wall.direct',
  'GET /api/v1/keys': 'keys.manage',
  'GET /api/v1/calendar': 'calendar.manage',
  'GET /api/v1/lanes': 'lanes.manage',
  'GET /api/v1/webhooks': 'webhooks.manage',
  'GET /api/v1/audit': 'audit.read',
  'GET /api/v1/audit/export.csv': 'audit.read',

  'GET /open311/v2/discovery': 'anyone',
  'GET /open311/v2/discovery.{format}': 'anyone',
  'GET /open311/v2/services': 'anyone',
  'GET /open311/v2/services.{format}': 'anyone',
  'GET /open311/v2/services/{serviceCode}': 'anyone',
  'GET /open311/v2/requests': 'open311Reader',
  'GET /open311/v2/requests.{format}': 'open311Reader',
  'GET /open311/v2/requests/{serviceRequestId}': 'open311Reader',
  'GET /open311/v2/tokens/{token}': 'open311Reader',
  'POST /open311/v2/requests': 'open311Key',
  'POST /open311/v2/requests.{format}': 'open311Key',
}

const compiled = Object.entries(rules).map(([line, need]) => {
  const [method, path] = line.split(' ') as [string, string]
  const pattern = path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')
  return { method, path: new RegExp(`^${pattern}/?$`), need }
})

/** What the line for this request asks; null when there is none. HEAD is asked as GET. */
export function needOf(method: string, path: string): Need | null {
  const asked = method === 'HEAD' ? 'GET' : method
  return compiled.find((line) => line.method === asked && line.path.test(path))?.need ?? null
}

/** Paths that pages and their files live under; everything else needs a line above. */
export const isDoor = (path: string): boolean =>
  /^\/(api|ingest|auth|open311|metrics|healthz|readyz|version)(\/|$)/.test(path)
