import type { Reducer } from './reducer.ts'
import { put, type Stage } from '../stage.ts'
import type { SiteMark } from '../state.ts'

/** The latest telling by time is the site; one that arrives late and is older changes nothing. */
export const siteRegistered: Reducer<'site.registered'> = (stage, fact) => {
  const { siteId, kind, name, place, streetCode } = fact.body
  const before = stage.state.sites.get(siteId)
  if (before && before.at > fact.at) return
  const site: SiteMark = {
    id: siteId,
    kind,
    name,
    streetCode: streetCode ?? null,
    lng: place.lng,
    lat: place.lat,
    at: fact.at,
    ...(place.unknown && { unknown: place.unknown }),
  }
  stage.state.sites.set(siteId, site)
  if (before) count(stage, before, -1)
  count(stage, site, 1)
  stage.sitesVersion += 1
  put(stage, 'marks', 'sitesVersion', stage.sitesVersion)
  introduce(stage, site)
}

/** What was told of a site before the site itself now says its name and place. */
function introduce(stage: Stage, site: SiteMark) {
  const { alarms, happenings, markets } = stage.state.shelves
  const { id, name, kind, streetCode, lng, lat } = site
  for (const entry of stage.unnamed.get(id) ?? []) {
    const key = entry.slice(entry.indexOf('|') + 1)
    const [alarm, line] = entry.startsWith('alarms') ? [alarms.get(key)] : [undefined, happenings.get(key)]
    if (alarm) put(stage, 'alarms', key, { ...alarm, siteName: name, siteKind: kind, streetCode, lng, lat })
    if (line) put(stage, 'happenings', key, { ...line, siteName: name, streetCode: line.streetCode ?? streetCode })
  }
  stage.unnamed.delete(id)
  const market = markets.get(id)
  if (market && (market.name !== name || market.streetCode !== streetCode))
    put(stage, 'markets', id, { ...market, name, streetCode })
}

function count(stage: Stage, site: SiteMark, by: 1 | -1) {
  const before = stage.state.shelves.siteCounts.get(site.kind) ?? { kind: site.kind, total: 0, unplaced: 0 }
  put(stage, 'siteCounts', site.kind, {
    kind: site.kind,
    total: before.total + by,
    unplaced: before.unplaced + (site.lng === null ? by : 0),
  })
}
