import type { RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { leagueFigures, leaguePieces } from '../../contract/league.ts'
import { urgingMark, urgingStep } from '../../contract/urging.ts'
import { leagueQuery, urgingsQuery } from '../queries-urgings.ts'
import { idParam, json, refusal } from './shapes.ts'

const row = urgingMark.extend({ unitName: z.string().nullable() })
const detail = row.extend({
  instruction: z.string().nullable(),
  steps: z.array(urgingStep.extend({ byName: z.string().nullable() })),
  may: z.array(z.string()),
})
const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable(), total: z.int() })
const figure = z.object({
  value: z.number().nullable(),
  numerator: z.int().nullable(),
  denominator: z.int().nullable(),
  indicator: z.string(),
  where: z.record(z.string(), z.string()),
  address: z.string(),
  records: z.string(),
})
const wording = z.object({ zh: z.string(), en: z.string() })
const piece = z.object({
  ...{ piece: z.enum(leaguePieces), count: z.number(), points: z.number(), takes: z.number(), figure },
})
const league = z.object({
  from: z.string(),
  to: z.string(),
  asOf: z.string(),
  version: z.int(),
  known: z.boolean(),
  notes: z.array(wording),
  units: z.array(
    z.object({
      unit: z.string(),
      name: z.string(),
      place: z.int().nullable(),
      score: z.number().nullable(),
      made: z.object({ pieces: z.array(piece), sum: z.number() }).nullable(),
      figures: z.record(z.enum(leagueFigures), figure),
    }),
  ),
  ranked: z.int(),
  points: z.record(z.string(), z.number()),
  formula: wording,
})

/** Urging slips and the league of units. What is done with a slip goes through POST /api/v1/orders. */
export const urgingsPaths: readonly RouteConfig[] = [
  {
    method: 'get',
    path: '/api/v1/urgings',
    summary: 'Urging slips within the asker’s sight, the newest first; a station sees its own',
    request: { query: urgingsQuery },
    responses: {
      200: json(page(row), 'Page'),
      400: json(refusal, 'No such level, cause or state, or a cursor that is none of ours'),
    },
  },
  {
    method: 'get',
    path: '/api/v1/urgings/{id}',
    summary: 'One slip with its steps; words and names only for those who give or answer slips',
    request: { params: idParam },
    responses: { 200: json(detail, 'Slip'), 404: json(refusal, 'None, or not his') },
  },
  {
    method: 'get',
    path: '/api/v1/units/league',
    summary:
      'How units answer: slips, replies, re-checks, tasks, each a figure held at one version, and a score with what it is made of',
    request: { query: leagueQuery },
    responses: {
      200: json(league, 'The best first; who answers for a part gets its rows and places alone'),
      400: json(refusal, 'No such days, or days that have not come'),
      422: json(refusal, 'A version that there is not'),
    },
  },
]
