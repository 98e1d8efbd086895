import type { SiteColumns } from '@contract/picture.ts'

/** Sites as the index wants them: row i of every array is the same site; x, y are web-mercator, 0…1 over the world. */
export interface Points {
  readonly kind: Uint8Array
  readonly x: Float64Array
  readonly y: Float64Array
}

/** Side of the world in CSS pixels at a zoom, as Leaflet's EPSG:3857 counts it. */
export const worldSize = (zoom: number) => 256 * 2 ** zoom

/** Web-mercator x in 0…1 of a longitude in degrees. */
export const mercatorX = (lng: number) => lng / 360 + 0.5

/** Web-mercator y in 0…1 (north is 0) of a latitude in degrees. */
export function mercatorY(lat: number): number {
  const sin = Math.sin((lat * Math.PI) / 180)
  return 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI
}

/** Longitude and latitude in degrees of a mercator point. */
export function degreesOf(x: number, y: number): { lng: number; lat: number } {
  return { lng: (x - 0.5) * 360, lat: (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI }
}

/** Projects degrees × 1e5, as the register's columns keep them. */
export function project(kind: Uint8Array, lngE5: Int32Array, latE5: Int32Array): Points {
  const x = new Float64Array(kind.length)
  const y = new Float64Array(kind.length)
  for (let i = 0; i < kind.length; i++) {
    x[i] = mercatorX((lngE5[i] ?? 0) / 1e5)
    y[i] = mercatorY((latE5[i] ?? 0) / 1e5)
  }
  return { kind, x, y }
}

/** The columns as arrays that can be handed to a worker without copying them twice. */
export function transferable(columns: SiteColumns): { kind: Uint8Array; x: Int32Array; y: Int32Array } {
  return { kind: new Uint8Array(columns.kind), x: new Int32Array(columns.x), y: new Int32Array(columns.y) }
}
