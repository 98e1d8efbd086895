import { Router } from 'express'
import { heldPictureQuery } from '../../contract/held-picture.ts'
import { isRefusal, type AccessDesk } from '../access.ts'
import { named } from '../asking.ts'
import { refuse } from '../refusals.ts'

/** The map as it stood at an earlier version: what a briefing draws that is held there. */
export function heldPicture(access: AccessDesk): Router {
  const router = Router()
  router.get('/api/v1/picture/held', async (request, response) => {
    const told = await access.heldPicture(heldPictureQuery.parse(request.query), named(request))
    if (isRefusal(told)) return refuse(response, told.status, told.refused, told.retryAfterS)
    response.json(told)
  })
  return router
}
