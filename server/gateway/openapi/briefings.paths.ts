import type { RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { briefingBlock, briefingSeenBy } from '../../contract/briefing-orders.ts'
import { heldPictureQuery } from '../../contract/held-picture.ts'
import { briefingQuery, editionsQuery } from '../queries-briefings.ts'
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
  withdrawn: z.boolean().optional(),
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
  composed: z
    .object({
      seenBy: briefingSeenBy,
      blocks: z.array(briefingBlock),
      mayEdit: z.boolean(),
      by: z.string().optional(),
      at: z.number().optional(),
      newest: z.int().optional(),
      withdrawn: z.boolean().optional(),
    })
    .optional(),
})

const change = z.object({
  added: z.int(),
  removed: z.int(),
  changed: z.int(),
  moved: z.int(),
  title: z.boolean(),
  seenBy: z.boolean(),
})
const edition = z.object({
  edition: z.int(),
  state: z.enum(['standing', 'withdrawn']),
  title: z.string(),
  seenBy: briefingSeenBy,
  by: z.string(),
  at: z.number(),
  blocks: z.int(),
  change: change.nullable(),
  sameAs: z.int().nullable(),
})
const editions = z.object({
  id: z.string(),
  title: z.string(),
  newest: z.int(),
  state: z.enum(['standing', 'withdrawn']),
  mayEdit: z.boolean(),
  items: z.array(edition),
  next: z.int().nullable(),
})

const mark = z.looseObject({})

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
      404: json(refusal, 'None, or not for the asker'),
      410: json(refusal, 'Withdrawn: by whom and when'),
      422: json(refusal, 'Refused with a sentence'),
    },
  },
  {
    method: 'get',
    path: '/api/v1/briefings/{id}/editions',
    summary: 'Editions of a composed briefing, the newest first, each with who wrote it, when, and what it changed',
    request: { params: idParam, query: editionsQuery },
    responses: {
      200: json(editions, 'Editions'),
      404: json(refusal, 'None, or not for the asker'),
      410: json(refusal, 'Withdrawn: by whom and when'),
    },
  },
  {
    method: 'get',
    path: '/api/v1/picture/held',
    summary: 'The map as it stood at an earlier version, by layer, for the asker’s audience',
    request: { query: heldPictureQuery },
    responses: {
      200: json(
        z.looseObject({
          version: z.int(),
          at: z.number(),
          complaints: z.array(mark).nullable(),
          hotspots: z.array(mark).nullable(),
          alarms: z.array(mark).nullable(),
          tasks: z.array(mark).nullable(),
          sites: z.looseObject({ version: z.int(), id: z.array(z.string()) }).nullable(),
          cut: z.array(z.enum(['complaints', 'sites'])),
        }),
        'What stood on the map; a layer that was not asked for is null',
      ),
      422: json(refusal, 'Refused with a sentence: that version cannot be told'),
    },
  },
]
