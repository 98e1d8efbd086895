import { z } from 'zod'

/** POST /api/v1/push/subscriptions: what the browser gives for this device (Push API), and the language of its page. */
export const pushSubscription = z.object({
  endpoint: z.string().min(10).max(1_000),
  keys: z.object({ p256dh: z.string().max(200), auth: z.string().max(100) }),
  lang: z.enum(['zh-CN', 'en']).default('zh-CN'),
})
/** DELETE /api/v1/push/subscriptions */
export const pushEnd = z.object({ endpoint: z.string().min(1).max(1_000) })

/** GET /api/v1/push */
export interface PushAnswer {
  /** Public key to subscribe with, base64url; null: switched off by the operator. */
  readonly key: string | null
  /** SHA-256 (hex) of the endpoints of the asker’s own devices. */
  readonly devices: readonly string[]
}
