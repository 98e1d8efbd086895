import { siteKind } from '../contract/fact.ts'
import type { SiteColumns, View } from '../contract/picture.ts'
import type { State } from './state.ts'

/** The register of sites as columns for the map; sites without a known position are left out (they are counted in siteCounts). */
export function columnsOf(state: State, version: number, view: View): SiteColumns {
  const kinds = siteKind.options
  const index = new Map(kinds.map((kind, at) => [kind, at]))
  const columns = { version, kinds, id: [] as string[], kind: [] as number[], x: [] as number[], y: [] as number[] }
  for (const site of state.sites.values()) {
    if (site.lng === null || site.lat === null) continue
    if (typeof view !== 'string' && !view.streets.includes(site.streetCode ?? '')) continue
    columns.id.push(site.id)
    columns.kind.push(index.get(site.kind) ?? 0)
    columns.x.push(Math.round(site.lng * 1e5))
    columns.y.push(Math.round(site.lat * 1e5))
  }
  return columns
}
