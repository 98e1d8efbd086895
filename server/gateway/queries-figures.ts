import { z } from 'zod'
import { groupings, spans } from '../contract/indicator.ts'
import { isoTime } from '../contract/time.ts'

const dimensions = [...groupings, ...spans] as const
const most = 2
const list = <Name extends string>(names: readonly [Name, ...Name[]], wrong: string) =>
  z
    .string()
    .max(200)
    .default('')
    .transform((text) => [...new Set(text.split(/[,+ ]/).filter(Boolean))])
    .pipe(z.array(z.enum(names, wrong)))

const whereShape = Object.fromEntries(
  groupings.map((name) => [`where.${name}`, z.string().max(200).optional()]),
) as Record<`where.${(typeof groupings)[number]}`, z.ZodOptional<z.ZodString>>
export const figureShape = z.object({
  /** ISO 8601 with offset; `to` is not in it. Absent: what the indicator means by now. */
  from: isoTime.optional(),
  to: isoTime.optional(),
  /** The moment that it is told for, epoch ms, and the last record of the journal in it. */
  at: z.union([z.coerce.number().int().min(0).max(8.64e15), isoTime.transform((text) => Date.parse(text))]).optional(),
  version: z.coerce.number().int().min(0).optional(),
  /** Whose part, as addresses of figures say it. */
  scope: z.string().max(4_000).optional(),
  by: list(dimensions, `只能按 ${dimensions.join('、')} 分组，以逗号分隔。`).refine(
    (names) => names.length <= most,
    `一次最多按 ${most} 项分组。`,
  ),
  compare: list(
    ['previous', 'lastYear', 'target'],
    '只能与 previous（上期）、lastYear（去年同期）、target（目标）比较。',
  ),
  ...whereShape,
})
/** A word that is not known is refused: a filter that is misspelt would give another number under its name. */
const known = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code, keys }) =>
      code === 'unrecognized_keys'
        ? `没有名为 ${keys.join('、')} 的参数；可用 ${Object.keys(shape).join('、')}。`
        : undefined,
  })
const questionOf = (asked: z.output<typeof figureShape>) => ({
  ...{
    from: asked.from,
    to: asked.to,
    at: asked.at,
    version: asked.version,
    scope: asked.scope,
    by: asked.by,
    compare: asked.compare,
  },
  where: Object.fromEntries(
    groupings.flatMap((name) => {
      const value = asked[`where.${name}`]
      return value === undefined ? [] : [[name, value]]
    }),
  ),
})
export const figureQuery = known(figureShape.shape).transform(questionOf)
const MOST_CODES = 200
/** `part`: those that count, or all that they are of. `q`: text that some column holds; `codes`: what a screen shows as that text. */
export const figureRecordsQuery = z.object({
  part: z.enum(['counted', 'of']).default('counted'),
  q: z
    .string()
    .trim()
    .max(200)
    .optional()
    .transform((text) => text || undefined),
  codes: z
    .string()
    .max(8_000)
    .default('')
    .transform((text) => text.split(',').filter(Boolean))
    .refine((codes) => codes.length <= MOST_CODES, `一次最多 ${MOST_CODES} 个代码。`),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(400).optional(),
})
/** The records of a figure: its question, and which page of them. */
export const recordsOfFigureQuery = known({ ...figureShape.shape, ...figureRecordsQuery.shape }).transform(
  ({ part, q, codes, limit, cursor, ...asked }) => ({
    asked: questionOf(asked),
    page: { part, search: q, codes, limit, cursor },
  }),
)
/** Ids with commas; none: all. */
export const figuresQuery = z.object({
  ids: z
    .string()
    .max(4_000)
    .default('')
    .transform((text) => text.split(',').filter(Boolean)),
})
export const annotationsQuery = z.object({ id: z.string().min(1).max(100), from: isoTime, to: isoTime })
