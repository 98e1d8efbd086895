import { Router, type Request } from 'express'
import { isRefusal, type AccessDesk } from '../access.ts'
import { named } from '../asking.ts'
import { annotationsQuery, figureQuery, figuresQuery, recordsOfFigureQuery } from '../queries-figures.ts'
import { interceptionFiguresQuery } from '../queries.ts'
import { refuse } from '../refusals.ts'

const MOST_CODE = 20

/** Figures: what each is, how it stands, at whichever version, and the records behind it. */
export function figures(access: AccessDesk): Router {
  const router = Router()
  const asked = (request: Request) => ({ id: String(request.params.id), ...figureQuery.parse(request.query) })
  router.get('/api/v1/indicators', (_request, response) => void response.json({ items: access.indicators() }))
  router.get('/api/v1/indicators/:id', async (request, response) => {
    const found = await access.figure(asked(request), named(request))
    if (isRefusal(found)) return refuse(response, found.status, found.refused)
    response.set('Cache-Control', 'no-store').json(found)
  })
  router.get('/api/v1/indicators/:id/records', async (request, response) => {
    const { asked: figure, page } = recordsOfFigureQuery.parse(request.query)
    const found = await access.figureRecords({ id: String(request.params.id), ...figure }, page, named(request))
    if (isRefusal(found)) return refuse(response, found.status, found.refused)
    response.set('Cache-Control', 'no-store').json(found)
  })
  router.get('/api/v1/indicators/:id/usual', async (request, response) => {
    const found = await access.usual(asked(request), named(request))
    if (isRefusal(found)) return refuse(response, found.status, found.refused)
    response.json(found)
  })
  router.get('/api/v1/annotations', async (request, response) => {
    response.json({ items: await access.annotations(annotationsQuery.parse(request.query)) })
  })
  router.get('/api/v1/figures', async (request, response) => {
    const { ids } = figuresQuery.parse(request.query)
    response.set('Cache-Control', 'no-store').json(await access.figuresNow(ids, named(request)))
  })
  router.get('/api/v1/interception/figures', async (request, response) => {
    const found = await access.interceptionFigures(interceptionFiguresQuery.parse(request.query), named(request))
    if (isRefusal(found)) return refuse(response, found.status, found.refused)
    response.set('Cache-Control', 'no-store').json(found)
  })
  router.get('/api/v1/figures/:code', async (request, response) => {
    const code = String(request.params.code)
    const address = code.length > MOST_CODE ? null : await access.addressBehind(code)
    if (address === null) return refuse(response, 404, '没有这个代码，请核对后再试。')
    response.json({ address })
  })
  return router
}
