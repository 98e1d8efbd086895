import type { CampaignShown } from '../contract/campaign.ts'
import type { FigureAsked } from '../contract/indicator.ts'
import { districtIso, startOfDistrictDay } from '../contract/time.ts'

const DAY_MS = 86_400_000
/** A figure is told of ten years at most, and by so many days; what is older of a campaign is nobody's any more. */
const MOST_YEARS = 3_650
const MOST_DAYS = 1_600

/** From the day on which something was opened (epoch ms), but of so many days at most. */
const since = (openedAt: number, now: number, days: number) =>
  districtIso(Math.max(startOfDistrictDay(openedAt), startOfDistrictDay(now) - days * DAY_MS))

/** The figures of the list of campaigns: each by campaign, since the first of them was opened. */
export function askedOfAll(records: readonly { readonly openedAt: number }[], now: number): readonly FigureAsked[] {
  const first = records.reduce((least, { openedAt }) => Math.min(least, openedAt), now)
  const from = since(first, now, MOST_YEARS)
  return ['covered', 'skipped', 'tasks'].map((name) => ({ id: `campaigns.${name}`, from, by: ['campaign'] as const }))
}

/** The figures of one campaign, and what was finished by result and day. */
export function askedOfOne({ id, openedAt }: { readonly id: string; readonly openedAt: number }, now: number) {
  const where = { campaign: id }
  const from = since(openedAt, now, MOST_YEARS)
  const of = (name: string, more: Partial<FigureAsked> = {}): FigureAsked => ({
    ...{ id: `campaigns.${name}`, from, where },
    ...more,
  })
  const byDay = since(openedAt, now, MOST_DAYS)
  const figures: Record<keyof CampaignShown['figures'], FigureAsked> = {
    sites: of('sites'),
    covered: of('covered', { by: ['station'] }),
    skipped: of('skipped', { by: ['station'] }),
    open: of('open'),
    cancelled: of('cancelled'),
    tasks: of('tasks', { by: ['state'] }),
    unbegun: of('unbegun'),
    finished: of('finished', { by: ['day'], from: byDay }),
  }
  return { figures, days: of('finished', { by: ['result', 'day'], from: byDay }) }
}
