import type { RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { attributes } from '../open311/attributes.ts'

const both = (schema: z.ZodType, description: string) => ({
  description,
  content: { 'text/xml': { schema: z.string() }, 'application/json': { schema } },
})
const errors = z.array(z.object({ code: z.number().int(), description: z.string() }))
const wrong = { 400: both(errors, 'Parameter missing or unfit'), 404: both(errors, 'Not found') }
const closed = { 403: both(errors, 'api_key missing, wrong or bound to other things'), ...wrong }
const by = (...schemes: readonly string[]): { security: Record<string, string[]>[] } => ({
  security: schemes.map((each) => ({ [each]: [] })),
})
const keyed = by('apiKey', 'feedKey')
const readers = by('apiKey', 'feedKey', 'token', 'session')

const jurisdiction = z.object({ jurisdiction_id: z.string().optional() })
const format = z.object({ format: z.enum(['json', 'xml']) })
const nullable = z.string().nullable()
const service = z.object({
  service_code: z.string(),
  service_name: z.string(),
  description: z.string(),
  metadata: z.boolean(),
  type: z.literal('realtime'),
  keywords: z.string(),
  group: z.string(),
})
const request = z.object({
  service_request_id: z.string(),
  status: z.enum(['open', 'closed']),
  status_notes: z.string(),
  service_name: z.string(),
  service_code: z.string(),
  description: z.null(),
  agency_responsible: z.string(),
  service_notice: z.null(),
  requested_datetime: z.string(),
  updated_datetime: z.string(),
  expected_datetime: nullable,
  address: nullable,
  address_id: z.null(),
  zipcode: z.null(),
  lat: z.number().nullable(),
  long: z.number().nullable(),
  media_url: z.null(),
})
const search = jurisdiction.extend({
  service_request_id: z.string().optional(),
  service_code: z.string().optional(),
  start_date: z.string().optional(),
  end_date: z.string().optional(),
  status: z.string().optional(),
  page: z.number().int().min(1).optional(),
  page_size: z.number().int().min(1).max(1_000).optional(),
})
const form = z.object({
  api_key: z.string().optional(),
  jurisdiction_id: z.string().optional(),
  service_code: z.string(),
  lat: z.number().optional(),
  long: z.number().optional(),
  address_string: z.string().optional(),
  address_id: z.string().optional(),
  ...Object.fromEntries(
    attributes.map((each) => [`attribute[${each.code}]`, each.required ? z.string() : z.string().optional()]),
  ),
  description: z.string().max(4_000).optional(),
  ...Object.fromEntries(
    ['email', 'device_id', 'account_id', 'first_name', 'last_name', 'phone', 'media_url'].map((name) => [
      name,
      z.string().optional(),
    ]),
  ),
})
const receipt = z.object({ service_request_id: z.string(), service_notice: z.string(), account_id: nullable })

/** A path of a collection with its format, and without: then the Accept header says, and XML is what stands when it does not. */
const twice = (path: RouteConfig): RouteConfig[] => [
  path,
  { ...path, path: `${path.path}.{format}`, request: { ...path.request, params: format } },
]
const id = (name: string) => z.object({ [name]: z.string() })

/** Open311 GeoReport v2. A name in a path may end with `.json` or `.xml`. */
export const open311Paths: readonly RouteConfig[] = [
  ...twice({
    method: 'get',
    path: '/open311/v2/discovery',
    summary: 'Open311: where the interface is, and in which formats',
    responses: { 200: both(z.looseObject({}), 'Discovery'), 404: wrong[404] },
  }),
  ...twice({
    method: 'get',
    path: '/open311/v2/services',
    summary: 'Open311: problem classes that may be complained about',
    request: { query: jurisdiction },
    responses: { 200: both(z.array(service), 'Services'), ...wrong },
  }),
  {
    method: 'get',
    path: '/open311/v2/services/{serviceCode}',
    summary: 'Open311: what a service asks for',
    request: { params: id('serviceCode'), query: jurisdiction },
    responses: { 200: both(z.looseObject({}), 'Service definition'), ...wrong },
  },
  ...twice({
    method: 'get',
    path: '/open311/v2/requests',
    summary: 'Open311: complaints of at most 90 days, without anything of a person; tip-offs are not among them',
    ...readers,
    request: { query: search },
    responses: { 200: both(z.array(request), 'Requests; Link and X-Total-Count say how many pages'), ...closed },
  }),
  {
    method: 'get',
    path: '/open311/v2/requests/{serviceRequestId}',
    summary: 'Open311: one complaint',
    ...readers,
    request: { params: id('serviceRequestId'), query: jurisdiction },
    responses: { 200: both(z.array(request), 'A list of one'), ...closed },
  },
  {
    method: 'get',
    path: '/open311/v2/tokens/{token}',
    summary: 'Open311: the number of what was submitted under an Idempotency-Key',
    ...readers,
    request: { params: id('token'), query: jurisdiction },
    responses: { 200: both(z.array(z.looseObject({})), 'A list of one'), ...closed },
  },
  ...twice({
    method: 'post',
    path: '/open311/v2/requests',
    summary: 'Open311: submit a complaint or a tip-off',
    ...keyed,
    request: {
      headers: z.object({ 'idempotency-key': z.string().max(200).optional() }),
      body: {
        content: { 'application/x-www-form-urlencoded': { schema: form }, 'application/json': { schema: form } },
      },
    },
    responses: {
      200: both(z.array(receipt), 'Submitted before under the same Idempotency-Key'),
      201: both(z.array(receipt), 'Submitted, and durable'),
      ...closed,
    },
  }),
]
