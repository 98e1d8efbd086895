import { Router } from 'express'
import { isRefusal, type AccessDesk } from '../access.ts'
import { named } from '../asking.ts'
import { leagueQuery, urgingsQuery } from '../queries-urgings.ts'
import { refuse } from '../refusals.ts'

/** Urging slips to read, and how units answer them. What is done with a slip is an order. */
export function urgings(access: AccessDesk): Router {
  const router = Router()
  router.get('/api/v1/urgings', async (request, response) => {
    response.json(await access.urgings(urgingsQuery.parse(request.query), named(request)))
  })
  router.get('/api/v1/urgings/:id', async (request, response) => {
    const found = await access.urging(String(request.params.id), named(request))
    if (!found) return refuse(response, 404, '没有这份督办单，或不在您的范围内。')
    response.json(found)
  })
  router.get('/api/v1/units/league', async (request, response) => {
    const found = await access.league(leagueQuery.parse(request.query), named(request))
    if (isRefusal(found)) return refuse(response, found.status, found.refused)
    response.json(found)
  })
  return router
}
