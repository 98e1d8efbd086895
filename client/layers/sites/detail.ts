import type { SiteKind } from '@contract/fact.ts'

/** How one kind is drawn at one zoom. Lengths in design units (CSS pixels on a 1080-line wall). */
export interface Detail {
  /** Sites nearer than this share a symbol. */
  readonly reach: number
  /** Radius of the symbol. */
  readonly radius: number
  /** Whether a symbol of several says how many. */
  readonly counted: boolean
  /** Strength of a symbol of one, and of one that stands for many: the texture's only grading. */
  readonly faint: number
  readonly full: number
}

/** Zoom from which clusters carry a number, and from which every site stands for itself. */
export const COUNTED_FROM = 13.5
export const SINGLE_FROM = 15.75

const many = new Set<SiteKind>(['elevator', 'restaurant', 'producer', 'other'])

/**
 * Overview: the many are a stipple graded by how many stand under each mark, the few stand singly. Deeper, the many become
 * symbols with a count; deepest, single shapes, with a count only where sites share one spot (lifts of one building).
 */
export function detailOf(kind: SiteKind, zoom: number): Detail {
  if (kind === 'market')
    return { reach: 0, radius: zoom < COUNTED_FROM ? 4.2 : grown(zoom) + 0.8, counted: true, faint: 1, full: 1 }
  // Stations have a layer of their own.
  if (kind === 'station') return { reach: 0, radius: 6, counted: false, faint: 0, full: 0 }
  if (zoom >= SINGLE_FROM) return { reach: 14, radius: grown(zoom), counted: true, faint: 0.9, full: 1 }
  if (!many.has(kind)) {
    return zoom < COUNTED_FROM
      ? { reach: 9, radius: 3.4, counted: false, faint: 0.7, full: 0.9 }
      : { reach: 30, radius: grown(zoom), counted: true, faint: 0.9, full: 1 }
  }
  return zoom < COUNTED_FROM
    ? { reach: 4.6, radius: 1.8, counted: false, faint: 0.42, full: 1 }
    : { reach: 58, radius: grown(zoom), counted: true, faint: 0.75, full: 1 }
}

/** Radius of a symbol that is read singly: larger as the map gets emptier. */
const grown = (zoom: number) => Math.min(7.5, 4.8 + Math.max(0, zoom - 15) * 0.8)

/** 0…1: how strong a symbol of `count` is between the faintest and the fullest; twelve and more are full. */
export const grade = (count: number) => Math.min(1, Math.log2(count) / Math.log2(12))
