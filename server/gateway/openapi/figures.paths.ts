import type { RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { annotationsQuery, figureRecordsQuery, figureShape, figuresQuery } from '../queries-figures.ts'
import { json, refusal } from './shapes.ts'

const wording = z.object({ zh: z.string(), en: z.string() })
const value = { value: z.number().nullable(), numerator: z.number().nullable(), denominator: z.number().nullable() }
const defined = z.looseObject({
  ...{ id: z.string(), title: wording, theme: z.string(), unit: z.string(), measure: z.string(), formula: wording },
  ...{ numerator: wording, denominator: wording.nullable(), dimensions: z.array(z.string()), now: z.string() },
  ...{ direction: z.string(), feeds: z.array(z.string()), staleAfterMs: z.int() },
})
const told = z.looseObject({
  ...{ id: z.string(), title: wording, unit: z.string(), formula: wording, ...value },
  ...{ from: z.string().nullable(), to: z.string().nullable(), asOf: z.string(), version: z.int(), state: z.string() },
  ...{
    withheld: wording.nullable(),
    notes: z.array(wording),
    records: z.string().nullable(),
    recordsOf: z.string().nullable(),
  },
  ...{ address: z.string(), code: z.string() },
  groups: z.array(z.looseObject({ key: z.record(z.string(), z.string().nullable()), ...value, address: z.string() })),
  comparisons: z.array(
    z.looseObject({ with: z.string(), ...value, change: z.number().nullable(), reason: wording.nullable() }),
  ),
})
const record = z.object({
  ...{ id: z.string(), path: z.string().nullable(), at: z.number().nullable(), counted: z.boolean() },
  columns: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
const quartile = z.number().nullable()
const band = z.object({
  ...{ id: z.string(), span: z.enum(['hour', 'day']) },
  items: z.array(z.object({ at: z.string(), weeks: z.int(), low: quartile, median: quartile, high: quartile })),
})
const id = z.object({ id: z.string() })
const refusals = {
  403: json(refusal, 'Another part of the district than the asker’s'),
  404: json(refusal, 'No such indicator'),
  422: json(refusal, 'A period or a grouping that cannot be, said in a sentence'),
}

/** Figures, their definitions and their records. */
export const figuresPaths: readonly RouteConfig[] = [
  {
    method: 'get',
    path: '/api/v1/indicators',
    summary:
      'Every number on a screen: its formula in words and as a query, what it counts and of what, its dimensions',
    responses: { 200: json(z.object({ items: z.array(defined) }), 'All indicators') },
  },
  {
    method: 'get',
    path: '/api/v1/indicators/{id}',
    summary: 'One figure: for its “now” or any period, held at one version of the journal, told apart and compared',
    request: { params: id, query: figureShape },
    responses: {
      200: json(
        told,
        'The figure with the address of its records; on public walls of what is open to all alone, without it',
      ),
      ...refusals,
    },
  },
  {
    method: 'get',
    path: '/api/v1/indicators/{id}/records',
    summary: 'The records that a figure counted, or all that they are of, the newest first',
    request: { params: id, query: figureShape.extend(figureRecordsQuery.shape) },
    responses: {
      200: json(z.object({ items: z.array(record), next: z.string().nullable(), total: z.int() }), 'Page'),
      ...refusals,
    },
  },
  {
    method: 'get',
    path: '/api/v1/indicators/{id}/usual',
    summary: 'What is usual at the same weekday and hour: median and quartiles of up to eight earlier weeks',
    request: { params: id, query: figureShape },
    responses: { 200: json(band, 'One per hour or day of the period'), ...refusals },
  },
  {
    method: 'get',
    path: '/api/v1/annotations',
    summary:
      'What changed while an indicator runs: rules that it hangs on, silences of its feeds, the beginning of its record',
    request: { query: annotationsQuery },
    responses: {
      200: json(
        z.object({ items: z.array(z.looseObject({ at: z.number(), is: z.string(), says: wording })) }),
        'In order of time',
      ),
    },
  },
  {
    method: 'get',
    path: '/api/v1/figures',
    summary: 'The figures of now for the asker’s own part of the district, by the keys of the shelf `indicators`',
    request: { query: figuresQuery },
    responses: {
      200: json(
        z.looseObject({
          ...{ asOf: z.string(), at: z.number(), version: z.int() },
          values: z.record(z.string(), z.looseObject(value)),
        }),
        'Figures',
      ),
    },
  },
  {
    method: 'get',
    path: '/api/v1/figures/{code}',
    summary: 'The address behind the short code of a figure on paper',
    request: { params: z.object({ code: z.string() }) },
    responses: { 200: json(z.object({ address: z.string() }), 'Path of its page'), 404: json(refusal, 'No such code') },
  },
]
