import express, { Router, type Response } from 'express'
import { pipeline } from 'node:stream/promises'
import { positionTold } from '../../contract/task.ts'
import { isRefusal, type AccessDesk } from '../access.ts'
import { named } from '../asking.ts'
import { evidenceQuery, recommendQuery, responseQuery, responseRecordsQuery, tasksQuery } from '../queries.ts'
import { refuse } from '../refusals.ts'

/** A file that says itself that it is larger is refused before it is read. */
const MOST_BYTES = 20 * 1024 * 1024

/** Tasks to read, whom to send, evidence in and out, and where the field is. What is done with a task is an order. */
export function tasks(access: AccessDesk): Router {
  const router = Router()
  router.get('/api/v1/tasks', async (request, response) => {
    response.json(await access.tasks(tasksQuery.parse(request.query), named(request)))
  })
  router.get('/api/v1/tasks/recommend', async (request, response) => {
    const found = await access.recommended(recommendQuery.parse(request.query))
    if (isRefusal(found)) return refuse(response, found.status, found.refused)
    response.json({ items: found })
  })
  router.get('/api/v1/tasks/:id', async (request, response) => {
    const found = await access.task(String(request.params.id), named(request))
    if (!found) return refuse(response, 404, '没有这项任务，或不在您的范围内。')
    response.json(found)
  })
  router.get('/api/v1/response', async (request, response) => {
    const told = await access.response(responseQuery.parse(request.query), named(request))
    if (isRefusal(told)) return refuse(response, told.status, told.refused)
    response.json(told)
  })
  router.get('/api/v1/response/records', async (request, response) => {
    const told = await access.responseRecords(responseRecordsQuery.parse(request.query), named(request))
    if (isRefusal(told)) return refuse(response, told.status, told.refused)
    response.json(told)
  })
  router.post('/api/v1/evidence', async (request, response) => {
    const query = evidenceQuery.parse(request.query)
    if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES)
      return unread(response, 413, '证据文件超过 20 MB，请压缩或分段后再传。')
    let kept
    try {
      kept = await access.evidence.keep(query, request, named(request))
    } catch (error) {
      if (request.errored) return unread(response, 400, '证据没有传完，连接已断，请重新上传。')
      throw error
    }
    if (isRefusal(kept)) return unread(response, kept.status, kept.refused)
    response.status(201).json(kept)
  })
  router.get('/api/v1/evidence/:hash', async (request, response) => {
    const found = await access.evidence.read(String(request.params.hash), named(request))
    if (!found) return refuse(response, 404, '没有这份证据，或不在您的范围内。')
    const { stream, type, size, name } = found
    response.set({
      'Content-Type': type,
      'Content-Length': String(size),
      'Content-Disposition': `${type === 'application/pdf' ? 'attachment' : 'inline'}; filename="${name}"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    })
    await pipeline(stream, response)
  })
  router.post('/api/v1/positions', express.json({ limit: '4kb' }), async (request, response) => {
    const refused = await access.position(positionTold.parse(request.body), named(request))
    if (refused !== null) return refuse(response, refused.status, refused.refused)
    response.status(204).end()
  })
  return router
}

/** What is refused half-way is not read to its end: the line is closed behind the answer. */
function unread(response: Response, status: number, sentence: string) {
  refuse(response.set('Connection', 'close'), status, sentence)
}
