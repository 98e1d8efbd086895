import { z } from 'zod'
import { sitesOf } from '../contract/campaign.ts'
import { countParts, dimensions } from '../contract/counting.ts'
import { flows } from '../contract/fact.ts'
import { responseNames } from '../contract/response.ts'
import { taskKind, taskState } from '../contract/task.ts'
import { isoTime } from '../contract/time.ts'

const limit = z.coerce.number().int().min(1).max(500).default(50)
const cursor = z.string().max(500).optional()
/** A parameter that is a JSON object whose values are of one type. */
const jsonOf = <Value extends z.ZodType>(value: Value, example: string) =>
  z
    .string()
    .max(500)
    .transform((text, context) => {
      try {
        const read = z.record(z.string(), value).safeParse(JSON.parse(text))
        if (read.success) return read.data
      } catch {
        // said below, as for a JSON that is no such object
      }
      context.addIssue(`应是一个 JSON 对象，例如 ${example}。`)
      return z.NEVER
    })
    .optional()
const moment = isoTime.transform((text) => Date.parse(text)).optional()

export const complaintsQuery = z.object({
  from: moment,
  to: moment,
  class: z.string().max(100).optional(),
  unplaced: z.stringbool().optional(),
  kind: z.enum(['complaint', 'tipOff', 'consult', 'mixed']).optional(),
  id: z.string().max(200).optional(),
  /** True: what is worked on, that is all but consultations. */
  matters: z.stringbool().optional(),
  /** States of handling with commas; `received` includes what nobody touched. */
  state: z.string().max(400).optional(),
  lane: z.string().max(40).optional(),
  station: z.string().max(200).optional(),
  /** The station that it would go to by the rule of receipt. */
  wouldBe: z.string().max(200).optional(),
  /** Where something of it stands that is open: at the desk, in a lane, with a station. */
  held: z.enum(['desk', 'lane', 'station']).optional(),
  /** Its next deadline is over, or will be within 24 hours; of those that the live picture holds. */
  due: z.enum(['overdue', 'soon']).optional(),
  /** Flow of the funnel; `from` and `to` then mean when it was so counted, not when it was received. */
  flow: z.enum(flows).optional(),
  limit,
  cursor,
})
export const factsQuery = z.object({
  /** One kind, or several with commas. */
  kind: z.string().max(200).optional(),
  from: moment,
  to: moment,
  site: z.string().max(200).optional(),
  /** JSON object that the body must contain. */
  holds: jsonOf(z.json(), '{"positive":true}'),
  /** JSON object of numbers that the body's fields must exceed. */
  above: jsonOf(z.number(), '{"trapped":0}'),
  limit,
  cursor,
})
export const sitesQuery = z.object({
  /** Part of the name. */
  name: z.string().trim().min(1).max(60).optional(),
  kind: z.string().max(40).optional(),
  /** west,south,east,north in WGS-84 degrees (RFC 7946). */
  bbox: z
    .string()
    .max(200)
    .transform((text) => text.split(',').map(Number))
    .pipe(z.tuple([z.number(), z.number(), z.number(), z.number()]))
    .optional(),
  format: z.enum(['json', 'geojson', 'columns']).default('json'),
  limit: z.coerce.number().int().min(1).max(5_000).default(500),
  cursor,
})
export const importRowsQuery = z.object({
  /** Absent: all. `left`: read, and not told, because the import was ended before. */
  outcome: z.enum(['accepted', 'duplicates', 'refused', 'left']).optional(),
  /** Of refused rows, where and why, as `reasons` of the import have it. */
  pointer: z.string().max(500).optional(),
  message: z.string().max(2_000).optional(),
  limit,
  cursor: z.coerce.number().int().min(0).default(0),
})
export type ImportRowsQuery = z.infer<typeof importRowsQuery>
export const rejectedQuery = z.object({
  feed: z.string().max(200).optional(),
  limit,
  cursor: z.coerce.number().int().min(0).default(0),
})
export const journalQuery = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
})
export const alarmsQuery = z.object({
  /** `returnedUnacknowledged`: came and went before anybody took notice, and was not put away. */
  state: z
    .enum(['open', 'returnedUnacknowledged', 'all'], 'state 只能是 open、returnedUnacknowledged 或 all。')
    .default('open'),
  /** When it was raised. */
  from: moment,
  to: moment,
  limit,
  cursor,
})
export type AlarmsQuery = z.infer<typeof alarmsQuery>
export const threadQuery = z.object({
  /** Number of the episode; absent: the latest. */
  episode: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})
