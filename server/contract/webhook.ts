import { z } from 'zod'
import { callFormats, happeningCodes, type CallFault, type CallFormat, type HappeningCode } from './webhook-words.ts'

/*
 * Calling out: receivers outside, what each wants to hear, and what became of the calls. An address may carry a key of the receiver
 * (the robots’ do) and crosses the wire once only, from the administrator to us.
 */

const id = z.string().min(1).max(200)
const name = z.string().trim().min(1, '请写名称。').max(60)
const address = z.string().trim().min(10, '请写完整的地址。').max(1_000)
const secret = z.string().trim().min(8, '签名密钥至少 8 个字符。').max(200)
const wanted = {
  happenings: z.array(z.enum(happeningCodes)).min(1, '请至少选一类事项。').max(happeningCodes.length),
  /** The least urgent that it hears of: 1 is the most urgent. */
  priority: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).default(4),
  /** Stations whose tasks it hears of; null: all. */
  units: z.array(id).min(1).max(50).nullable().default(null),
}

/** Every order about receivers outside. `secret`: the robot’s own; Standard Webhooks gets one from us. */
export const webhookOrders = {
  'webhook.add': z.strictObject({
    name,
    format: z.enum(callFormats),
    url: address,
    secret: secret.optional(),
    ...wanted,
  }),
  'webhook.change': z.strictObject({
    webhookId: id,
    name: name.optional(),
    url: address.optional(),
    secret: secret.optional(),
    /** A new secret of ours, shown once; the old one is over. */
    renewSecret: z.literal(true).optional(),
    happenings: wanted.happenings.optional(),
    priority: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).optional(),
    units: z.array(id).min(1).max(50).nullable().optional(),
    /** False: nothing is sent, nothing is kept for it. */
    on: z.boolean().optional(),
  }),
  'webhook.remove': z.strictObject({ webhookId: id }),
  'webhook.test': z.strictObject({ webhookId: id }),
  /** Dead letters are sent again: one, or all of a receiver. */
  'webhook.retry': z.strictObject({ webhookId: id, callId: id.optional() }),
} as const
export type WebhookVerb = keyof typeof webhookOrders

export const webhookNeeds = {
  'webhook.add': 'webhooks.manage',
  'webhook.change': 'webhooks.manage',
  'webhook.remove': 'webhooks.manage',
  'webhook.test': 'webhooks.manage',
  'webhook.retry': 'webhooks.manage',
} as const

/** A receiver as it is listed. Times are epoch ms. */
export interface WebhookRow {
  readonly id: string
  readonly name: string
  readonly format: CallFormat
  /** Where it is, without path and query: those may carry its key. */
  readonly host: string
  readonly happenings: readonly HappeningCode[]
  readonly priority: 1 | 2 | 3 | 4
  readonly units: readonly string[] | null
  /** `gone`: it answered 410 and is left in peace until somebody switches it on again. */
  readonly state: 'on' | 'off' | 'gone'
  readonly madeAt: number
  readonly waiting: number
  readonly dead: number
  /** When the oldest that waits happened; null: none waits. */
  readonly oldestAt: number | null
  /** Nothing is tried before, because the last tries failed or it asked us to wait. */
  readonly pausedUntil: number | null
  readonly last: CallAnswer | null
  /** When a call last arrived. */
  readonly arrivedAt: number | null
}

/** What came of a try. */
export interface CallAnswer {
  readonly at: number
  readonly fault: CallFault | null
  /** HTTP status; null: there was no answer. */
  readonly status: number | null
  /** The beginning of what it said, numbers of persons hidden. */
  readonly text: string
}

/** A call that did not arrive: not yet, or never. */
export interface DeadCall {
  readonly id: string
  readonly webhookId: string
  readonly happening: string
  /** The thing that it is about: number of an alarm or a task. */
  readonly about: string | null
  readonly madeAt: number
  readonly tries: number
  readonly last: CallAnswer | null
}

export interface WaitingCall extends DeadCall {
  /** When it is tried next, unless its receiver is paused, switched off or slow. */
  readonly nextAt: number
}

/** GET /api/v1/webhooks */
export interface WebhooksAnswer {
  readonly items: readonly WebhookRow[]
  /** Of each receiver the first fifty, those that wait longest and the latest that were given up; how many stands with the receiver. */
  readonly waiting: readonly WaitingCall[]
  readonly dead: readonly DeadCall[]
  /** Dead letters in all. */
  readonly deadTotal: number
  /** Devices that are called by web push, what waits for them, and whether it is switched on. */
  readonly push: { readonly on: boolean; readonly devices: number; readonly waiting: number }
  readonly rules: { readonly private: boolean; readonly plain: boolean; readonly link: boolean }
}
export * from './webhook-words.ts'
