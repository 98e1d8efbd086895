import { z } from 'zod'
import { tellingBodies } from '../../contract/telling.ts'

export const rejection = z.object({
  index: z.number().int(),
  id: z.string().nullable(),
  pointer: z.string(),
  message: z.string(),
})
export const intake = z.object({
  accepted: z.number().int(),
  duplicates: z.number().int(),
  rejected: z.array(rejection),
})
export const refusal = z.object({ error: z.string() })
export const page = z.object({
  items: z.array(z.looseObject({})),
  next: z.string().nullable(),
  total: z.number().int().optional(),
})
export const event = z.looseObject({
  specversion: z.literal('1.0'),
  id: z.string(),
  source: z.string(),
  type: z.enum(Object.keys(tellingBodies) as [string, ...string[]]),
  time: z.string().optional(),
  subject: z.string().optional(),
  data: z.looseObject({}),
})
export const job = z.looseObject({ id: z.string(), state: z.enum(['running', 'done', 'failed', 'cancelled']) })

export const json = (schema: z.ZodType, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})
export const idParam = z.object({ id: z.string() })
