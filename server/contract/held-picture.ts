import { z } from 'zod'
import type { Alarm, ComplaintMark, Shelves, SiteColumns } from './picture.ts'
import type { TaskMark } from './task.ts'

/* The map as it stood: what of the picture can be told of a past version. */

/** Layers that move; stations are configuration, and are told with the district. */
export const heldLayers = ['sites', 'complaints', 'hotspots', 'alarms', 'tasks'] as const
export type HeldLayer = (typeof heldLayers)[number]

export const heldPictureQuery = z.object({
  /** The last record of the journal that is in it; absent: the last that was known at `at`. */
  version: z.coerce.number().int().min(0).optional(),
  /** ISO 8601 with offset; absent: the moment of that record. */
  at: z.iso.datetime({ offset: true, error: '请写带时区的时间，如 2026-11-28T09:00:00+08:00。' }).optional(),
  /** Names with commas between. */
  layers: z
    .string()
    .max(100)
    .transform((text) => text.split(',').filter((each) => each !== ''))
    .pipe(z.array(z.enum(heldLayers, `图层只有 ${heldLayers.join('、')}。`)).max(heldLayers.length)),
})
export type HeldPictureQuery = z.infer<typeof heldPictureQuery>

/** An alarm that stood then: what draws it, and no more. */
export type HeldAlarm = Pick<
  Alarm,
  | 'id'
  | 'condition'
  | 'priority'
  | 'raisedAt'
  | 'siteId'
  | 'siteName'
  | 'siteKind'
  | 'streetCode'
  | 'lng'
  | 'lat'
  | 'values'
> & { readonly acknowledged: boolean }

/** GET /api/v1/picture/held, for the asker's audience. A layer that was not asked for is null. */
export interface HeldPicture {
  readonly version: number
  /** Epoch ms. */
  readonly at: number
  readonly complaints: readonly ComplaintMark[] | null
  readonly hotspots: readonly Shelves['hotspots'][] | null
  readonly alarms: readonly HeldAlarm[] | null
  readonly tasks: readonly TaskMark[] | null
  readonly sites: SiteColumns | null
  /** Of sites and complaints more stood than are told: the latest are. */
  readonly cut: readonly ('complaints' | 'sites')[]
}
