import type { FeedHealth } from '@contract/picture.ts'
import { accessQuestions } from './ask-access.ts'
import { documentQuestions } from './ask-documents.ts'
import { deskQuestions } from './ask-desk.ts'
import { interceptionQuestions } from './ask-interception.ts'
import { likenessQuestions } from './ask-likeness.ts'
import { openAsking } from '../orders/asking.ts'
import { urgingQuestions } from '../urging/ask.ts'
import { whatIfQuestions } from './ask-what-if.ts'
import { orderGiver } from '../orders/give.ts'

export { Refused } from '../orders/asking.ts'

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
export interface ImportRow {
  readonly row: number
  /** `left`: read, and not told, because the import was ended before. */
  readonly outcome: 'accepted' | 'duplicates' | 'refused' | 'left'
  readonly id: string | null
  readonly at: number | null
  readonly pointer?: string
  readonly message?: string
}
export interface ImportRowsAsked {
  /** Absent: all rows. */
  readonly outcome?: 'accepted' | 'duplicates' | 'refused'
  readonly pointer?: string
  readonly message?: string
}
export interface ImportRowsPage {
  readonly items: readonly ImportRow[]
  readonly next: string | null
  readonly total: number
  /** Of how many rows of each outcome, and of how many imports, it is kept. */
  readonly kept: { readonly rows: number; readonly imports: number }
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

export interface Surroundings {
  /** Called when the server no longer knows who is asking. */
  readonly signedOut?: () => void
  /** After this long without an answer an order’s outcome is unknown. */
  readonly outcomeWithinMs?: number
}

/** The administrator's questions and orders to the server; an empty `base` is the page's own origin. */
export function openAdmin(base: string, { signedOut = () => {}, outcomeWithinMs }: Surroundings = {}) {
  const asking = openAsking(base, signedOut)
  const { json, done, post, file } = asking
  const one = (id: string) => encodeURIComponent(id)

  return {
    ...accessQuestions(asking),
    ...deskQuestions(asking),
    ...interceptionQuestions(asking),
    ...likenessQuestions(asking),
    ...documentQuestions(asking),
    ...whatIfQuestions(asking),
    ...urgingQuestions(asking),
    give: orderGiver(asking, outcomeWithinMs),
    feeds: () => json<FeedsAnswer>('/api/v1/feeds'),
    rejected: (feed: string, cursor: string | number | null) => {
      const query = new URLSearchParams({
        limit: '50',
        ...(feed !== '' && { feed }),
        ...(cursor !== null && { cursor: String(cursor) }),
      })
      return json<RejectedAnswer>(`/api/v1/rejected?${query}`)
    },
    /** How many rejected records of each feed wait to be mended. */
    rejectedWaiting: async () => (await json<RejectedAnswer>('/api/v1/rejected?limit=1')).counts ?? {},
    // A refusal of the record is an answer to the question, not a failure to ask it.
    replay: (id: string, raw: unknown) => post<Outcome>(`/api/v1/rejected/${one(id)}/replay`, { raw }, [422]),
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
    importRows(id: string, asked: ImportRowsAsked, cursor: string | null) {
      const query = new URLSearchParams({ limit: '50', ...asked, ...(cursor !== null && { cursor }) })
      return json<ImportRowsPage>(`/api/v1/imports/${one(id)}/rows?${query}`)
    },
    cancelImport: (id: string) => done(`/api/v1/imports/${one(id)}`, 'DELETE'),
    refusedRows: (id: string) => file(`/api/v1/imports/${one(id)}/refused.csv`),
  }
}
export type Admin = ReturnType<typeof openAdmin>
