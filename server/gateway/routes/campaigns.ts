import express, { Router } from 'express'
import { campaignAsked } from '../../contract/campaign.ts'
import { tourAsked } from '../../contract/tour.ts'
import { isRefusal, type AccessDesk } from '../access.ts'
import { named } from '../asking.ts'
import { campaignSitesQuery } from '../queries.ts'
import { refuse } from '../refusals.ts'

/** A tour or a campaign before it is ordered, and campaigns as they stand. The orders themselves go through POST /api/v1/orders. */
export function campaigns(access: AccessDesk): Router {
  const router = Router()
  router.post('/api/v1/tasks/tour', express.json({ limit: '64kb' }), async (request, response) => {
    const found = await access.tour(tourAsked.parse(request.body))
    if (isRefusal(found)) return refuse(response, found.status, found.refused)
    response.set('Cache-Control', 'no-store').json(found)
  })
  router.post('/api/v1/tasks/plan', express.json({ limit: '512kb' }), async (request, response) => {
    const found = await access.planned(campaignAsked.parse(request.body))
    if (isRefusal(found)) return refuse(response, found.status, found.refused)
    response.set('Cache-Control', 'no-store').json(found)
  })
  router.get('/api/v1/campaigns', async (request, response) => {
    const found = await access.campaigns(named(request))
    if (isRefusal(found)) return refuse(response, found.status, found.refused)
    response.json({ items: found })
  })
  router.get('/api/v1/campaigns/:id', async (request, response) => {
    const found = await access.campaign(String(request.params.id), named(request))
    if (!found) return refuse(response, 404, '没有这个专项行动。')
    if (isRefusal(found)) return refuse(response, found.status, found.refused)
    response.json(found)
  })
  router.get('/api/v1/campaigns/:id/sites', async (request, response) => {
    const found = await access.campaignSites(String(request.params.id), campaignSitesQuery.parse(request.query))
    if (!found) return refuse(response, 404, '没有这个专项行动。')
    response.json(found)
  })
  return router
}
