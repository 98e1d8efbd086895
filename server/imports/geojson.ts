import { featureTexts } from './features.ts'
import type { Row } from './row.ts'

type Position = readonly [number, number]
const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number'

function positionsOf(value: unknown): Position[] {
  return Array.isArray(value) ? value.filter(isPosition) : []
}

/**
 * A point that surely lies inside a polygon given by its rings: the middle of the widest stretch of a level line through
 * the box's middle. A centroid may lie outside.
 */
function insidePolygon(rings: unknown): { readonly at: Position; readonly width: number } | null {
  const lists = Array.isArray(rings) ? rings.map(positionsOf) : []
  const lats = (lists[0] ?? []).map(([, lat]) => lat)
  if (lats.length < 4) return null
  const south = lats.reduce((a, b) => Math.min(a, b))
  const north = lats.reduce((a, b) => Math.max(a, b))
  // Off the exact middle, where the corners of regular shapes stand.
  const level = south + (north - south) * 0.4999
  const crossings: number[] = []
  for (const ring of lists) {
    for (let i = 1; i < ring.length; i++) {
      const [x0, y0] = ring[i - 1]!
      const [x1, y1] = ring[i]!
      if (y0 > level !== y1 > level) crossings.push(x0 + ((level - y0) / (y1 - y0)) * (x1 - x0))
    }
  }
  crossings.sort((a, b) => a - b)
  let best: { at: Position; width: number } | null = null
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const width = crossings[i + 1]! - crossings[i]!
    if (!best || width > best.width) best = { at: [(crossings[i]! + crossings[i + 1]!) / 2, level], width }
  }
  return best
}

/** One position that stands for a GeoJSON geometry: a point itself, the middle vertex of a line, a point inside an area; null for none. */
export function pointOf(geometry: unknown): Position | null {
  if (typeof geometry !== 'object' || geometry === null) return null
  const { type, coordinates, geometries } = geometry as { type?: unknown; coordinates?: unknown; geometries?: unknown }
  switch (type) {
    case 'Point':
      return isPosition(coordinates) ? [coordinates[0], coordinates[1]] : null
    case 'MultiPoint':
      return positionsOf(coordinates)[0] ?? null
    case 'LineString': {
      const line = positionsOf(coordinates)
      return line[line.length >> 1] ?? null
    }
    case 'MultiLineString':
      return pointOf({
        type: 'LineString',
        coordinates: Array.isArray(coordinates) ? (coordinates as unknown[])[0] : null,
      })
    case 'Polygon':
      return insidePolygon(coordinates)?.at ?? null
    case 'MultiPolygon': {
      const found = Array.isArray(coordinates) ? coordinates.map(insidePolygon).filter((each) => each !== null) : []
      return found.sort((a, b) => b.width - a.width)[0]?.at ?? null
    }
    case 'GeometryCollection':
      return Array.isArray(geometries) && geometries.length > 0 ? pointOf((geometries as unknown[])[0]) : null
    default:
      return null
  }
}

function rowOf(row: number, text: string | null): Row {
  if (text === null) return { row, record: {}, fault: 'the feature is too long to be one' }
  let feature: unknown
  try {
    feature = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return {
      row,
      record: { feature: text.slice(0, 500) },
      fault: `the feature is not JSON: ${error.message.slice(0, 120)}`,
    }
  }
  const { type, id, geometry, properties } = feature as {
    type?: unknown
    id?: unknown
    geometry?: unknown
    properties?: unknown
  }
  if (type !== 'Feature') return { row, record: { feature: text.slice(0, 500) }, fault: 'is not a GeoJSON Feature' }
  const point = pointOf(geometry)
  return {
    row,
    record: {
      ...(typeof properties === 'object' && properties !== null ? properties : {}),
      ...(id === undefined ? {} : { 'feature.id': id }),
      'geometry.lng': point?.[0] ?? '',
      'geometry.lat': point?.[1] ?? '',
    },
  }
}

/** Rows of a GeoJSON text: the properties of each feature, with `geometry.lng`, `geometry.lat` and `feature.id` as further columns. */
export async function* geojsonRows(text: AsyncIterable<string>): AsyncGenerator<Row> {
  let row = 0
  for await (const feature of featureTexts(text)) {
    row += 1
    yield rowOf(row, feature)
  }
}
