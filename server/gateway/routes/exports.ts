import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import express, { Router, type RequestHandler } from 'express'
import { isRefusal, type AccessDesk } from '../access.ts'
import { fromOf, named } from '../asking.ts'
import { exportBody } from '../queries-exports.ts'
import { figureQuery } from '../queries-figures.ts'
import { refuse } from '../refusals.ts'

/** What is taken out has a person's name on it; a wall and a key have none. */
const persons: RequestHandler = (request, response, next) => {
  if (named(request).kind === 'person') return next()
  refuse(response, 403, '导出须记名，只供人员使用，大屏和数据源密钥不能导出。')
}
const NONE = '没有这份导出，或文件已过保存期（24 小时）。'

/** Briefings as papers, made beside the house and fetched when they are done; figures as tables with all their records. */
export function exportsOf(access: Pick<AccessDesk, 'exports'>): Router {
  const router = Router()
  const desk = access.exports
  const json = express.json({ limit: '16kb' })
  router.post('/api/v1/exports', persons, json, async (request, response) => {
    const job = await desk.ask(exportBody.parse(request.body), named(request), fromOf(request))
    if (isRefusal(job)) return refuse(response, job.status, job.refused, job.retryAfterS)
    response.status(202).location(`/api/v1/exports/${job.id}`).json(job)
  })
  router.get(
    '/api/v1/exports',
    persons,
    async (request, response) => void response.json({ exports: await desk.list(named(request)) }),
  )
  router.get('/api/v1/exports/:id', persons, async (request, response) => {
    const job = await desk.one(String(request.params.id), named(request))
    if (!job) return refuse(response, 404, NONE)
    response.json(job)
  })
  router.delete('/api/v1/exports/:id', persons, async (request, response) => {
    if (!(await desk.remove(String(request.params.id), named(request)))) return refuse(response, 404, NONE)
    response.status(204).end()
  })
  router.get('/api/v1/exports/:id/file', persons, async (request, response) => {
    const file = await desk.file(String(request.params.id), named(request))
    if (isRefusal(file)) return refuse(response, file.status, file.refused)
    response.attachment(file.name).sendFile(file.path, { dotfiles: 'allow' })
  })
  router.get('/api/v1/indicators/:id/csv', persons, async (request, response) => {
    const { at, version, ...asked } = figureQuery.parse(request.query)
    const held = { version, ...(at !== undefined && { at: new Date(at).toISOString() }) }
    const table = await desk.csv({ id: String(request.params.id), ...asked }, held, named(request), fromOf(request))
    if (isRefusal(table)) return refuse(response, table.status, table.refused, table.retryAfterS)
    response.attachment(table.name).type('text/csv; charset=utf-8')
    try {
      await pipeline(Readable.from(table.lines), response)
    } catch (error) {
      // Whoever goes away while it comes is no fault of ours.
      if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
    }
  })
  return router
}
