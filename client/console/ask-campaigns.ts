import type { CampaignAsked, CampaignPlanned, CampaignRow, CampaignShown } from '@contract/campaign.ts'
import type { SiteKind } from '@contract/fact.ts'
import type { TourPlanned } from '@contract/tour.ts'
import { Refused, sentenceIn, type Asking } from '../orders/asking.ts'

export interface SiteFound {
  readonly siteId: string
  readonly name: string
  readonly kind: SiteKind
  readonly lng: number | null
  readonly lat: number | null
  readonly streetCode: string | null
}
type Box = readonly [west: number, south: number, east: number, north: number]

/** Two thousand sites are planned within a few seconds, also while others are busy. */
const PLANNED_WITHIN_MS = 60_000

/** Questions about tours and campaigns. */
export function campaignQuestions({ json, send }: Pick<Asking, 'json' | 'send'>) {
  const one = encodeURIComponent
  async function post<Answer>(path: string, body: object): Promise<Answer> {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await send(path, init, PLANNED_WITHIN_MS)
    if (!response.ok) throw new Refused(response.status, sentenceIn(await response.text()) ?? `HTTP ${response.status}`)
    return (await response.json()) as Answer
  }
  return {
    planned: (asked: CampaignAsked) => post<CampaignPlanned>('/api/v1/tasks/plan', asked),
    tour: (
      siteIds: readonly string[],
      whom: { readonly handler?: string; readonly unit?: string; readonly kind: string },
    ) => post<TourPlanned>('/api/v1/tasks/tour', { ...whom, stops: siteIds.map((siteId) => ({ siteId })) }),
    sitesIn: (box: Box, kind: SiteKind | null, limit: number) =>
      json<{ readonly items: readonly SiteFound[] }>(
        `/api/v1/sites?bbox=${box.join(',')}&limit=${limit}${kind === null ? '' : `&kind=${kind}`}`,
      ),
    campaigns: () => json<{ readonly items: readonly CampaignRow[] }>('/api/v1/campaigns'),
    campaign: (id: string) => json<CampaignShown>(`/api/v1/campaigns/${one(id)}`),
  }
}
