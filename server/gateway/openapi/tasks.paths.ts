import type { RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { memberMark, planItem, positionTold, taskMark, taskStep } from '../../contract/task.ts'
import { evidenceQuery, recommendQuery, tasksQuery } from '../queries.ts'
import { idParam, json, refusal } from './shapes.ts'

const row = taskMark.extend({ handlerName: z.string().nullable(), unitName: z.string().nullable() })
const evidence = z.object({ hash: z.string(), type: z.string(), size: z.int() })
const reason = z.looseObject({ code: z.string(), zh: z.string(), en: z.string() })
const detail = row.extend({
  plan: z.array(planItem),
  steps: z.array(taskStep),
  evidence: z.array(evidence.extend({ at: z.number(), lng: z.number().nullable(), lat: z.number().nullable() })),
  result: z.string().nullable(),
  verifier: z.looseObject({ id: z.string(), name: z.string().nullable(), at: z.number() }).nullable(),
  may: z.array(z.string()),
  members: z.array(
    memberMark.extend({
      unitName: z.string().nullable(),
      handlerName: z.string().nullable(),
      why: z.string().nullable(),
    }),
  ),
  waived: z.boolean(),
})

/** Tasks, evidence, positions. What is done with a task goes through POST /api/v1/orders. */
export const tasksPaths: readonly RouteConfig[] = [
  {
    method: 'get',
    path: '/api/v1/tasks',
    summary: 'Tasks within the asker’s sight, the newest first; handler=me: his own, and those that he takes part in',
    request: { query: tasksQuery },
    responses: {
      200: json(z.object({ items: z.array(row), next: z.string().nullable(), total: z.int() }), 'Page'),
      400: json(refusal, 'No such state, or a cursor that is none of ours'),
    },
  },
  {
    method: 'get',
    path: '/api/v1/tasks/recommend',
    summary:
      'Whom to send to a site or a place, with reasons, of one station where `unit` names it; distances and minutes are estimates',
    request: { query: recommendQuery },
    responses: {
      200: json(
        z.object({
          items: z.array(
            z.looseObject({
              ...{ id: z.string(), name: z.string(), score: z.number() },
              ...{ reasons: z.array(reason), cautions: z.array(reason) },
            }),
          ),
        }),
        'The fittest first',
      ),
      404: json(refusal, 'No such site'),
      422: json(refusal, 'Neither site nor place'),
    },
  },
  {
    method: 'get',
    path: '/api/v1/tasks/{id}',
    summary: 'One task with its plan, its steps, its evidence and who judged it; a screen gets neither names nor words',
    request: { params: idParam },
    responses: { 200: json(detail, 'Task'), 404: json(refusal, 'None, or not his') },
  },
  {
    method: 'post',
    path: '/api/v1/evidence',
    summary:
      'Bring a file of evidence to one’s own task: JPEG, PNG, WebP, audio or PDF by its first bytes, 20 MB at most',
    request: {
      query: evidenceQuery,
      body: { content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } } },
    },
    responses: {
      201: json(evidence, 'Kept under its SHA-256'),
      404: json(refusal, 'No such task, or not his'),
      409: json(refusal, 'The task has ended'),
      413: json(refusal, 'Too large'),
      415: json(refusal, 'Nothing that evidence may be'),
    },
  },
  {
    method: 'get',
    path: '/api/v1/evidence/{hash}',
    summary: 'A file of evidence, for whoever may see a task that it belongs to',
    request: { params: z.object({ hash: z.string() }) },
    responses: {
      200: { description: 'The file', content: { '*/*': { schema: z.string().meta({ format: 'binary' }) } } },
      404: json(refusal, 'None, or not his'),
    },
  },
  {
    method: 'post',
    path: '/api/v1/positions',
    summary: 'Where the asker is, while on duty; kept coarse, only the last one, for a day',
    request: { body: { content: { 'application/json': { schema: positionTold } } } },
    responses: {
      204: { description: 'Kept' },
      400: json(refusal, 'No position'),
      422: json(refusal, 'Outside the district: not kept'),
    },
  },
]
