import type { RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { campaignAsked, campaignSite } from '../../contract/campaign.ts'
import { stopPlace, tourAsked } from '../../contract/tour.ts'
import { campaignSitesQuery } from '../queries.ts'
import { idParam, json, refusal } from './shapes.ts'

const body = (schema: z.ZodType) => ({ body: { content: { 'application/json': { schema } } } })
const estimate = z.object({
  metres: z.number(),
  minutes: z.number(),
  basis: z.enum(['straight', 'roads']),
  unplaced: z.int(),
})
const left = z.looseObject({ siteId: z.string(), siteName: z.string().nullable(), why: z.string() })
const row = z.looseObject({
  ...{ id: z.string(), title: z.string(), tasks: z.int(), should: z.int(), done: z.int(), skipped: z.int() },
})

/** Tours and campaigns before they are ordered, and campaigns as they stand. */
export const campaignsPaths: readonly RouteConfig[] = [
  {
    method: 'post',
    path: '/api/v1/tasks/tour',
    summary:
      'A tour in the order that the house would take, with its length and time as an estimate; nothing is written',
    request: body(tourAsked),
    responses: {
      200: json(
        z.looseObject({ stops: z.array(stopPlace), left: z.array(left), estimate, asGiven: estimate }),
        'Order and length; sites that are not in the register by name',
      ),
      400: json(refusal, 'Not 2 to 40 stops'),
      422: json(refusal, 'Fewer than two of them are in the register'),
    },
  },
  {
    method: 'post',
    path: '/api/v1/tasks/plan',
    summary:
      'What a campaign would come to: tasks, units, tours, and which sites are not taken and why; nothing is written',
    request: body(campaignAsked),
    responses: {
      200: json(
        z.looseObject({ asked: z.int(), sites: z.int(), tasks: z.int(), left: z.array(left), noPlace: z.int() }),
        'Preview',
      ),
      400: json(refusal, 'Not what a campaign needs'),
      422: json(refusal, 'No site, too many, or no such unit'),
    },
  },
  {
    method: 'get',
    path: '/api/v1/campaigns',
    summary: 'Campaigns with how many sites are to be visited and how many were, the newest first',
    responses: { 200: json(z.object({ items: z.array(row) }), 'Campaigns') },
  },
  {
    method: 'get',
    path: '/api/v1/campaigns/{id}',
    summary:
      'One campaign: its population, tasks by state, by unit and by day; the address of the records behind each figure',
    request: { params: idParam },
    responses: {
      200: json(
        row.extend({
          states: z.record(z.string(), z.int()),
          days: z.array(z.looseObject({ day: z.string(), left: z.int() })),
          records: z.record(z.string(), z.string()),
        }),
        'Campaign',
      ),
      404: json(refusal, 'None'),
    },
  },
  {
    method: 'get',
    path: '/api/v1/campaigns/{id}/sites',
    summary: 'The sites behind one figure of a campaign, each with its task and how it stands',
    request: { params: idParam, query: campaignSitesQuery },
    responses: {
      200: json(z.object({ items: z.array(campaignSite), next: z.string().nullable(), total: z.int() }), 'Page'),
      400: json(refusal, 'A cursor that is none of ours'),
      404: json(refusal, 'None'),
    },
  },
]
