import { Router } from 'express'
import type { AccessDesk } from '../access.ts'
import { named } from '../asking.ts'

/** Walls that can be pointed at from the console. */
export function walls(access: AccessDesk): Router {
  const router = Router()
  router.get('/api/v1/walls', async (request, response) => {
    response.set('Cache-Control', 'no-store').json(await access.walls.list(named(request)))
  })
  return router
}
