import { chance, type Chance } from '../chance.ts'
import type { StreetSeat } from '../ground.ts'
import type { Point } from '../ring.ts'
import { anyStreet, homeIn, near, type Spot } from '../settle.ts'
import { coinedAddress } from '../site.ts'
import { inventedUscc } from '../uscc.ts'
import { CIVIC_ENDS, coinedName, ESTATE_ENDS, FACTORY_ENDS, MALL_ENDS, OFFICE_ENDS } from '../words.ts'

export type EstateUse = 'home' | 'office' | 'mall' | 'factory' | 'civic'

export interface Building {
  /** 3栋, or the estate's name alone when there is one building. */
  readonly label: string
  readonly at: Point
  readonly lifts: number
  readonly floors: number
}

/** A group of buildings under one property company. */
export interface Estate {
  readonly name: string
  readonly use: EstateUse
  readonly seat: StreetSeat
  readonly address: string
  readonly uscc: string
  readonly year: number
  readonly buildings: readonly Building[]
}

const USES: readonly {
  readonly use: EstateUse
  readonly share: number
  readonly ends: readonly string[]
  readonly most: number
  readonly floors: readonly [number, number]
}[] = [
  { use: 'home', share: 62, ends: ESTATE_ENDS, most: 16, floors: [7, 33] },
  { use: 'office', share: 12, ends: OFFICE_ENDS, most: 4, floors: [9, 40] },
  { use: 'mall', share: 6, ends: MALL_ENDS, most: 2, floors: [3, 7] },
  { use: 'factory', share: 16, ends: FACTORY_ENDS, most: 9, floors: [4, 9] },
  { use: 'civic', share: 4, ends: CIVIC_ENDS, most: 4, floors: [3, 14] },
]

function buildingsOf(
  centre: Point,
  seat: StreetSeat,
  most: number,
  floors: readonly [number, number],
  luck: Chance,
): Building[] {
  const count = luck.int(1, most)
  const high = luck.int(floors[0], floors[1])
  return Array.from({ length: count }, (_, i) => ({
    label: count === 1 ? '' : `${i + 1}栋`,
    at: count === 1 ? centre : near(centre, 45 + 9 * count, seat, luck),
    lifts: high > 18 ? luck.int(2, 4) : luck.int(1, 3),
    floors: high,
  }))
}

/** Estates, offices, malls and works until their lifts are at least `lifts`. Names are unique; 二期 follows 一期. */
export function* estatesFor(lifts: number, seed: string | number, spots: readonly Spot[]): Generator<Estate> {
  const luck = chance(seed, 'estates')
  const named = new Map<string, number>()
  for (let have = 0, n = 0; have < lifts; n++) {
    const kind = USES[luck.weighted(USES.map((each) => each.share))] as (typeof USES)[number]
    const seat = anyStreet(luck)
    const shopping = kind.use === 'mall' || kind.use === 'office'
    const centre = shopping
      ? near(luck.pick(spots.filter((spot) => spot.seat === seat)).at, 180, seat, luck)
      : homeIn(seat, luck)
    const coined = coinedName(luck) + luck.pick(kind.ends)
    const phase = (named.get(coined) ?? 0) + 1
    named.set(coined, phase)
    const buildings = buildingsOf(centre, seat, kind.most, kind.floors, luck)
    have += buildings.reduce((sum, building) => sum + building.lifts, 0)
    yield {
      name: phase === 1 ? coined : `${coined}${phase}期`,
      use: kind.use,
      seat,
      address: coinedAddress(seat, luck),
      uscc: inventedUscc(6_000_000 + n),
      year: luck.int(1998, 2021),
      buildings,
    }
  }
}
