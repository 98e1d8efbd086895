import { z } from 'zod'
import { condition } from '../interception/condition.ts'
import { laneResults } from '../interception/known.ts'

const code = z.string({ error: '请写明通道代码' }).min(1, '请写明通道代码').max(40, '通道代码最多 40 个字符')
const assumed = z.strictObject({
  settles: z.number({ error: '办成率写成 0 至 1 的数' }).min(0, '办成率不能小于 0').max(1, '办成率不能大于 1'),
  hours: z
    .number({ error: '用时写成工作小时数' })
    .gt(0, '用时要大于 0 工作小时')
    .max(350, '用时最多 350 工作小时（50 个工作日）'),
})

/** One thing that would be otherwise. */
export const change = z.discriminatedUnion(
  'change',
  [
    z.strictObject({
      change: z.literal('limit'),
      lane: code,
      amount: z.int('时限写成整数').min(1, '时限至少是 1').max(250, '时限最多是 250'),
      unit: z.enum(['workingDays', 'workingHours', 'sameDay'], '时限单位只能是工作日、工作小时或当日'),
    }),
    /** `open`: how many the lane may have at once; 0 closes it, null is no limit. */
    z.strictObject({
      change: z.literal('capacity'),
      lane: code,
      open: z
        .int('容量写成整数')
        .min(0, '容量不能小于 0；0 表示关闭通道')
        .max(100_000, '容量最多 100000 件')
        .nullable(),
    }),
    z.strictObject({
      change: z.literal('entry'),
      lane: code,
      entry: z.array(condition).max(30, '进入条件最多 30 条'),
    }),
    z.strictObject({
      change: z.literal('results'),
      lane: code,
      results: z.array(z.enum(laneResults)).min(1, '结果至少要有一种'),
    }),
    z.strictObject({ change: z.literal('remove'), lane: code }),
    /** A lane of one of the readings that come with the program. */
    z.strictObject({ change: z.literal('add'), preset: code, lane: code, assumed: assumed.optional() }),
    z.strictObject({ change: z.literal('assume'), lane: code, assumed }),
    /** Of what was taken back because time was over, the share that more time would have closed. */
    z.strictObject({
      change: z.literal('afterLimit'),
      share: z.number('比例写成 0 至 1 的数').min(0, '比例不能小于 0').max(1, '比例不能大于 1'),
    }),
  ],
  '请写明要改变什么：时限、容量、进入条件、结果、增减通道或假定',
)
export type Change = z.infer<typeof change>

const day = z.iso.date('日期写成 YYYY-MM-DD，且要是真实的日期')
/** What is asked: a past period of district days, the last included, and what would be otherwise. */
export const question = z.strictObject({
  from: day,
  to: day,
  changes: z.array(change).max(200, '一次最多改变 200 项').default([]),
  seed: z.int('种子写成整数').min(0, '种子不能小于 0').max(4_294_967_295, '种子不能大于 4294967295').default(1),
})
export type Question = z.infer<typeof question>
