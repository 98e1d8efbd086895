import type { BriefingListed, BriefingTold } from '@contract/briefing.ts'
import { figureQuestions } from '../figure/ask.ts'
import { openAsking } from '../orders/asking.ts'
import { orderGiver } from '../orders/give.ts'

/** Whether one may compose briefings. */
export const mayCompose = (may: readonly string[]) => may.includes('briefing.write')

/** What of a page's address asks for which briefing at which moment. */
const ASKED = ['from', 'to', 'at', 'version', 'edition'] as const

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
    list: () => json<readonly BriefingListed[]>('/api/v1/briefings'),
    briefing: (id: string, query: Readonly<Record<string, unknown>>) => json<BriefingTold>(briefingQuestion(id, query)),
    /** Whether the server is there; who is asking is not asked. */
    there: async () => (await send('/healthz', {}, 8_000)).ok,
    give: orderGiver(asking),
  }
}
export type BriefingDesk = ReturnType<typeof openBriefings>
