import express, { Router, type RequestHandler } from 'express'
import { z } from 'zod'
import type { Desk } from '../desk.ts'
import { rejectedQuery } from '../queries.ts'
import { refuse } from '../refusals.ts'
import { bearer } from './ingest.ts'

/** Until people sign in: in the demo anyone at this machine may, elsewhere whoever holds a feed key. Never from another site's page. */
export function mayChange(desk: Desk): RequestHandler {
  return (request, response, next) => {
    const key = bearer(request)
    if (key !== null && desk.tellerOf(key) !== null) return next()
    const { origin } = request.headers
    if (origin !== undefined && new URL(origin).host !== request.headers.host)
      return refuse(response, 403, '只接受来自本站页面的操作。')
    if (desk.demo) return next()
    refuse(response.set('WWW-Authenticate', 'Bearer'), 401, '需要数据源密钥：Authorization: Bearer <feed key>。')
  }
}

/** Health of the feeds, and the records they told that could not be taken. */
export function feeds(desk: Desk): Router {
  const router = Router()
  const guarded = mayChange(desk)
  router.get('/api/v1/feeds', (_request, response) => void response.json(desk.feeds()))
  router.get(
    '/api/v1/rejected',
    guarded,
    async (request, response) => void response.json(await desk.rejected(rejectedQuery.parse(request.query))),
  )
  router.post('/api/v1/rejected/:id/replay', guarded, express.json({ limit: '256kb' }), async (request, response) => {
    const { raw } = z.object({ raw: z.unknown() }).parse(request.body)
    const outcome = await desk.replayRejected(String(request.params.id), raw)
    if (outcome === null) return refuse(response, 404, '没有这条被拒记录，或已处理。')
    response.status(outcome.state === 'accepted' ? 200 : 422).json(outcome)
  })
  router.post('/api/v1/rejected/:id/discard', guarded, async (request, response) => {
    if (!(await desk.discardRejected(String(request.params.id))))
      return refuse(response, 404, '没有这条被拒记录，或已处理。')
    response.status(204).end()
  })
  return router
}
