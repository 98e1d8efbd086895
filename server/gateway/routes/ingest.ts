import express, { Router } from 'express'
import type { Intake, Rejection, Telling } from '../../contract/telling.ts'
import { mayTell } from '../../identity/feed-keys.ts'
import { readCloudEvents } from '../../intake/cloudevents.ts'
import type { Who } from '../access.ts'
import { named } from '../asking.ts'
import type { Desk } from '../desk.ts'
import { refuse } from '../refusals.ts'

/** Most a teller may send at once. */
export const MOST_BYTES = 8 * 1024 * 1024

/** The push door: CloudEvents 1.0 in, 202 after what was accepted is durable. */
export function ingest(desk: Desk): Router {
  const router = Router()
  router.post('/ingest/v1/events', express.raw({ type: () => true, limit: MOST_BYTES }), async (request, response) => {
    const who = named(request)
    if (who.kind !== 'key') throw new Error('the push door was reached without a key')
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const read = readCloudEvents({ contentType: request.headers['content-type'], headers: request.headers, body })
    if ('refused' in read) return refuse(response, read.refused.status, read.refused.message)
    const { allowed, beyond } = withinKey(who, read.tellings)
    const refused = [...read.rejections, ...beyond].map((rejection) => ({ rejection, raw: null }))
    const answer: Intake = await desk.tell(who.name, allowed, refused)
    response.status(202).json(answer)
  })
  return router
}

/** What a key may not tell is refused by itself; the rest of the batch goes on. */
function withinKey(key: Extract<Who, { kind: 'key' }>, tellings: readonly { index: number; telling: Telling }[]) {
  const allowed: { index: number; telling: Telling }[] = []
  const beyond: Rejection[] = []
  for (const each of tellings) {
    const message = mayTell(key, each.telling)
    const pointer = key.kinds?.includes(each.telling.kind) === false ? '/type' : '/source'
    if (message === null) allowed.push(each)
    else beyond.push({ index: each.index, id: each.telling.id, pointer, message })
  }
  return { allowed, beyond }
}
