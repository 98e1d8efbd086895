import type { BriefingMap } from '../../contract/briefing.ts'

/** Points of the paper from the upper left corner of the map. */
export type Spot = readonly [x: number, y: number]
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A zoom is that of a map of so many pixels, on every glass and on paper: all of the chosen view is seen. */
const [WIDE, TALL] = [1_280, 720]
const EARTH_M = 40_075_016.686

/** Where things stand on a map `width` points wide; Web Mercator, as on the wall. */
export function viewOf({ lng, lat, zoom }: Pick<BriefingMap, 'lng' | 'lat' | 'zoom'>, width: number) {
  const height = (width * TALL) / WIDE
  const world = 256 * 2 ** zoom * (width / WIDE)
  const down = (degrees: number) => {
    const sin = Math.sin((degrees * Math.PI) / 180)
    return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)
  }
  const [left, top] = [(lng / 360) * world - width / 2, down(lat) * world - height / 2]
  const frame: Box = { left: 0, top: 0, right: width, bottom: height }
  return {
    ...{ width, height, frame, zoom },
    spot: (lngAt: number, latAt: number): Spot => [(lngAt / 360) * world - left, down(latAt) * world - top],
    isIn: ([x, y]: Spot) => x >= 0 && x <= width && y >= 0 && y <= height,
    /** Metres on the ground that a point of the paper is at this latitude. */
    metresAt: (latAt: number) => (EARTH_M * Math.cos((latAt * Math.PI) / 180)) / world,
    lat,
  }
}
export type MapView = ReturnType<typeof viewOf>
