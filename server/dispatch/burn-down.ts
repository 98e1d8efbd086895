import type { CampaignDay } from '../contract/campaign.ts'
import { districtDay } from '../contract/time.ts'

const DAY_MS = 86_400_000
/** Days drawn at most: the newest. */
export const DAYS_MOST = 120

interface Counted {
  /** District day, 2026-11-27. */
  readonly day: string
  readonly what: 'done' | 'skipped' | 'cancelled'
  readonly n: number
}

/**
 * How many of `sites` were still to be visited at the end of each district day, from the day of the opening to today; days without
 * anything stand too. What was done before the opening by a device’s clock counts for the day of the opening.
 */
export function burnDown(sites: number, counted: readonly Counted[], openedAt: number, now: number): CampaignDay[] {
  const first = districtDay(openedAt)
  const of = (day: string, what: Counted['what']) =>
    counted.reduce((sum, each) => {
      const on = each.day < first ? first : each.day
      return on === day && each.what === what ? sum + each.n : sum
    }, 0)
  const days: CampaignDay[] = []
  let left = sites
  for (let at = openedAt; ; at += DAY_MS) {
    const day = districtDay(at)
    const [done, skipped, cancelled] = [of(day, 'done'), of(day, 'skipped'), of(day, 'cancelled')]
    left -= done + skipped + cancelled
    days.push({ day, done, skipped, cancelled, left })
    if (day >= districtDay(Math.max(now, openedAt))) return days.slice(-DAYS_MOST)
  }
}