const day = z.iso.date('请写成 YYYY-MM-DD')
export const mattersQuery = z.object({
  /** States with commas; absent: what waits for the asker. */
  states: z
    .string()
    .max(400)
    .transform((text) => text.split(','))
    .optional(),
  /** One submission and what came of it, whatever its state. */
  number: z.string().min(1).max(200).optional(),
  kind: z.enum(['complaint', 'tipOff']).optional(),
  limit,
})
export const tasksQuery = z.object({
  /** States with commas. */
  state: z
    .string()
    .max(200)
    .transform((text) => text.split(','))
    .pipe(z.array(taskState))
    .optional(),
  /** Id of who carries it out; `me`: the asker. */
  handler: z.string().min(1).max(200).optional(),
  unit: z.string().min(1).max(200).optional(),
  /** True: what has not ended; false: what has. */
  open: z.stringbool().optional(),
  campaign: z.string().min(1).max(200).optional(),
  limit,
  cursor,
})
export const responseQuery = z.object({ from: moment, to: moment })
export type ResponseQuery = z.infer<typeof responseQuery>
export const responseRecordsQuery = responseQuery.extend({
  name: z.enum(responseNames),
  /** Only those that took no longer, ms. */
  within: z.coerce.number().int().min(0).optional(),
  limit,
  cursor,
})
export type ResponseRecordsQuery = z.infer<typeof responseRecordsQuery>
export const campaignSitesQuery = z.object({ of: z.enum(sitesOf).default('should'), limit, cursor })
const lng = z.coerce.number().min(-180).max(180).optional()
const lat = z.coerce.number().min(-90).max(90).optional()
/** `unit`: only people of this station. */
export const recommendQuery = z.object({
  kind: taskKind,
  siteId: z.string().min(1).max(200).optional(),
  unit: z.string().min(1).max(200).optional(),
  lng,
  lat,
})
/** `at`, `sentAt`: when it was taken and when it is sent, by the device’s clock, epoch ms. */
const device = z.coerce.number().min(0).max(8.64e15).optional()
export const evidenceQuery = z.object({ taskId: z.string().min(1).max(200), lng, lat, at: device, sentAt: device })
const days = { from: day.optional(), to: day.optional() }
/** One value of a dimension; empty: those of which it is not told, of a lane what the desk itself closed. */
const one = z
  .string()
  .max(200)
  .transform((text) => (text === '' ? null : text))
  .optional()
const filters = { street: one, class: one, station: one, channel: one, lane: one }
const most = 2
const by = z
  .string()
  .max(100)
  .default('')
  .transform((text) => [...new Set(text.split(/[,+ ]/).filter(Boolean))])
  .pipe(
    z
      .array(z.enum(dimensions, `只能按 ${dimensions.join('、')} 分组，以逗号分隔。`))
      .max(most, `一次最多按 ${most} 项分组。`),
  )
const filterOf = (asked: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.keys(filters).flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name] as string | null]])),
  )
/** District days, the last one included; absent: the half-year to date. */
export const countShape = z.object({ ...days, ...filters, by })
export const countQuery = countShape.transform((asked) => ({
  ...{ from: asked.from, to: asked.to, by: asked.by },
  filter: filterOf(asked),
}))
/** Of the page about interception: one grouping, and no filter. */
export const interceptionFiguresQuery = z.object({ ...days, by: z.enum(dimensions).default('street') })
export const countListShape = z.object({
  ...{ ...days, ...filters, limit, cursor },
  part: z.enum(countParts, `part 只能是 ${countParts.join('、')}。`),
})
export const countListQuery = countListShape.transform((asked) => ({
  ...{ from: asked.from, to: asked.to, by: [], part: asked.part, limit: asked.limit, cursor: asked.cursor },
  filter: filterOf(asked),
}))
export const auditQuery = z.object({
  /** One act, or several with commas; `order` for orders. */
  act: z.string().max(400).optional(),
  verb: z.string().max(400).optional(),
  by: z.string().max(200).optional(),
  on: z.string().max(200).optional(),
  outcome: z.enum(['accepted', 'refused']).optional(),
  from: moment,
  to: moment,
  limit,
  cursor,
})
export const importQuery = z.object({
  kind: z.string().min(1).max(60),
  name: z.string().min(1).max(200),
  dryRun: z.stringbool().default(false),
  mapping: z.string().max(20_000).optional(),
  source: z.string().max(200).optional(),
})
