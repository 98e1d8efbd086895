import { Router } from 'express'
import { isRefusal, type AccessDesk } from '../access.ts'
import { named } from '../asking.ts'
import { briefingQuery, editionsQuery } from '../queries-briefings.ts'
import { refuse } from '../refusals.ts'

/** 汇报: which there are, and one of them at one version. Composed ones are written by orders. */
export function briefings(access: AccessDesk): Router {
  const router = Router()
  const NONE = '没有这份汇报，或不对您公开。'
  router.get('/api/v1/briefings', async (request, response) => {
    response.json(await access.briefings.list(named(request)))
  })
  router.get('/api/v1/briefings/:id', async (request, response) => {
    const asked = briefingQuery.parse(request.query)
    const told = await access.briefings.one(String(request.params.id), asked, named(request))
    if (!told) return refuse(response, 404, NONE)
    if (isRefusal(told)) return refuse(response, told.status, told.refused, told.retryAfterS)
    response.json(told)
  })
  router.get('/api/v1/briefings/:id/editions', async (request, response) => {
    const { before } = editionsQuery.parse(request.query)
    const told = await access.briefings.editions(String(request.params.id), before, named(request))
    if (!told) return refuse(response, 404, NONE)
    if (isRefusal(told)) return refuse(response, told.status, told.refused)
    response.json(told)
  })
  return router
}
