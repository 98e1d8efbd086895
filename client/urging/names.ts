import type { District } from '@contract/district.ts'
import { streetName } from '../picture/streets.ts'

/** What a station is called in the language of the screen: in English by its street, as its own name is Chinese. */
export function stationName(district: District | null, id: string, locale: string): string {
  const station = district?.stations.find((each) => each.id === id)
  if (!station) return id
  if (locale !== 'en' || station.streetCode === undefined) return station.name
  return streetName(district, station.streetCode, locale) ?? station.name
}
