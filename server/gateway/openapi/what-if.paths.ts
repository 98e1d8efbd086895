import type { RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { idParam, json, refusal } from './shapes.ts'

const change = z.looseObject({
  change: z.enum(['limit', 'capacity', 'entry', 'results', 'remove', 'add', 'assume', 'afterLimit']),
})
const asked = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  changes: z.array(change).optional(),
  seed: z.int().min(0).optional(),
})

/** 推演: a past period under other rules. Everything answered here carries `simulation: true`. */
export const whatIfPaths: readonly RouteConfig[] = [
  {
    method: 'get',
    path: '/api/v1/what-if',
    summary: 'What a simulation may ask: the rules in force in words, lanes that can be added, the bounds',
    responses: { 200: json(z.looseObject({ simulation: z.literal(true) }), 'Offer') },
  },
  {
    method: 'post',
    path: '/api/v1/what-if',
    summary: 'Simulate a past period under other rules; changes no setting and no record',
    request: { body: { content: { 'application/json': { schema: asked } } } },
    responses: {
      202: json(z.object({ id: z.string() }), 'Begun'),
      400: json(refusal, 'Not such a question'),
      422: json(refusal, 'Refused with a sentence'),
      429: json(refusal, 'One is running already'),
    },
  },
  {
    method: 'get',
    path: '/api/v1/what-if/{id}',
    summary: 'How far a simulation is, and its result with seed, assumptions and the actual figures beside it',
    request: { params: idParam },
    responses: {
      200: json(z.looseObject({ simulation: z.literal(true) }), 'Progress or result'),
      404: json(refusal, 'None'),
    },
  },
  {
    method: 'delete',
    path: '/api/v1/what-if/{id}',
    summary: 'Call a running simulation off',
    request: { params: idParam },
    responses: { 204: { description: 'Stopped' }, 404: json(refusal, 'None that runs') },
  },
]
