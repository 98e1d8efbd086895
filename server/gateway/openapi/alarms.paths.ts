import type { RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { alarmsQuery, threadQuery } from '../queries.ts'
import { idParam, json, page, refusal } from './shapes.ts'

/** Alarms that stand, those that were, and what was done about each. */
export const alarmsPaths: readonly RouteConfig[] = [
  {
    method: 'get',
    path: '/api/v1/alarms',
    summary: 'Alarms: without a query those on the picture now, most urgent first; with one, episodes, latest first',
    request: { query: alarmsQuery },
    responses: { 200: json(page.partial({ next: true }), 'Alarms'), 400: json(refusal, 'Bad query') },
  },
  {
    method: 'get',
    path: '/api/v1/alarms/{id}/thread',
    summary: 'What was told and done about one episode of an alarm, in order of time',
    request: { params: idParam, query: threadQuery },
    responses: {
      200: json(
        z.looseObject({ alarm: z.looseObject({}), items: z.array(z.looseObject({})), total: z.number().int() }),
        'Thread',
      ),
      404: json(refusal, 'Unknown'),
    },
  },
]
