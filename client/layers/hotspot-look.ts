import type { Hotspot } from '@contract/fact.ts'

export { isAbnormal } from '@contract/hotspot.ts'
export { isProvisional } from '@contract/map-looks.ts'

/** The n hotspots least likely to be chance, most surprising first. */
export function mostSurprising<H extends Pick<Hotspot, 'p' | 'count'>>(hotspots: Iterable<H>, n: number): H[] {
  return [...hotspots].sort((a, b) => a.p - b.p || b.count - a.count).slice(0, n)
}

const EARTH_M = 40_075_016.686

/** Radius in CSS pixels: the true one on the ground, but never too small for its own number. */
export function radiusOf(hotspot: Pick<Hotspot, 'radiusM' | 'lat' | 'count'>, zoom: number, unit: number): number {
  const metresPerPixel = (EARTH_M * Math.cos((hotspot.lat * Math.PI) / 180)) / (256 * 2 ** zoom)
  const least = (12 + 1.9 * Math.sqrt(Math.min(hotspot.count, 200))) * unit
  return Math.max(hotspot.radiusM / metresPerPixel, least)
}
