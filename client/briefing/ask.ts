import type { HeldPicture } from '@contract/held-picture.ts'
import type { BriefingListed, BriefingTold, EditionsTold, ExportJob } from '@contract/briefing.ts'
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

/** Version and moment (ISO 8601) that a map is held at. */
export interface MapHeld {
  readonly version: number
  readonly at: string
}

/** The question for the map as it stood; stations need none. */
export function heldQuestion(held: MapHeld | null, layers: readonly string[]): string {
  const asked = new URLSearchParams(held === null ? {} : { version: String(held.version), at: held.at })
  asked.set('layers', layers.filter((each) => each !== 'stations').join(','))
  return `/api/v1/picture/held?${asked.toString()}`
}

/** What POST /api/v1/exports is asked for a briefing at this address; its numbers are numbers there. */
export function exportQuestion(address: string, format: ExportJob['format'], lang: 'zh' | 'en') {
  const url = new URL(address, 'http://here')
  const word = (name: string) => url.searchParams.get(name) ?? undefined
  const number = (name: string) => (word(name) === undefined ? undefined : Number(word(name)))
  const briefing = decodeURIComponent(url.pathname.split('/').at(-1) ?? '')
  const [from, to, at] = [word('from'), word('to'), word('at')]
  return { briefing, from, to, at, version: number('version'), edition: number('edition'), format, lang }
}

/** Everything that the pages of briefings ask, and the orders they give. */
export function openBriefings(base: string, signedOut: () => void) {
  const asking = openAsking(base, signedOut)
  const { json, send, post, done } = asking
  return {
    ...figureQuestions(asking),
    list: () => json<readonly BriefingListed[]>('/api/v1/briefings'),
    briefing: (id: string, query: Readonly<Record<string, unknown>>) => json<BriefingTold>(briefingQuestion(id, query)),
    /** Editions of a composed one, the newest first; `before`: those older than that. */
    editions: (id: string, before: number | null = null) =>
      json<EditionsTold>(
        `/api/v1/briefings/${encodeURIComponent(id)}/editions${before === null ? '' : `?before=${before}`}`,
      ),
    /** The map as it stood; null: as it stands now. */
    heldPicture: (held: MapHeld | null, layers: readonly string[]) => json<HeldPicture>(heldQuestion(held, layers)),
    /** A briefing as a paper; the same asked twice is one job. */
    export: (address: string, format: ExportJob['format'], lang: 'zh' | 'en') =>
      post<ExportJob>('/api/v1/exports', exportQuestion(address, format, lang), []),
    exported: (id: string) => json<ExportJob>(`/api/v1/exports/${encodeURIComponent(id)}`),
    callOff: (id: string) => done(`/api/v1/exports/${encodeURIComponent(id)}`, 'DELETE'),
    /** Whether the server is there; who is asking is not asked. */
    there: async () => (await send('/healthz', {}, 8_000)).ok,
    give: orderGiver(asking),
  }
}
export type BriefingDesk = ReturnType<typeof openBriefings>
