import { namesOf, type Names } from '../../briefing/names.ts'
import type { IndicatorDimension } from '../../contract/indicator.ts'
import type { Counted } from '../../journal/figures/count.ts'
import { siteNames } from '../../journal/briefings.ts'
import type { AccessParts } from '../parts.ts'

/** What people call the groups of a figure: streets and stations of the district, lanes in force, sites on record, feeds. */
export function nameGroups({ db, district, model, feeds }: Pick<AccessParts, 'db' | 'district' | 'model' | 'feeds'>) {
  return async (by: readonly IndicatorDimension[], groups: readonly Counted[]): Promise<Names> => {
    const site = by.indexOf('site')
    const ids = site < 0 ? [] : groups.flatMap(({ key }) => (key[site] === null ? [] : [String(key[site])]))
    const [{ lanes }, sites] = await Promise.all([by.includes('lane') ? model() : { lanes: [] }, siteNames(db, ids)])
    return namesOf({
      streets: district.streets,
      stations: district.stations,
      lanes: lanes.map(({ code, title }) => ({ code, title: { zh: title.zh, en: title.en } })),
      sites,
      feeds: [...feeds()].map(([name, { title }]) => ({ name, title })),
    })
  }
}
