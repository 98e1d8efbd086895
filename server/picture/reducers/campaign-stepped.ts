import { happened } from './happened.ts'
import type { Reducer } from './reducer.ts'

/** A campaign was ordered, or cut short: one line of news; its tasks tell how they stand. */
export const campaignStepped: Reducer<'campaign.stepped'> = (stage, fact, seq) => {
  const { campaignId, what, title, tasks, sites } = fact.body
  happened(stage, fact, seq, { siteId: null, values: { campaignId, what, title, tasks, sites } })
}
