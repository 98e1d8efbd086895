import type { ThreadTold } from '@contract/thread.ts'
import type { District } from '@contract/district.ts'
import type {
  AuditRow,
  CalendarYear,
  ClockRow,
  KeyRow,
  PersonRow,
  PersonSessions,
  Role,
  ScreenRow,
} from '@contract/identity.ts'
import type { WebhooksAnswer } from '@contract/webhook.ts'
import type { Asking } from '../orders/asking.ts'

export interface PeopleAnswer {
  readonly items: readonly PersonRow[]
  readonly roles: readonly Role[]
}
export interface AuditAnswer {
  readonly items: readonly AuditRow[]
  readonly next: string | null
  readonly total: number
}
export interface Unmasked {
  readonly field: string
  readonly at: number
  readonly by: string
}
/** One complaint with its complainant masked. */
export interface ComplaintAnswer {
  readonly complaintId: string
  readonly at: number
  readonly kind: string
  readonly channel: string | null
  readonly problemClass: string | null
  readonly respondentName: string | null
  readonly streetCode: string | null
  readonly personal: {
    /** `none`: nothing was told of a person; `destroyed`: its key is gone, nobody can read it again. */
    readonly state: 'none' | 'sealed' | 'destroyed'
    readonly fields: readonly { readonly key: string; readonly masked: string }[]
    /** The complaint's own words, masked. */
    readonly text: string | null
  }
  readonly unmasked: readonly Unmasked[]
  readonly procedure: 'R121' | 'R20'
  readonly clocks: readonly ClockRow[]
}

/** Questions about people, screens, keys, the audit and one complaint. */
export const accessQuestions = (asking: Asking) => ({
  district: () => asking.json<District>('/api/v1/district'),
  people: () => asking.json<PeopleAnswer>('/api/v1/people'),
  personSessions: (id: string) => asking.json<PersonSessions>(`/api/v1/people/${encodeURIComponent(id)}/sessions`),
  screens: () => asking.json<{ readonly items: readonly ScreenRow[] }>('/api/v1/screens'),
  calendar: () => asking.json<{ readonly items: readonly CalendarYear[] }>('/api/v1/calendar'),
  keys: () => asking.json<{ readonly items: readonly KeyRow[] }>('/api/v1/keys'),
  webhooks: () => asking.json<WebhooksAnswer>('/api/v1/webhooks'),
  audit: (query: URLSearchParams, limit: number, cursor: string | null) => {
    const paged = new URLSearchParams(query)
    paged.set('limit', String(limit))
    if (cursor !== null) paged.set('cursor', cursor)
    return asking.json<AuditAnswer>(`/api/v1/audit?${paged}`)
  },
  auditFile: (query: URLSearchParams) => asking.file(`/api/v1/audit/export.csv?${query}`),
  thread: (id: string) => asking.json<ThreadTold>(`/api/v1/complaints/${encodeURIComponent(id)}/thread`),
  complaint: (id: string) => asking.json<ComplaintAnswer>(`/api/v1/complaints/${encodeURIComponent(id)}`),
})
