import express, { Router } from 'express'
import { z } from 'zod'
import type { AccessDesk } from '../access.ts'
import { fromOf, named } from '../asking.ts'
import type { Desk } from '../desk.ts'
import { rejectedQuery } from '../queries.ts'
import { refuse } from '../refusals.ts'

/** Health of the feeds, and the records they told that could not be taken. */
export function feeds(desk: Desk, access: AccessDesk): Router {
  const router = Router()
  router.get('/api/v1/feeds', (_request, response) => void response.json(desk.feeds()))
  router.get(
    '/api/v1/rejected',
    async (request, response) => void response.json(await desk.rejected(rejectedQuery.parse(request.query))),
  )
  router.post('/api/v1/rejected/:id/replay', express.json({ limit: '256kb' }), async (request, response) => {
    const { raw } = z.object({ raw: z.unknown() }).parse(request.body)
    const outcome = await desk.replayRejected(String(request.params.id), raw)
    if (outcome === null) return refuse(response, 404, '没有这条被拒记录，或已处理。')
    if (outcome.state === 'accepted')
      await access.note('recordMended', named(request), String(request.params.id), fromOf(request))
    response.status(outcome.state === 'accepted' ? 200 : 422).json(outcome)
  })
  router.post('/api/v1/rejected/:id/discard', async (request, response) => {
    if (!(await desk.discardRejected(String(request.params.id))))
      return refuse(response, 404, '没有这条被拒记录，或已处理。')
    await access.note('recordDiscarded', named(request), String(request.params.id), fromOf(request))
    response.status(204).end()
  })
  return router
}
