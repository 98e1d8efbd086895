import type { RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { leagueFigures } from '../../contract/league.ts'
import { taskMark } from '../../contract/task.ts'
import { urgingMark, urgingStep } from '../../contract/urging.ts'
import { leagueQuery, leagueTasksQuery, urgingsQuery } from '../queries-urgings.ts'
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
  numerator: z.int().optional(),
  denominator: z.int().optional(),
  records: z.string(),
})
const league = z.object({
  from: z.string(),
  to: z.string(),
  units: z.array(
    z.object({
      unit: z.string(),
      name: z.string(),
      place: z.int().nullable(),
      score: z.number().nullable(),
      figures: z.record(z.enum(leagueFigures), figure),
    }),
  ),
  ranked: z.int(),
  points: z.record(z.string(), z.number()),
  formula: z.object({ zh: z.string(), en: z.string() }),
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
    summary: 'How units answer: slips, replies, re-checks, tasks and a score with its formula, each with its records',
    request: { query: leagueQuery },
    responses: {
      200: json(league, 'The best first; a station gets its own row and place alone'),
      400: json(refusal, 'No such days'),
    },
  },
  {
    method: 'get',
    path: '/api/v1/units/league/tasks',
    summary: 'The closed tasks with a due date that a figure of the league counted, the last closed first',
    request: { query: leagueTasksQuery },
    responses: { 200: json(page(taskMark), 'Page'), 400: json(refusal, 'No such days or part') },
  },
]
