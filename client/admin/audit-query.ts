interface Named {
  readonly id: string
  readonly user: string
  readonly name: string
}

/** The id of the person somebody means by an account or by a name that only one has; anything else stands as typed. */
export function meant(typed: string, people: readonly Named[]): string {
  const text = typed.trim()
  const byUser = people.find(({ user }) => user === text)
  const byName = people.filter(({ name }) => name === text)
  return byUser?.id ?? (byName.length === 1 ? byName[0]!.id : text)
}

/** The search form of the audit, as it is filled in. */
export interface AuditSearch {
  /** `act:signIn`, `order:person.invite`, or `order:` for every order; empty for everything. */
  what: string
  by: string
  on: string
  outcome: '' | 'accepted' | 'refused'
  /** As `<input type="datetime-local">` gives it, meant in district time. */
  from: string
  to: string
}

export const NO_SEARCH: AuditSearch = { what: '', by: '', on: '', outcome: '', from: '', to: '' }

/** A moment typed in district time, with its offset: the page may stand open in another zone. Whole minutes get their seconds. */
const withOffset = (local: string) => `${local.length === 16 ? `${local}:00` : local}+08:00`

/** What the server is asked for; persons by their ids, because the record holds no names. Empty fields are left out. */
export function auditQuery(search: AuditSearch, people: readonly Named[]): URLSearchParams {
  const query = new URLSearchParams()
  const [kind, name] = search.what.split(/:(.*)/)
  if (kind === 'act') query.set('act', name ?? '')
  if (kind === 'order') {
    query.set('act', 'order')
    if (name) query.set('verb', name)
  }
  for (const key of ['by', 'on'] as const) if (search[key].trim() !== '') query.set(key, meant(search[key], people))
  if (search.outcome !== '') query.set('outcome', search.outcome)
  for (const key of ['from', 'to'] as const) if (search[key] !== '') query.set(key, withOffset(search[key]))
  return query
}

/**
 * “Who saw what” of one complaint: everything that is recorded about it, which is every look at its particulars
 * (`personalViewed`), every unmasking, refused ones too (`personal.unmask`), and their destruction.
 */
export const whoSaw = (complaintId: string) => new URLSearchParams({ on: complaintId.trim() })
