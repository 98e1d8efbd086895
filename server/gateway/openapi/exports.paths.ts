import type { RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { exportBody } from '../queries-exports.ts'
import { idParam, json, refusal } from './shapes.ts'

const exportJob = z.object({
  id: z.string(),
  of: z.string(),
  format: z.enum(['pdf', 'docx']),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  progress: z.number().min(0).max(1),
  askedAt: z.int(),
  fault: z.string().nullable(),
  file: z.string().nullable(),
  fileName: z.string(),
})
const none = json(refusal, 'None of the asker’s')

/** Papers and tables: what a person takes out is noted, and nobody else fetches it. */
export const exportsPaths: readonly RouteConfig[] = [
  {
    method: 'post',
    path: '/api/v1/exports',
    summary: 'Make a briefing a PDF or DOCX; the same asked again while one is made is the same job',
    request: { body: { content: { 'application/json': { schema: exportBody } } } },
    responses: {
      202: json(exportJob, 'Begun'),
      400: json(refusal, 'Not such a question'),
      429: json(refusal, 'Too many of the asker are under way'),
    },
  },
  {
    method: 'get',
    path: '/api/v1/exports',
    summary: 'The asker’s exports of the last 24 hours, the latest first',
    responses: { 200: json(z.object({ exports: z.array(exportJob) }), 'Exports') },
  },
  {
    method: 'get',
    path: '/api/v1/exports/{id}',
    summary: 'How far an export is',
    request: { params: idParam },
    responses: { 200: json(exportJob, 'Export'), 404: none },
  },
  {
    method: 'delete',
    path: '/api/v1/exports/{id}',
    summary: 'Call an export off, or throw its file away',
    request: { params: idParam },
    responses: { 204: { description: 'Gone' }, 404: none },
  },
  {
    method: 'get',
    path: '/api/v1/exports/{id}/file',
    summary: 'The file of an export that is done',
    request: { params: idParam },
    responses: { 200: { description: 'PDF or DOCX' }, 404: none, 409: json(refusal, 'Not done') },
  },
  {
    method: 'get',
    path: '/api/v1/indicators/{id}/csv',
    summary: 'A figure as CSV: its definition, its groups, and every record behind it',
    description:
      'Parameters as of the figure: from, to (ISO 8601 with offset, to exclusive), at or version, by, and one parameter per grouping. UTF-8 with BOM; the last row says how many records and who took them out',
    request: { params: idParam },
    responses: {
      200: { description: 'CSV' },
      400: json(refusal, 'Not such a question'),
      404: json(refusal, 'No such indicator'),
    },
  },
]
