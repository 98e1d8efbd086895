import type { FeedHealth } from '@contract/picture.ts'

/** The server refused, with its sentence; `status` 0 when it did not answer at all. */
export class Refused extends Error {
  readonly status: number

  constructor(status: number, sentence: string) {
    super(sentence)
    this.name = 'Refused'
    this.status = status
  }
}

export interface FeedsAnswer {
  readonly feeds: readonly FeedHealth[]
  readonly cache: 'inProcess' | 'redis' | 'redisAway'
  readonly journal?: { readonly state: string; readonly fault: string | null }
}
export interface RejectedRow {
  readonly id: string
  readonly feed: string
  readonly at: number
  readonly recordId: string | null
  readonly pointer: string
  readonly message: string
  readonly raw: unknown
  readonly state: 'open' | 'replayed' | 'discarded'
}
export interface RejectedAnswer {
  readonly rejected: readonly RejectedRow[]
  readonly next: string | number | null
  /** Open records per feed. */
  readonly counts?: Readonly<Record<string, number>>
}
export type Outcome =
  { readonly state: 'accepted' } | { readonly state: 'refused'; readonly pointer?: string; readonly message?: string }

export type FieldSource =
  | string
  | { readonly const: string | number | boolean }
  | { readonly column: string; readonly values?: Readonly<Record<string, string | number | boolean>> }
export interface Mapping {
  readonly fields: Readonly<Record<string, FieldSource>>
  readonly crs?: string
  readonly timeFormat?: string
  readonly zone?: string
}
export type PreviewRow =
  | { readonly row: number; readonly id: string; readonly at: number | null; readonly data: unknown }
  | { readonly row: number; readonly pointer: string; readonly message: string }
export interface ImportJob {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly dryRun?: boolean
  readonly startedAt?: number
  readonly state: 'running' | 'done' | 'failed' | 'cancelled'
  readonly rows: number
  readonly accepted: number
  readonly duplicates: number
  readonly refused: number
  /** Share of the file that has been read, 0 to 1. */
  readonly share?: number
  readonly mapping: Mapping | null
  readonly headers: readonly string[]
  readonly preview: readonly PreviewRow[]
  readonly reasons?: readonly { readonly pointer: string; readonly message: string; readonly count: number }[]
  readonly hasRefused?: boolean
  readonly message?: string
}
export interface FieldOffer {
  readonly path: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly required: boolean
}
export interface KindOffer {
  readonly kind: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly fields: readonly FieldOffer[]
}
export interface ImportsAnswer {
  readonly imports: readonly ImportJob[]
  readonly kinds?: readonly KindOffer[]
}

const ANSWER_WITHIN_MS = 20_000

async function sentenceOf(response: Response): Promise<string> {
  const text = await response.text()
  try {
    const said: unknown = JSON.parse(text)
    if (typeof said === 'object' && said !== null && 'error' in said && typeof said.error === 'string')
      return said.error
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  return `HTTP ${response.status}`
}

/** The administrator's questions to the server. The key is held in memory only. */
export function openAdmin(base: string) {
  let key: string | null = null

  async function send(path: string, init: RequestInit, within: number | null): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('accept', 'application/json')
    if (key !== null) headers.set('authorization', `Bearer ${key}`)
    const limits = [within === null ? [] : [AbortSignal.timeout(within)], init.signal ? [init.signal] : []].flat()
    try {
      return await fetch(base + path, { ...init, headers, cache: 'no-store', signal: AbortSignal.any(limits) })
    } catch (error) {
      if (init.signal?.aborted) throw error
      throw new Refused(0, '')
    }
  }
  async function json<Answer>(
    path: string,
    init: RequestInit = {},
    within: number | null = ANSWER_WITHIN_MS,
  ): Promise<Answer> {
    const response = await send(path, init, within)
    if (!response.ok) throw new Refused(response.status, await sentenceOf(response))
    return (await response.json()) as Answer
  }
  async function done(path: string, method: string): Promise<void> {
    const response = await send(path, { method }, ANSWER_WITHIN_MS)
    if (!response.ok) throw new Refused(response.status, await sentenceOf(response))
  }
  const one = (id: string) => encodeURIComponent(id)

  return {
    useKey: (given: string) => void (key = given.trim() === '' ? null : given.trim()),
    feeds: () => json<FeedsAnswer>('/api/v1/feeds'),
    rejected: (feed: string, cursor: string | number | null) => {
      const query = new URLSearchParams({
        limit: '50',
        ...(feed !== '' && { feed }),
        ...(cursor !== null && { cursor: String(cursor) }),
      })
      return json<RejectedAnswer>(`/api/v1/rejected?${query}`)
    },
    async replay(id: string, raw: unknown): Promise<Outcome> {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ raw }) }
      const response = await send(`/api/v1/rejected/${one(id)}/replay`, init, ANSWER_WITHIN_MS)
      // A refusal of the record is an answer to the question, not a failure to ask it.
      if (!response.ok && response.status !== 422) throw new Refused(response.status, await sentenceOf(response))
      return (await response.json()) as Outcome
    },
    discard: (id: string) => done(`/api/v1/rejected/${one(id)}/discard`, 'POST'),
    imports: () => json<ImportsAnswer>('/api/v1/imports'),
    job: (id: string) => json<ImportJob>(`/api/v1/imports/${one(id)}`),
    startImport(file: File, kind: string, dryRun: boolean, mapping: Mapping | null, signal: AbortSignal) {
      const query = new URLSearchParams({
        kind,
        name: file.name,
        dryRun: String(dryRun),
        ...(mapping && { mapping: JSON.stringify(mapping) }),
      })
      const headers = { 'content-type': 'application/octet-stream' }
      return json<{ id: string }>(`/api/v1/imports?${query}`, { method: 'POST', body: file, headers, signal }, null)
    },
    cancelImport: (id: string) => done(`/api/v1/imports/${one(id)}`, 'DELETE'),
    async refusedRows(id: string): Promise<Blob> {
      const response = await send(`/api/v1/imports/${one(id)}/refused.csv`, {}, null)
      if (!response.ok) throw new Refused(response.status, await sentenceOf(response))
      return response.blob()
    },
  }
}
export type Admin = ReturnType<typeof openAdmin>
