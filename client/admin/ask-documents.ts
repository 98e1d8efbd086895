import type { DocumentAnswer, DocumentsAnswer } from '@contract/documents.ts'
import type { Asking } from '../orders/asking.ts'

/** Questions about the papers of a matter; taking one out is noted, so a paper is asked for once. */
export const documentQuestions = (asking: Asking) => ({
  documents: (id: string) => asking.json<DocumentsAnswer>(`/api/v1/matters/${encodeURIComponent(id)}/documents`),
  document: (id: string, name: string) =>
    asking.json<DocumentAnswer>(`/api/v1/matters/${encodeURIComponent(id)}/documents/${encodeURIComponent(name)}`),
})
