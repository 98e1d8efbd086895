/** A fact as the server lists it. Bodies hold no complainant. */
export interface RecordItem {
  readonly ref: string
  /** Where it opens, when that is not the fact itself. */
  readonly path?: string
  readonly kind: string
  readonly at: number
  readonly seenAt: number
  readonly source: string
  readonly siteId: string | null
  readonly body: Readonly<Record<string, unknown>>
}

export interface RecordPage {
  readonly items: readonly RecordItem[]
  readonly next: string | null
  readonly total: number
}

/** Where parts get records from; given by whoever mounts them, because only the link asks the server. */
export interface RecordSource {
  page(path: string, cursor: string | null, signal: AbortSignal): Promise<RecordPage>
  one(path: string, signal: AbortSignal): Promise<Readonly<Record<string, unknown>>>
}
/** A row of a list as a record: the lists of complaints and of tasks give rows of their own tables. */
export function recordOf(row: Readonly<Record<string, unknown>>): RecordItem {
  const text = (key: string) => (typeof row[key] === 'string' ? row[key] : null)
  const number = (key: string) => (typeof row[key] === 'number' ? row[key] : null)
  const { body } = row
  if (body !== null && typeof body === 'object') {
    const at = number('at') ?? 0
    const path = text('path')
    return {
      ref: text('ref') ?? '',
      ...(path !== null && { path }),
      kind: text('kind') ?? '',
      at,
      seenAt: number('seenAt') ?? at,
      source: text('source') ?? '',
      siteId: text('siteId'),
      body: body as RecordItem['body'],
    }
  }
  const [id, what] = [text('id'), text('lastWhat')]
  if (id !== null && what !== null) {
    const at = number('lastAt') ?? 0
    const path = `/api/v1/tasks/${encodeURIComponent(id)}`
    const body = { ...row, taskId: id, what }
    return { ref: id, path, kind: 'task.stepped', at, seenAt: at, source: 'dispatch', siteId: text('siteId'), body }
  }
  const at = number('at') ?? number('receivedAt') ?? 0
  return {
    ref: text('ref') ?? '',
    kind: 'complaint.received',
    at,
    seenAt: at,
    source: (text('ref') ?? '').split('#')[0] ?? '',
    siteId: text('siteId'),
    body: { ...row, respondent: { name: text('respondentName') ?? '' } },
  }
}
