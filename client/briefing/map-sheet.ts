import type { BriefingMap } from '@contract/briefing.ts'
import type { District } from '@contract/district.ts'

type Ring = readonly (readonly [number, number])[]

/** A district and the frame of a view in it as SVG paths: plate carrée with longitudes drawn together by the cosine of the latitude. */
export function sheetOf(district: District, map: Pick<BriefingMap, 'lng' | 'lat' | 'zoom'>) {
  const all = district.outline.flat()
  const [west, east] = [Math.min(...all.map(([lng]) => lng)), Math.max(...all.map(([lng]) => lng))]
  const [south, north] = [Math.min(...all.map(([, lat]) => lat)), Math.max(...all.map(([, lat]) => lat))]
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = 1_000 / Math.max((east - west) * squeeze, north - south, 1e-9)
  const x = (lng: number) => round((lng - west) * squeeze * scale)
  const y = (lat: number) => round((north - lat) * scale)
  const ring = (points: Ring) =>
    points.length === 0 ? '' : `M${points.map(([lng, lat]) => `${x(lng)} ${y(lat)}`).join('L')}Z`
  const path = (rings: readonly Ring[]) => rings.map(ring).join('')
  // What a screen 1,280 × 720 tiles' pixels wide sees at this zoom of Web Mercator.
  const across = (1_280 * 360) / (256 * 2 ** map.zoom)
  const [width, height] = [round(across * squeeze * scale), round(((across * 720) / 1_280) * squeeze * scale)]
  return {
    box: `-10 -10 ${round((east - west) * squeeze * scale) + 20} ${round((north - south) * scale) + 20}`,
    land: path(district.outline),
    water: path(district.water),
    streets: path(district.streets.flatMap(({ rings }) => rings)),
    view: { x: round(x(map.lng) - width / 2), y: round(y(map.lat) - height / 2), width, height },
  }
}
const round = (value: number) => Math.round(value * 10) / 10
