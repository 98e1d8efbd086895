import { z } from 'zod'

const lngLat = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])

export const street = z.object({
  /** Nine-digit statistical code. */
  code: z.string(),
  name: z.string(),
  nameEn: z.string().optional(),
  lng: z.number(),
  lat: z.number(),
  /** Outline rings; schematic unless the district says otherwise. */
  rings: z.array(z.array(lngLat)).default([]),
})
export type Street = z.infer<typeof street>

export const station = z.object({
  id: z.string(),
  name: z.string(),
  streetCode: z.string().optional(),
  lng: z.number(),
  lat: z.number(),
})
export type Station = z.infer<typeof station>

/** What one installation serves, as configuration. */
export const district = z.object({
  /** GB/T 2260 code, or anything that names the place elsewhere. */
  code: z.string(),
  name: z.string(),
  nameEn: z.string().optional(),
  /** As the top of the wall says it. */
  centreName: z.string().optional(),
  /** Who signs official papers, by its full name, and how they are marked before the year (发文机关代字). Without it the centre signs. */
  papers: z.object({ issuer: z.string().min(1), mark: z.string().default('') }).optional(),
  /** Exterior rings, WGS-84. One ring per polygon; holes are not needed to draw or to test. */
  outline: z.array(z.array(lngLat).min(4)).min(1),
  /** Said beside every drawn border, such as 示意图，非法定边界. */
  outlineNote: z.string().default(''),
  /** The same in English; without it the Chinese stands. */
  outlineNoteEn: z.string().optional(),
  streets: z.array(street).default([]),
  stations: z.array(station).default([]),
  /** Water drawn under everything, rings of polygons, WGS-84. */
  water: z.array(z.array(lngLat)).default([]),
})
export type District = z.infer<typeof district>
