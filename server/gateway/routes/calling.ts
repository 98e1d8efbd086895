import express, { Router } from 'express'
import { pushEnd, pushSubscription } from '../../contract/push.ts'
import { isRefusal, type AccessDesk } from '../access.ts'
import { named } from '../asking.ts'
import { refuse } from '../refusals.ts'

/** Who is called outside. What is done about receivers is an order; a device of the field speaks for itself. */
export function calling(access: AccessDesk): Router {
  const router = Router()
  router.get('/api/v1/webhooks', async (_request, response) => void response.json(await access.webhooks()))
  router.get('/api/v1/push', async (request, response) => void response.json(await access.push.look(named(request))))
  router.post('/api/v1/push/subscriptions', express.json({ limit: '8kb' }), async (request, response) => {
    const refused = await access.push.keep(pushSubscription.parse(request.body), named(request))
    if (refused !== null && isRefusal(refused)) return refuse(response, refused.status, refused.refused)
    response.status(204).end()
  })
  router.delete('/api/v1/push/subscriptions', express.json({ limit: '8kb' }), async (request, response) => {
    await access.push.end(pushEnd.parse(request.body).endpoint, named(request))
    response.status(204).end()
  })
  return router
}
