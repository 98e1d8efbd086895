import type { RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { district } from '../../contract/district.ts'
import { hotspot } from '../../contract/fact.ts'
import {
  complaintsQuery,
  factsQuery,
  importQuery,
  importRowsQuery,
  journalQuery,
  rejectedQuery,
  sitesQuery,
} from '../queries.ts'
import { event, idParam, intake, job, json, page, refusal } from './shapes.ts'

/** Telling facts, and asking for what is known. */
export const housePaths: readonly RouteConfig[] = [
  {
    method: 'post',
    path: '/ingest/v1/events',
    summary: 'Tell facts (CloudEvents 1.0: structured, batched or binary)',
    security: [{ feedKey: [] }],
    request: {
      body: {
        content: {
          'application/cloudevents+json': { schema: event },
          'application/cloudevents-batch+json': { schema: z.array(event) },
        },
      },
    },
    responses: {
      202: json(intake, 'Accepted facts are durable'),
      400: json(refusal, 'Not CloudEvents at all'),
      401: json(refusal, 'No feed key'),
      413: json(refusal, 'Too large'),
      415: json(refusal, 'Not JSON'),
      429: json(refusal, 'Too much waiting; see Retry-After'),
      503: json(refusal, 'Store away; see Retry-After'),
    },
  },
  {
    method: 'get',
    path: '/api/v1/district',
    summary: 'The district as configured',
    responses: { 200: json(district, 'District') },
  },
  {
    method: 'get',
    path: '/api/v1/picture',
    summary: 'Snapshot of the picture for the asker’s audience',
    request: { query: z.object({ audience: z.literal('public').optional() }) },
    responses: {
      200: json(
        z.looseObject({ epoch: z.string(), version: z.number().int(), at: z.number(), shelves: z.looseObject({}) }),
        'Snapshot',
      ),
    },
  },
  {
    method: 'get',
    path: '/api/v1/sites',
    summary: 'The register of sites',
    request: { query: sitesQuery },
    responses: { 200: json(z.looseObject({}), 'Page, GeoJSON or columns'), 400: json(refusal, 'Bad query') },
  },
  {
    method: 'get',
    path: '/api/v1/sites/{id}',
    summary: 'One site with its last facts and readings',
    request: { params: idParam },
    responses: { 200: json(z.looseObject({}), 'Site'), 404: json(refusal, 'Unknown') },
  },
  {
    method: 'get',
    path: '/api/v1/sites/{id}/readings',
    summary: 'Last readings of a site',
    request: { params: idParam },
    responses: { 200: json(z.looseObject({}), 'Readings') },
  },
  {
    method: 'get',
    path: '/api/v1/complaints',
    summary: 'Complaints, newest first',
    request: { query: complaintsQuery },
    responses: { 200: json(page, 'Page'), 400: json(refusal, 'Bad query') },
  },
  {
    method: 'get',
    path: '/api/v1/facts',
    summary: 'Facts by time of happening, newest first',
    request: { query: factsQuery },
    responses: { 200: json(page, 'Page'), 400: json(refusal, 'Bad query') },
  },
  {
    method: 'get',
    path: '/api/v1/facts/{ref}',
    summary: 'One fact by `source#id`',
    request: { params: z.object({ ref: z.string() }) },
    responses: { 200: json(z.looseObject({}), 'Fact'), 404: json(refusal, 'Unknown') },
  },
  {
    method: 'get',
    path: '/api/v1/journal',
    summary: 'The journal in order, with its hashes',
    request: { query: journalQuery },
    responses: { 200: json(page, 'Page') },
  },
  {
    method: 'get',
    path: '/api/v1/hotspots',
    summary: 'Hotspots of complaints now',
    responses: { 200: json(z.object({ hotspots: z.array(hotspot) }), 'Hotspots') },
  },
  {
    method: 'get',
    path: '/api/v1/feeds',
    summary: 'Health of the feeds',
    responses: { 200: json(z.looseObject({}), 'Feeds') },
  },
  {
    method: 'get',
    path: '/api/v1/rejected',
    summary: 'Records that could not be taken',
    request: { query: rejectedQuery },
    responses: { 200: json(z.looseObject({}), 'Rejected records') },
  },
  {
    method: 'post',
    path: '/api/v1/rejected/{id}/replay',
    summary: 'Tell a mended record again',
    request: { params: idParam, body: { content: { 'application/json': { schema: z.object({ raw: z.unknown() }) } } } },
    responses: {
      200: json(z.looseObject({}), 'Accepted'),
      404: json(refusal, 'Unknown'),
      422: json(z.looseObject({}), 'Still refused'),
    },
  },
  {
    method: 'post',
    path: '/api/v1/rejected/{id}/discard',
    summary: 'Put a rejected record away',
    request: { params: idParam },
    responses: { 204: { description: 'Done' }, 404: json(refusal, 'Unknown') },
  },
  {
    method: 'post',
    path: '/api/v1/imports',
    summary: 'Import a CSV, XLSX or GeoJSON file',
    request: { query: importQuery, body: { content: { 'application/octet-stream': { schema: z.string() } } } },
    responses: {
      202: json(z.object({ id: z.string() }), 'Started'),
      415: json(refusal, 'Unknown file type'),
      422: json(refusal, 'Unknown kind'),
    },
  },
  {
    method: 'get',
    path: '/api/v1/imports',
    summary: 'Imports, running and ended',
    responses: { 200: json(z.object({ imports: z.array(job) }), 'Imports') },
  },
  {
    method: 'get',
    path: '/api/v1/imports/{id}',
    summary: 'Progress of an import',
    request: { params: idParam },
    responses: { 200: json(job, 'Import'), 404: json(refusal, 'Unknown') },
  },
  {
    method: 'get',
    path: '/api/v1/imports/{id}/rows',
    summary: 'What became of the rows of an ended import: line, id, time, reason; not what stood in them',
    request: { params: idParam, query: importRowsQuery },
    responses: {
      200: json(z.looseObject({ items: z.array(z.looseObject({})), next: z.string().nullable() }), 'Rows'),
      404: json(refusal, 'Unknown, or running'),
    },
  },
  {
    method: 'delete',
    path: '/api/v1/imports/{id}',
    summary: 'Cancel an import',
    request: { params: idParam },
    responses: { 204: { description: 'Cancelled' }, 404: json(refusal, 'Unknown') },
  },
  {
    method: 'get',
    path: '/api/v1/imports/{id}/refused.csv',
    summary: 'Refused rows with reasons',
    request: { params: idParam },
    responses: { 200: { description: 'CSV' }, 404: json(refusal, 'None') },
  },
  { method: 'get', path: '/healthz', summary: 'Alive', responses: { 200: json(z.looseObject({}), 'Alive') } },
  {
    method: 'get',
    path: '/readyz',
    summary: 'Ready',
    responses: { 200: json(z.looseObject({}), 'Ready'), 503: json(z.looseObject({}), 'Not ready, with reasons') },
  },
  { method: 'get', path: '/metrics', summary: 'Prometheus text', responses: { 200: { description: 'Metrics' } } },
  {
    method: 'get',
    path: '/version',
    summary: 'Which build is served',
    responses: { 200: json(z.looseObject({}), 'Version') },
  },
]
