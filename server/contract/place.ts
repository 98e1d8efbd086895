import { z } from 'zod'

/** Coordinate reference systems a source may speak. Inside the house everything is WGS-84. */
export const crs = z.enum(['WGS84', 'GCJ02', 'BD09', 'CGCS2000'])
export type Crs = z.infer<typeof crs>

/** Why a thing has no place on the map although its source gave one (or none). */
export const unknownPlace = z.enum(['missing', 'notANumber', 'zero', 'swapped', 'outside'])
export type UnknownPlace = z.infer<typeof unknownPlace>

/** Where something is: WGS-84 degrees, or null with the reason; what the source said is kept. */
export const place = z.object({
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  unknown: unknownPlace.optional(),
  /** As told, before conversion. */
  original: z.object({ lng: z.unknown(), lat: z.unknown(), crs }).optional(),
})
export type Place = z.infer<typeof place>
