import type { AuditRow } from '@contract/identity.ts'

/** Where in the message files the words of an act or a verb stand. */
export const deedKey = ({ act, verb }: Pick<AuditRow, 'act' | 'verb'>) =>
  act === 'order' && verb !== null ? `admin.deed.order.${verb}` : `admin.deed.act.${act}`

/** The key of a row's sentence: what was done, or what was not. Rows of a later version may have acts that this page has no words for. */
export const sentenceKey = (row: Pick<AuditRow, 'act' | 'verb' | 'outcome'>) =>
  `${deedKey(row)}.${row.outcome === 'accepted' ? 'did' : 'not'}`

/** Who a row says did it, as a name; null when nobody was signed in. The house itself has no name of its own. */
export function doerOf(by: AuditRow['by']): { readonly name: string } | 'house' | null {
  if (by === null) return null
  if (by.kind === 'house') return 'house'
  return { name: by.name === '' ? by.id : by.name }
}

/** What a row was about, by the name that its own details hold when nobody knows the id by name. */
export function aboutOf(row: Pick<AuditRow, 'on' | 'detail'>, names: ReadonlyMap<string, string>): string | null {
  if (row.on === null) return null
  const own = row.detail['name']
  return names.get(row.on) ?? (typeof own === 'string' && own !== '' ? own : row.on)
}

/** A value inside a row's details, as text. */
export const detailText = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
