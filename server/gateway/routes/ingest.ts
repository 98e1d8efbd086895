import express, { Router, type Request } from 'express'
import type { Intake } from '../../contract/telling.ts'
import { readCloudEvents } from '../../intake/cloudevents.ts'
import type { Desk } from '../desk.ts'
import { refuse } from '../refusals.ts'

/** Most a teller may send at once. */
export const MOST_BYTES = 8 * 1024 * 1024

/** The key of an `Authorization: Bearer` header, or null. */
export const bearer = (request: Request) =>
  /^Bearer\s+(\S+)\s*$/i.exec(request.headers.authorization ?? '')?.[1] ?? null

/** The push door: CloudEvents 1.0 in, 202 after what was accepted is durable. */
export function ingest(desk: Desk): Router {
  const router = Router()
  router.post('/ingest/v1/events', express.raw({ type: () => true, limit: MOST_BYTES }), async (request, response) => {
    const key = bearer(request)
    const teller = key === null ? null : desk.tellerOf(key)
    if (teller === null)
      return refuse(
        response.set('WWW-Authenticate', 'Bearer'),
        401,
        '需要数据源密钥：Authorization: Bearer <feed key>。',
      )
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const read = readCloudEvents({ contentType: request.headers['content-type'], headers: request.headers, body })
    if ('refused' in read) return refuse(response, read.refused.status, read.refused.message)
    const refused = read.rejections.map((rejection) => ({ rejection, raw: null }))
    const answer: Intake = await desk.tell(teller, read.tellings, refused)
    response.status(202).json(answer)
  })
  return router
}
