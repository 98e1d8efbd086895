import { Router } from 'express'
import type { AccessDesk } from '../access.ts'

/** Who is called outside. What is done about receivers is an order. */
export function calling(access: AccessDesk): Router {
  const router = Router()
  router.get('/api/v1/webhooks', async (_request, response) => void response.json(await access.webhooks()))
  return router
}
