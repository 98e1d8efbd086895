import { namesOf, type Names } from '../../briefing/names.ts'
import type { IndicatorDimension } from '../../contract/indicator.ts'
import type { Counted } from '../../journal/figures/count.ts'
import { siteNames } from '../../journal/briefings.ts'
import { campaignTitles } from '../../journal/campaigns.ts'
import type { AccessParts } from '../parts.ts'

/** What people call the groups of a figure: streets and stations of the district, lanes in force, sites on record, feeds, campaigns. */
export function nameGroups({ db, district, model, feeds }: Pick<AccessParts, 'db' | 'district' | 'model' | 'feeds'>) {
  return async (by: readonly IndicatorDimension[], groups: readonly Counted[]): Promise<Names> => {
    const told = (name: IndicatorDimension) => {
      const at = by.indexOf(name)
      return at < 0 ? [] : groups.flatMap(({ key }) => (key[at] === null ? [] : [String(key[at])]))
    }
    const [{ lanes }, sites, campaigns] = await Promise.all([
      by.includes('lane') ? model() : { lanes: [] },
      siteNames(db, told('site')),
      campaignTitles(db, told('campaign')),
    ])
    return namesOf({
      streets: district.streets,
      stations: district.stations,
      lanes: lanes.map(({ code, title }) => ({ code, title: { zh: title.zh, en: title.en } })),
      sites,
      campaigns,
      feeds: [...feeds()].map(([name, { title }]) => ({ name, title })),
    })
  }
}
