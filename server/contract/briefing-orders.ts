import { z } from 'zod'
import { groupings, spans } from './indicator.ts'
import { isoTime } from './time.ts'

/* Orders about composed briefings. */

const id = z.string().min(1).max(200)
/** Who may see a composed briefing: its author alone, leaders and commanders beside him, or whoever reads records. */
export const briefingSeenBy = z.enum(['me', 'leaders', 'all'], '请选择谁可以看：me、leaders 或 all。')
export type BriefingSeenBy = z.infer<typeof briefingSeenBy>

export const MOST_BLOCKS = 60
const MOST_TEXT = 4_000
/** All texts of a briefing together. */
const MOST_WORDS = 100_000

const title = z.string().trim().min(1, '请写标题。').max(120, '标题最多 120 个字。')
const figureAsked = z.strictObject({
  id: z.string().min(1).max(100),
  from: isoTime.optional(),
  to: isoTime.optional(),
  by: z
    .array(z.enum([...groupings, ...spans]))
    .max(2, '最多按两项分组。')
    .optional(),
  where: z.partialRecord(z.enum(groupings), z.string().min(1).max(200)).optional(),
  compare: z
    .array(z.enum(['previous', 'lastYear', 'target']))
    .max(3)
    .optional(),
})
export const briefingBlock = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('page'), title }),
  z.strictObject({ is: z.literal('figure'), asked: figureAsked }),
  z.strictObject({ is: z.literal('chart'), chart: z.enum(['curve', 'bars', 'multiples']), asked: figureAsked }),
  z.strictObject({
    is: z.literal('map'),
    title,
    map: z.strictObject({
      layers: z.array(z.enum(['sites', 'complaints', 'hotspots', 'alarms', 'tasks', 'stations'])).max(6),
      lng: z.number().min(-180).max(180),
      lat: z.number().min(-90).max(90),
      zoom: z.number().min(1).max(22),
    }),
  }),
  z.strictObject({
    is: z.literal('text'),
    text: z.string().trim().min(1, '请写正文，或去掉这一块。').max(MOST_TEXT, `每块正文最多 ${MOST_TEXT} 个字。`),
  }),
])

export const briefingOrders = {
  /** Without `briefingId` a new one; otherwise the next edition, written on edition `basedOn`. */
  'briefing.save': z.strictObject({
    briefingId: id.optional(),
    basedOn: z.int().min(1).optional(),
    title,
    seenBy: briefingSeenBy,
    blocks: z
      .array(briefingBlock)
      .min(1, '汇报至少要有一块内容。')
      .max(MOST_BLOCKS, `汇报最多 ${MOST_BLOCKS} 块。`)
      .refine(
        (blocks) => blocks.reduce((sum, each) => sum + (each.is === 'text' ? each.text.length : 0), 0) <= MOST_WORDS,
        `全部正文最多 ${MOST_WORDS} 个字，请删减。`,
      ),
  }),
  'briefing.withdraw': z.strictObject({ briefingId: id, basedOn: z.int().min(1).optional() }),
} as const

export const briefingNeeds = { 'briefing.save': 'briefing.write', 'briefing.withdraw': 'briefing.write' } as const
