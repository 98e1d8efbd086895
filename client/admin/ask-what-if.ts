import type { WhatIfJob, WhatIfOffer } from '@contract/what-if.ts'
import type { Asking } from '../orders/asking.ts'

export interface WhatIfQuestion {
  readonly from: string
  readonly to: string
  readonly seed: number
  readonly changes: readonly object[]
}

/** Questions about what would have been. */
export const whatIfQuestions = (asking: Asking) => ({
  whatIfOffer: () => asking.json<WhatIfOffer>('/api/v1/what-if'),
  whatIf: (question: WhatIfQuestion) => asking.post<{ id: string }>('/api/v1/what-if', question, []),
  whatIfJob: (id: string) => asking.json<WhatIfJob>(`/api/v1/what-if/${encodeURIComponent(id)}`),
  whatIfCancel: (id: string) => asking.done(`/api/v1/what-if/${encodeURIComponent(id)}`, 'DELETE'),
})
