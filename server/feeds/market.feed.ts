import { z } from 'zod'
import { extrasOf } from './extras.ts'
import type { Feed } from './feed.ts'
import { name, optional, siteId, tellingStream, time } from './row.ts'

const quickTest = z.looseObject({
  sampleNo: name(150),
  siteId,
  stall: optional(z.string().max(100)),
  product: z.string().max(100),
  productClass: optional(z.string().max(100)),
  item: z.string().max(100),
  method: optional(z.string().max(200)),
  reading: z.number(),
  limit: optional(z.union([z.number(), z.string().max(50)])),
  unit: z.string().max(20),
  result: z.enum(['阴性', '阳性']),
  retestOf: optional(z.string().max(150)),
  testedAt: time,
})
const quickTestFields = new Set(Object.keys(quickTest.shape))

const evaluation = z.looseObject({
  no: name(150),
  siteId,
  issueNo: z.int().positive(),
  score: z.number().min(0).max(100),
  groupScores: optional(z.array(z.number()).max(20)),
  evaluatedAt: time,
})
const evaluationFields = new Set(Object.keys(evaluation.shape))

export const market: Feed = {
  name: 'market',
  title: { zh: '农贸市场快检与评价', en: 'Market tests and evaluations' },
  contract: { nature: 'periodic', everyMs: 10_000, staleAfterMs: 120_000 },
  streams: [
    tellingStream('market', {
      path: '/market/v1/quick-tests',
      list: 'tests',
      limit: 500,
      row: quickTest,
      idOf: 'sampleNo',
      tell: (row) => ({
        // Two lists of one source: the number alone could be in both.
        id: `quick-test/${row.sampleNo}`,
        kind: 'market.quickTest',
        time: row.testedAt,
        subject: row.siteId,
        data: {
          ...extrasOf(row, quickTestFields),
          siteId: row.siteId,
          product: row.product,
          item: row.item,
          value: row.reading,
          unit: row.unit,
          positive: row.result === '阳性',
          retest: row.retestOf,
          sampleNo: row.sampleNo,
          stall: row.stall,
          productClass: row.productClass,
          method: row.method,
          limit: row.limit,
        },
      }),
    }),
    tellingStream('market', {
      path: '/market/v1/evaluations',
      list: 'evaluations',
      limit: 500,
      everyMs: 30_000,
      row: evaluation,
      idOf: 'no',
      tell: (row) => ({
        id: `evaluation/${row.no}`,
        kind: 'market.evaluated',
        time: row.evaluatedAt,
        subject: row.siteId,
        data: {
          ...extrasOf(row, evaluationFields),
          siteId: row.siteId,
          issue: row.issueNo,
          score: row.score,
          groupScores: row.groupScores,
          no: row.no,
        },
      }),
    }),
  ],
}
