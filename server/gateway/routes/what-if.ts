import express, { Router, type RequestHandler } from 'express'
import { isRefusal, type AccessDesk } from '../access.ts'
import { named } from '../asking.ts'
import { refuse } from '../refusals.ts'

/** A person asks “what if”; a wall that hangs in a room does not, and neither does a key. */
const persons: RequestHandler = (request, response, next) => {
  if (named(request).kind === 'person') return next()
  refuse(response, 403, '推演只供人员使用，大屏和数据源密钥不能查看。')
}

/** 推演: ask, look how far it is and what came of it, call it off. */
export function whatIf(access: AccessDesk): Router {
  const router = Router()
  const desk = access.whatIf
  router.get('/api/v1/what-if', persons, async (_request, response) => void response.json(await desk.offer()))
  router.post('/api/v1/what-if', persons, express.json({ limit: '256kb' }), async (request, response) => {
    const asked = await desk.ask(request.body, named(request))
    if (isRefusal(asked)) return refuse(response, asked.status, asked.refused, asked.retryAfterS)
    response.status(202).location(`/api/v1/what-if/${asked.id}`).json(asked)
  })
  router.get('/api/v1/what-if/:id', persons, (request, response) => {
    const job = desk.one(String(request.params.id))
    if (!job) return refuse(response, 404, '没有这次推演，或已不再保留。')
    response.json(job)
  })
  router.delete('/api/v1/what-if/:id', persons, (request, response) => {
    if (!desk.cancel(String(request.params.id))) return refuse(response, 404, '没有正在进行的这次推演。')
    response.status(204).end()
  })
  return router
}
