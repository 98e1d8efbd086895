import type { SiteKind } from '../../../server/contract/fact.ts'
import { chance, type Chance } from '../chance.ts'
import { foodLicence, pharmacyLicence } from '../codes.ts'
import { shortName } from '../demo.ts'
import type { StreetSeat } from '../ground.ts'
import type { Point } from '../ring.ts'
import { anyStreet, homeIn, near, streetInTurn, type Spot } from '../settle.ts'
import { coinedAddress, registeredAt, siteId, sized, type InventedSite } from '../site.ts'
import { inventedUscc } from '../uscc.ts'
import { coinedName, coinedRoad, KITCHENS, MARKET_ENDS } from '../words.ts'

/** What differs between the kinds of premises that trade at one address. */
interface Trade {
  readonly kind: SiteKind
  readonly prefix: string
  readonly width: number
  readonly atOne: number
  /** First serial of this kind's credit codes, so that no two kinds share one. */
  readonly firstUscc: number
  readonly type: 'company' | 'trader'
  readonly street: (index: number, luck: Chance) => StreetSeat
  readonly place: (seat: StreetSeat, luck: Chance, spots: readonly Spot[]) => Point
  readonly name: (luck: Chance, seat: StreetSeat) => string
  readonly licence: (n: number, name: string, luck: Chance) => string
}

const CHAINS = ['栖禾', '澄原', '珩山', '芷林', '溪舟', '岚庭', '霁川', '榕坞', '沅泽', '槿台', '曜峰', '琅浦']

const byTheShops = (seat: StreetSeat, luck: Chance, spots: readonly Spot[]) => {
  const here = spots.filter((spot) => spot.seat === seat)
  return luck.next() < 0.45 ? near(luck.pick(here).at, 350, seat, luck) : homeIn(seat, luck)
}

export const trades: readonly Trade[] = [
  {
    kind: 'market',
    prefix: 'mkt',
    width: 4,
    atOne: 66,
    firstUscc: 1_000_000,
    type: 'company',
    street: streetInTurn,
    place: homeIn,
    name: (luck, seat) => shortName(seat.name) + coinedName(luck) + luck.pick(MARKET_ENDS),
    licence: (n) => foodLicence('sale', 100_000 + n),
  },
  {
    kind: 'pharmacy',
    prefix: 'pha',
    width: 5,
    atOne: 1_250,
    firstUscc: 2_000_000,
    type: 'company',
    street: (_, luck) => anyStreet(luck),
    place: byTheShops,
    name: (luck) =>
      luck.next() < 0.7
        ? `${luck.pick(CHAINS)}大药房（${coinedName(luck)}${coinedRoad(luck)}店）`
        : `${coinedName(luck)}药店`,
    licence: (n, name, luck) =>
      pharmacyLicence(`${name.includes('大药房') ? 'C' : 'D'}${luck.next() < 0.8 ? 'A' : 'B'}`, n),
  },
  {
    kind: 'restaurant',
    prefix: 'res',
    width: 5,
    atOne: 400,
    firstUscc: 3_000_000,
    type: 'trader',
    street: (_, luck) => anyStreet(luck),
    place: byTheShops,
    name: (luck) => coinedName(luck) + luck.pick(KITCHENS),
    licence: (n) => foodLicence('catering', n),
  },
  {
    kind: 'coldStore',
    prefix: 'cold',
    width: 4,
    atOne: 40,
    firstUscc: 4_000_000,
    type: 'company',
    street: (_, luck) => anyStreet(luck),
    place: homeIn,
    name: (luck) => `${coinedName(luck)}冷链仓`,
    licence: (n) => foodLicence('sale', 200_000 + n),
  },
  {
    // Consumer-rights service stations: premises of lane C2. Supervision stations are the district's own and not in here.
    kind: 'other',
    prefix: 'svc',
    width: 4,
    atOne: 20,
    firstUscc: 5_000_000,
    type: 'company',
    street: streetInTurn,
    place: byTheShops,
    name: (luck, seat) => `${shortName(seat.name)}${coinedName(luck)}消费维权服务站`,
    licence: (n) => foodLicence('sale', 300_000 + n),
  },
]

/** All premises of one trade, spread and named by chance; ids count from 1. */
export function premisesOf(trade: Trade, seed: string | number, size: number, spots: readonly Spot[]): InventedSite[] {
  const luck = chance(seed, 'sites', trade.kind)
  return Array.from({ length: sized(trade.atOne, size) }, (_, i) => {
    const seat = trade.street(i, luck)
    const name = trade.name(luck, seat)
    return {
      siteId: siteId(trade.prefix, i + 1, trade.width),
      kind: trade.kind,
      name,
      uscc: inventedUscc(trade.firstUscc + i, trade.type),
      streetCode: seat.code,
      address: coinedAddress(seat, luck),
      at: trade.place(seat, luck, spots),
      ...(trade.kind === 'other' ? { codes: { lane: 'C2' } } : { licence: trade.licence(i + 1, name, luck) }),
      updatedAt: registeredAt(luck),
    }
  })
}
