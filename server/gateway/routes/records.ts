import { Router } from 'express'
import type { AccessDesk } from '../access.ts'
import { named } from '../asking.ts'
import type { Desk } from '../desk.ts'
import { alarmsQuery, complaintsQuery, factsQuery, journalQuery, sitesQuery, threadQuery } from '../queries.ts'
import { refuse } from '../refusals.ts'
import { viewFor } from './picture.ts'

/** The records behind the numbers. */
export function records(desk: Desk, access: AccessDesk): Router {
  const router = Router()
  router.get(
    '/api/v1/complaints',
    async (request, response) =>
      void response.json(await desk.complaints(complaintsQuery.parse(request.query), viewFor(request, access))),
  )
  router.get('/api/v1/facts', async (request, response) => {
    response.json(await desk.facts(factsQuery.parse(request.query), viewFor(request, access)))
  })
  router.get('/api/v1/facts/:ref', async (request, response) => {
    const found = await desk.fact(request.params.ref, viewFor(request, access))
    if (found === null) return refuse(response, 404, `没有事实 ${request.params.ref}。`)
    response.json(found)
  })
  router.get('/api/v1/journal', async (request, response) => {
    const { after, limit } = journalQuery.parse(request.query)
    response.json(await desk.journalAfter(after, limit))
  })
  router.get('/api/v1/sites', async (request, response) => {
    const query = sitesQuery.parse(request.query)
    const found = await desk.sites(query, viewFor(request, access))
    response.type(query.format === 'geojson' ? 'application/geo+json' : 'json').send(JSON.stringify(found))
  })
  router.get('/api/v1/sites/:id', async (request, response) => {
    const found = await desk.site(request.params.id, viewFor(request, access))
    if (found === null) return refuse(response, 404, `没有监管对象 ${request.params.id}。`)
    response.json(found)
  })
  router.get('/api/v1/sites/:id/readings', async (request, response) => {
    const readings = await desk.readings(request.params.id, viewFor(request, access))
    if (readings === null) return refuse(response, 404, `没有监管对象 ${request.params.id}。`)
    response.json({ readings })
  })
  router.get('/api/v1/alarms', async (request, response) => {
    const view = viewFor(request, access)
    const { audience: _, ...asked } = request.query
    // Without a question: what stands on the picture now.
    if (Object.keys(asked).length === 0) return void response.json(desk.alarms(view))
    response.set('Cache-Control', 'no-store').json(await access.alarms(alarmsQuery.parse(asked), view, named(request)))
  })
  router.get('/api/v1/alarms/:id/thread', async (request, response) => {
    const query = threadQuery.parse(request.query)
    const found = await access.alarmThread(request.params.id, query, viewFor(request, access), named(request))
    if (found === null) return refuse(response, 404, '没有这条告警，或不在您的范围内。')
    response.set('Cache-Control', 'no-store').json(found)
  })
  router.get(
    '/api/v1/hotspots',
    (request, response) =>
      void response.json({
        hotspots: Object.values(desk.snapshot(viewFor(request, access)).shelves.hotspots),
      }),
  )
  return router
}
