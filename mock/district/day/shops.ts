import { chance } from '../chance.ts'
import type { InventedDistrict } from '../invent.ts'
import type { Point } from '../ring.ts'
import type { Chance } from '../chance.ts'
import { near, type Spot } from '../settle.ts'
import { sized } from '../site.ts'
import { inventedUscc } from '../uscc.ts'
import { coinedName } from '../words.ts'
import { objectClasses, type ObjectClass } from './objects.ts'

/** A shop that people complain about and that the bureau's register does not hold. */
export interface Shop {
  readonly name: string
  readonly uscc: string
  readonly at: Point
  readonly streetCode: string
  readonly objectClass: string
}

const SHOPS_AT_ONE = 2_400

/** Shops by the district's shopping spots, each under one object class. Their credit codes follow the register's. */
export function shopsOf({ seed, size, spots }: InventedDistrict): Shop[] {
  const luck = chance(seed, 'shops')
  const sellers = objectClasses.filter((each) => each.shops.length > 0)
  const weights = spots.map((spot) => spot.weight)
  return Array.from({ length: Math.max(200, sized(SHOPS_AT_ONE, size)) }, (_, n) => {
    const here = spots[luck.weighted(weights)] as (typeof spots)[number]
    const sells = sellers[luck.weighted(sellers.map((each) => each.weight))] as (typeof sellers)[number]
    return {
      name: coinedName(luck) + luck.pick(sells.shops),
      uscc: inventedUscc(8_000_000 + n, 'trader'),
      at: near(here.at, luck.next() < 0.6 ? 220 : 900, here.seat, luck),
      streetCode: here.seat.code,
      objectClass: sells.name,
    }
  })
}

/** A few shops of one class within some 60 m of a spot, beside the district's own: where trouble comes in clusters. */
export function shopsAround(spot: Spot, sells: ObjectClass, firstUscc: number, luck: Chance): Shop[] {
  return [0, 1, 2, 3].map((n) => ({
    name: coinedName(luck) + luck.pick(sells.shops),
    uscc: inventedUscc(firstUscc + n, 'trader'),
    at: near(spot.at, 60, spot.seat, luck),
    streetCode: spot.seat.code,
    objectClass: sells.name,
  }))
}
