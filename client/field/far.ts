interface Point {
  readonly lng: number
  readonly lat: number
}
/** Mean radius of the Earth, metres (IUGG). */
const EARTH_M = 6_371_009
const rad = (degrees: number) => (degrees * Math.PI) / 180

/** Metres between two places over the sphere (haversine): right to half a per cent, which is more than a phone knows. */
export function metresBetween(a: Point, b: Point): number {
  const [dLat, dLng] = [rad(b.lat - a.lat), rad(b.lng - a.lng)]
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(dLng / 2) ** 2
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** How far in words: a key under `field.place`, whole tens of metres below a kilometre, tenths of kilometres from there. */
export function farOf(
  metres: number,
): { readonly key: 'near'; readonly n: number } | { readonly key: 'far'; readonly km: string } {
  const n = Math.round(metres / 10) * 10
  return n < 1_000 ? { key: 'near', n } : { key: 'far', km: (metres / 1_000).toFixed(1) }
}
