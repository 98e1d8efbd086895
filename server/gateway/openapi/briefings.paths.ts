import type { RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { briefingBlock, briefingSeenBy } from '../../contract/briefing-orders.ts'
import { briefingQuery } from '../queries-briefings.ts'
import { idParam, json, refusal } from './shapes.ts'

const wording = z.object({ zh: z.string(), en: z.string() })
const pieces = z.array(z.object({ text: z.string(), figure: z.string().optional() }))
const sentence = z.object({ zh: pieces, en: pieces })
const listed = z.object({
  id: z.string(),
  title: wording,
  about: wording,
  builtIn: z.boolean(),
  edition: z.int().nullable(),
  editedAt: z.number().nullable(),
  mayEdit: z.boolean(),
})
const page = z.looseObject({
  id: z.string(),
  kicker: wording,
  headline: sentence,
  comparison: z.array(sentence),
  cause: z.array(sentence),
  ask: z.array(sentence),
  minded: z.array(sentence),
})
const told = z.object({
  id: z.string(),
  title: wording,
  from: z.string(),
  to: z.string(),
  asOf: z.string(),
  version: z.int(),
  scope: wording.nullable(),
  bureau: z.string(),
  pages: z.array(page),
  address: z.string(),
  edition: z.int().nullable(),
  composed: z.object({ seenBy: briefingSeenBy, blocks: z.array(briefingBlock), mayEdit: z.boolean() }).optional(),
})

/** 汇报. Writing and withdrawing composed ones goes through POST /api/v1/orders (`briefing.save`, `briefing.withdraw`). */
export const briefingsPaths: readonly RouteConfig[] = [
  {
    method: 'get',
    path: '/api/v1/briefings',
    summary: 'Briefings that the house composes, and those that people composed and the asker may see',
    responses: { 200: json(z.array(listed), 'Briefings') },
  },
  {
    method: 'get',
    path: '/api/v1/briefings/{id}',
    summary:
      'A briefing with all its figures at one version and one moment; `from` and `to` are for those of the house',
    request: { params: idParam, query: briefingQuery },
    responses: {
      200: json(told, 'Briefing'),
      404: json(refusal, 'None, withdrawn, or not for the asker'),
      422: json(refusal, 'Refused with a sentence'),
    },
  },
]
