import { chance } from './chance.ts'
import { lanePeopleOf, type LanePerson } from './lanes.ts'
import { commercialSpots, type Spot } from './settle.ts'
import type { InventedSite } from './site.ts'
import { elevatorsOf } from './sites/elevators.ts'
import { premisesOf, trades } from './sites/places.ts'

export interface DistrictWish {
  /** The same seed and size give the same district, on every machine. */
  readonly seed: string | number
  /** 1 is about 32,000 sites, 30,000 of them lifts. */
  readonly size: number
}

export interface InventedDistrict extends DistrictWish {
  readonly sites: readonly InventedSite[]
  readonly people: readonly LanePerson[]
  readonly spots: readonly Spot[]
}

/** Invents the sites of the demo district and the people of its lanes: all valid in form, all synthetic. */
export function inventDistrict({ seed, size }: DistrictWish): InventedDistrict {
  if (!(size > 0 && size <= 20)) throw new RangeError(`size must be over 0 and at most 20, got ${size}`)
  const spots = commercialSpots(chance(seed, 'spots'))
  const sites = [...trades.flatMap((trade) => premisesOf(trade, seed, size, spots)), ...elevatorsOf(seed, size, spots)]
  return { seed, size, sites, spots, people: lanePeopleOf(seed, sites) }
}
