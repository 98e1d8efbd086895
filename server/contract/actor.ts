import { z } from 'zod'

/** Who did something, by id: names stand in the accounts, which can be changed and forgotten; the chain cannot. */
export const actor = z.object({
  kind: z.enum(['person', 'screen', 'key', 'house']),
  id: z.string().min(1).max(200),
  role: z.string().max(40).nullable(),
})
export type Actor = z.infer<typeof actor>
