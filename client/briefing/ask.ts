import type { BriefingEdition, BriefingListed, BriefingTold } from '@contract/briefing.ts'
import { figureQuestions } from '../figure/ask.ts'
import { openAsking } from '../orders/asking.ts'
import { orderGiver } from '../orders/give.ts'

/** What of a page's address asks for which briefing at which moment. */
const ASKED = ['from', 'to', 'at', 'version'] as const

/** The question for a briefing, from the address of its page. */
export function briefingQuestion(id: string, query: Readonly<Record<string, unknown>>): string {
  const asked = new URLSearchParams()
  for (const name of ASKED) {
    const value = query[name]
    if (typeof value === 'string' && value !== '') asked.set(name, value)
  }
  const search = asked.toString()
  return `/api/v1/briefings/${encodeURIComponent(id)}${search === '' ? '' : `?${search}`}`
}

/** Everything that the pages of briefings ask, and the orders they give. */
export function openBriefings(base: string, signedOut: () => void) {
  const asking = openAsking(base, signedOut)
  const { json, send } = asking
  return {
    ...figureQuestions(asking),
    list: async () => (await json<{ readonly items: readonly BriefingListed[] }>('/api/v1/briefings')).items,
    briefing: (id: string, query: Readonly<Record<string, unknown>>) => json<BriefingTold>(briefingQuestion(id, query)),
    edition: (id: string) => json<BriefingEdition>(`/api/v1/briefings/${encodeURIComponent(id)}/edition`),
    /** Whether the server is there; who is asking is not asked. */
    there: async () => (await send('/healthz', {}, 8_000)).ok,
    give: orderGiver(asking),
  }
}
export type BriefingDesk = ReturnType<typeof openBriefings>
