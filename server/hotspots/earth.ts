/** Mean earth radius (IUGG), metres. */
const RADIUS_M = 6_371_008.8
const RADIAN = Math.PI / 180
/** Metres per degree of latitude. */
export const METRES_PER_DEGREE = RADIUS_M * RADIAN

/** Metres between two positions in degrees, by the haversine formula. */
export function haversine(lng0: number, lat0: number, lng1: number, lat1: number): number {
  const a = Math.sin(((lat1 - lat0) * RADIAN) / 2)
  const b = Math.sin(((lng1 - lng0) * RADIAN) / 2)
  const h = a * a + Math.cos(lat0 * RADIAN) * Math.cos(lat1 * RADIAN) * b * b
  return 2 * RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)))
}
