import { Router } from 'express'
import { isRefusal, type AccessDesk } from '../access.ts'
import { fromOf, named } from '../asking.ts'
import { refuse } from '../refusals.ts'

/** Official papers of a matter, and replies to its complainant. */
export function documents(access: AccessDesk): Router {
  const router = Router()
  router.get('/api/v1/matters/:id/documents', async (request, response) => {
    const found = await access.documents(request.params.id, named(request))
    if (!found) return refuse(response, 404, '没有这件投诉举报，或不在您的范围内。')
    response.set('Cache-Control', 'no-store').json(found)
  })
  router.get('/api/v1/matters/:id/documents/:name', async (request, response) => {
    const { id, name } = request.params
    const made = await access.document(id, name, named(request), fromOf(request))
    if (isRefusal(made)) return refuse(response, made.status, made.refused)
    response.set('Cache-Control', 'no-store').json(made)
  })
  return router
}
