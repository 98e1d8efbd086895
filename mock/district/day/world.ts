import type { SiteKind } from '../../../server/contract/fact.ts'
import { chance } from '../chance.ts'
import { inventDistrict, type DistrictWish, type InventedDistrict } from '../invent.ts'
import type { InventedSite } from '../site.ts'
import { objectClasses } from './objects.ts'
import { shopsOf, type Shop } from './shops.ts'

/** An invented district with what its days draw from worked out once. */
export interface World extends InventedDistrict {
  readonly byKind: Readonly<Partial<Record<SiteKind, readonly InventedSite[]>>>
  readonly shops: readonly Shop[]
  /** Who sells what, by object class: sites of the register, and shops that it does not hold. */
  readonly sellers: ReadonlyMap<string, { readonly sites: readonly InventedSite[]; readonly shops: readonly Shop[] }>
  /** Lifts that trouble their users most: one in eight, and they take half of all troubles. */
  readonly badLifts: readonly InventedSite[]
  /** Lifts of one building, for what hits them together, such as a power cut. */
  readonly buildings: readonly (readonly InventedSite[])[]
}

/** Invents a district and prepares it for playing days. About 0.2 s at size 1. */
export function openWorld(wish: DistrictWish): World {
  const invented = inventDistrict(wish)
  const byKind: Partial<Record<SiteKind, InventedSite[]>> = {}
  const byBuilding = new Map<string, InventedSite[]>()
  for (const site of invented.sites) {
    ;(byKind[site.kind] ??= []).push(site)
    if (site.kind !== 'elevator') continue
    const mates = byBuilding.get(site.address)
    if (mates) mates.push(site)
    else byBuilding.set(site.address, [site])
  }
  const shops = shopsOf(invented)
  const sellers = objectClasses.map(({ name, kinds }) => {
    const sites = kinds.flatMap((kind) => byKind[kind] ?? [])
    return [name, { sites, shops: shops.filter((shop) => shop.objectClass === name) }] as const
  })
  const luck = chance(wish.seed, 'badLifts')
  const lifts = byKind.elevator ?? []
  const bad = lifts.filter(() => luck.next() < 0.125)
  return {
    ...invented,
    byKind,
    shops,
    sellers: new Map(sellers),
    badLifts: bad.length > 0 ? bad : lifts,
    buildings: [...byBuilding.values()],
  }
}
