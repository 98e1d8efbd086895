import type { RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { json } from './shapes.ts'

const shown = z.looseObject({
  ...{ id: z.string(), address: z.string(), indicator: z.string(), where: z.record(z.string(), z.string()) },
  ...{
    byRole: z.string().nullable(),
    byId: z.string(),
    byName: z.string().nullable(),
    at: z.number(),
    until: z.number(),
  },
})
const ended = z.object({ id: z.string(), by: z.enum(['alarm', 'order']), at: z.number() })
const wall = z.object({
  ...{ id: z.string(), is: z.enum(['paired', 'demo', 'own']), name: z.string(), place: z.string() },
  ...{ audience: z.string().nullable(), shown: shown.nullable(), ended: ended.nullable() },
})

/** Walls that are linked now. Pointing goes through POST /api/v1/orders (`wall.point`, `wall.unpoint`). */
export const wallsPaths: readonly RouteConfig[] = [
  {
    method: 'get',
    path: '/api/v1/walls',
    summary: 'Walls that are linked now and may be pointed at, with the number that each has open by order',
    responses: { 200: json(z.object({ items: z.array(wall) }), 'Walls') },
  },
]
