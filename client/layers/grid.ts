type LngLat = [number, number]

const KM_PER_DEGREE = 111.32

/** Grid spacing, kilometres, that keeps lines some 50 to 110 pixels apart at a zoom and latitude. */
export function gridKm(zoom: number, lat: number): number {
  const kmPerPixel = (40_075 * Math.cos((lat * Math.PI) / 180)) / (256 * 2 ** zoom)
  return [0.2, 0.5, 1, 2, 5, 10].find((km) => km / kmPerPixel >= 44) ?? 20
}

/** Lines of a square grid every `km` kilometres over and well around the given points (degrees), as two-point lines. */
export function gridLines(points: readonly (readonly [number, number])[], km: number): [LngLat, LngLat][] {
  if (points.length === 0) return []
  const lngs = points.map(([lng]) => lng)
  const lats = points.map(([, lat]) => lat)
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)]
  const [padX, padY] = [(east - west) * 1.2, (north - south) * 1.2]
  const dLat = km / KM_PER_DEGREE
  const dLng = dLat / Math.cos((((south + north) / 2) * Math.PI) / 180)
  const lines: [LngLat, LngLat][] = []
  for (let lng = west - padX; lng <= east + padX; lng += dLng)
    lines.push([
      [lng, south - padY],
      [lng, north + padY],
    ])
  for (let lat = south - padY; lat <= north + padY; lat += dLat)
    lines.push([
      [west - padX, lat],
      [east + padX, lat],
    ])
  return lines
}
