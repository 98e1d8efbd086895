import { Router } from 'express'
import type { Desk } from '../desk.ts'

/** For machines: is it alive, is it ready, how is it doing, which build is it. */
export function probes(desk: Desk): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => void response.json({ status: 'alive' }))
  router.get('/readyz', (_request, response) => {
    const reasons = desk.unready()
    response
      .status(reasons.length === 0 ? 200 : 503)
      .json({ status: reasons.length === 0 ? 'ready' : 'not ready', reasons })
  })
  router.get(
    '/version',
    (_request, response) =>
      void response
        .set('Cache-Control', 'no-store')
        .json({ version: desk.version, build: desk.build, epoch: desk.epoch }),
  )
  router.get(
    '/metrics',
    async (_request, response) => void response.type(desk.metrics.contentType).send(await desk.metrics.metrics()),
  )
  return router
}
