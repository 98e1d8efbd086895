import type { RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { callFaults, callFormats, happeningCodes } from '../../contract/webhook.ts'
import { pushEnd, pushSubscription } from '../../contract/push.ts'
import { json, refusal } from './shapes.ts'

const last = z
  .object({ at: z.number(), fault: z.enum(callFaults).nullable(), status: z.int().nullable(), text: z.string() })
  .nullable()
const row = z.object({
  id: z.string(),
  name: z.string(),
  format: z.enum(callFormats),
  host: z.string(),
  happenings: z.array(z.enum(happeningCodes)),
  priority: z.int(),
  units: z.array(z.string()).nullable(),
  state: z.enum(['on', 'off', 'gone']),
  madeAt: z.number(),
  waiting: z.int(),
  dead: z.int(),
  oldestAt: z.number().nullable(),
  pausedUntil: z.number().nullable(),
  arrivedAt: z.number().nullable(),
  last,
})
const dead = z.object({
  id: z.string(),
  webhookId: z.string(),
  happening: z.string(),
  about: z.string().nullable(),
  madeAt: z.number(),
  tries: z.int(),
  last,
})

/** Who is called outside. Receivers are added, changed, tried and removed by POST /api/v1/orders (`webhook.…`). */
export const callingPaths: readonly RouteConfig[] = [
  {
    method: 'get',
    path: '/api/v1/webhooks',
    summary: 'Receivers outside, what waits for each, and dead letters; never an address with its path, never a secret',
    responses: {
      200: json(
        z.object({
          items: z.array(row),
          waiting: z.array(dead.extend({ nextAt: z.number() })),
          dead: z.array(dead),
          deadTotal: z.int(),
          push: z.object({ on: z.boolean(), devices: z.int(), waiting: z.int() }),
          rules: z.object({ private: z.boolean(), plain: z.boolean(), link: z.boolean() }),
        }),
        'Receivers, oldest first; of each the first fifty that wait, oldest first, and dead letters, newest first',
      ),
    },
  },
  {
    method: 'get',
    path: '/api/v1/push',
    summary:
      'The key that a browser subscribes to web push with, or null, and the asker’s devices by the hash of their endpoint',
    responses: {
      200: json(z.object({ key: z.string().nullable(), devices: z.array(z.string()) }), 'Key and devices'),
    },
  },
  {
    method: 'post',
    path: '/api/v1/push/subscriptions',
    summary: 'This device is called when a task is issued to the asker; it ends with his session’s sign-out',
    request: { body: { content: { 'application/json': { schema: pushSubscription } } } },
    responses: {
      204: { description: 'Kept; the same device again is the same' },
      400: json(refusal, 'No subscription'),
      409: json(refusal, 'Web push is switched off'),
      422: json(refusal, 'A push service that is not on the list, or broken keys'),
    },
  },
  {
    method: 'delete',
    path: '/api/v1/push/subscriptions',
    summary: 'This device is called no more',
    request: { body: { content: { 'application/json': { schema: pushEnd } } } },
    responses: { 204: { description: 'Nobody’s, or not any more' } },
  },
]
