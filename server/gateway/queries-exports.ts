import { z } from 'zod'
import { groupings, spans, type IndicatorDimension } from '../contract/indicator.ts'
import { isoTime } from '../contract/time.ts'

const moment = isoTime.optional()
const version = z.coerce.number().int().min(0).optional()
const dimension = z.enum([...groupings, ...spans] as [IndicatorDimension, ...IndicatorDimension[]])

/** Body of POST /api/v1/exports. */
export const exportBody = z.strictObject({
  briefing: z.string().min(1).max(200),
  from: moment,
  to: moment,
  at: moment,
  version: z.int().min(0).optional(),
  format: z.enum(['pdf', 'docx'], 'format 只能是 pdf 或 docx。'),
  lang: z.enum(['zh', 'en'], 'lang 只能是 zh 或 en。').default('zh'),
})

/** Parameters of a figure's CSV: as of the figure itself; a grouping by its name narrows it. */
export const figureCsvQuery = z
  .object({
    from: moment,
    to: moment,
    at: moment,
    version,
    by: z
      .string()
      .max(100)
      .transform((text) => text.split(',').filter(Boolean))
      .pipe(z.array(dimension).max(2))
      .optional(),
    ...Object.fromEntries(groupings.map((name) => [name, z.string().max(200).optional()])),
  })
  .transform((given: Record<string, unknown>) => ({
    from: given.from as string | undefined,
    to: given.to as string | undefined,
    by: given.by as IndicatorDimension[] | undefined,
    held: { at: given.at as string | undefined, version: given.version as number | undefined },
    where: Object.fromEntries(
      groupings.flatMap((name) => (typeof given[name] === 'string' ? [[name, given[name]]] : [])),
    ),
  }))
