import { z } from 'zod'
import { isoTime } from '../contract/time.ts'

const moment = isoTime.optional()

/** Body of POST /api/v1/exports. */
export const exportBody = z.strictObject({
  briefing: z.string().min(1).max(200),
  from: moment,
  to: moment,
  at: moment,
  version: z.int().min(0).optional(),
  edition: z.int().min(1).max(100_000).optional(),
  format: z.enum(['pdf', 'docx'], 'format 只能是 pdf 或 docx。'),
  lang: z.enum(['zh', 'en'], 'lang 只能是 zh 或 en。').default('zh'),
})
