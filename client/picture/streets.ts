import type { District } from '@contract/district.ts'

type Ring = readonly (readonly [number, number])[]

/** Whether a point (lng, lat) lies in a ring, by the crossing rule. */
export function inRing(ring: Ring, lng: number, lat: number): boolean {
  let inside = false
  for (let index = 0, before = ring.length - 1; index < ring.length; before = index++) {
    const [ax, ay] = ring[index] ?? [0, 0]
    const [bx, by] = ring[before] ?? [0, 0]
    if (ay > lat !== by > lat && lng < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

/** Code of the street that holds a point by the district's outlines, or null when no outline does. */
export function streetAt(district: District, lng: number, lat: number): string | null {
  return district.streets.find(({ rings }) => rings.some((ring) => inRing(ring, lng, lat)))?.code ?? null
}

/** Name of a street in the language, or null when the district does not know the code. */
export function streetName(district: District | null, code: string, locale: string): string | null {
  const street = district?.streets.find((one) => one.code === code)
  if (street === undefined) return null
  return locale === 'en' ? (street.nameEn ?? street.name) : street.name
}
