import { z } from 'zod'
import { isoTime } from '../contract/time.ts'

const moment = isoTime.transform((text) => Date.parse(text)).optional()
const counted = z.coerce.number().int().min(0).optional()

export const briefingQuery = z.object({
  from: moment,
  to: moment,
  /** The moment that everything in it is told for. */
  at: moment,
  /** The last record of the journal that is in it. */
  version: counted,
  /** Of a composed one. */
  edition: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
})

/** Editions older than this one. */
export const editionsQuery = z.object({ before: z.coerce.number().int().min(1).max(2_147_483_647).optional() })
