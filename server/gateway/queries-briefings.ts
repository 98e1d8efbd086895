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
  edition: counted,
})
