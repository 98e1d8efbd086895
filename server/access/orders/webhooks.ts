import { randomBytes } from 'node:crypto'
import type { CallFormat } from '../../contract/webhook.ts'
import { addressFault } from '../../calling/address.ts'
import { formats } from '../../calling/formats/index.ts'
import { testLetter } from '../../calling/happenings.ts'
import { policies } from '../../calling/schedule.ts'
import { newId } from '../../identity/tokens.ts'
import { insertCall } from '../../journal/calls.ts'
import { reviveCalls } from '../../journal/outbox.ts'
import {
  changeReceiver,
  insertReceiver,
  listWebhooks,
  receiverById,
  removeReceiver,
  type Receiver,
} from '../../journal/receivers.ts'
import { required } from '../../journal/statement.ts'
import type { AccessParts } from '../parts.ts'
import { refuse, type Decide } from './order.ts'

/** More receivers than this is a mistake of somebody’s script. */
const MOST = 50
const NONE = '没有这个外呼对象，或已移除。'
/** Standard Webhooks: `whsec_` and 24 to 64 random bytes. */
const mintSecret = () => `whsec_${randomBytes(32).toString('base64')}`

async function found(id: string, { db }: Pick<AccessParts, 'db'>): Promise<Receiver | null> {
  const row = await receiverById(db, id)
  return row?.way === 'webhook' ? row : null
}

function unknownUnits(units: readonly string[] | null | undefined, { district }: AccessParts): string | null {
  const wrong = (units ?? []).filter((unit) => !district.stations.some(({ id }) => id === unit))
  return wrong.length === 0 ? null : `没有监管所 ${wrong.join('、').slice(0, 200)}。`
}

/** A receiver outside. A secret of ours is shown once; address and secret are kept sealed, because both open the receiver. */
export const add: Decide<'webhook.add'> = async (order, { parts, now }) => {
  const format = formats[order.format]
  const fault = addressFault(order.url, format, parts.calling.rules) ?? unknownUnits(order.units, parts)
  if (fault !== null) return refuse(fault)
  if (format.secret === 'theirs' && order.secret === undefined)
    return refuse('请填写机器人“加签”的密钥（SEC 开头）：不签名的机器人谁知道地址谁就能发言。')
  if (format.secret === 'none' && order.secret !== undefined) return refuse('这种机器人不签名，请不要填写密钥。')
  const all = await listWebhooks(parts.db)
  if (all.length >= MOST) return refuse(`外呼对象最多 ${MOST} 个，请先移除不用的。`)
  if (all.some(({ name }) => name === order.name))
    return { refused: '已有同名的外呼对象，请换一个名称。', code: 'conflict' }
  const id = newId('hook')
  const minted = format.secret === 'ours' && order.secret === undefined ? mintSecret() : null
  const secret = minted ?? order.secret ?? null
  if (format.secret === 'ours' && !isStandardSecret(secret)) return refuse(NOT_STANDARD)
  const { name, happenings, priority, units } = order
  const host = new URL(order.url).host
  return {
    on: id,
    detail: { name, format: order.format, host, happenings, priority, ...(units && { units }) },
    effects: [
      insertReceiver({
        ...{
          id,
          way: 'webhook',
          format: order.format,
          name,
          host,
          happenings,
          priority,
          units,
          state: 'on',
          madeAt: now,
        },
        target: parts.sealer.sealText(order.url),
        secret: secret === null ? null : parts.sealer.sealText(secret),
      }),
    ],
    result: { webhookId: id, ...(minted !== null && { secret: minted }) },
  }
}

const NOT_STANDARD = '签名密钥应为 whsec_ 开头的 Base64（24 至 64 字节）；也可以留空，由系统生成。'
const isStandardSecret = (secret: string | null) => {
  const text = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret ?? '')?.[1]
  const size = text === undefined ? 0 : Buffer.from(text, 'base64').length
  return size >= 24 && size <= 64
}

export const change: Decide<'webhook.change'> = async (order, { parts }) => {
  const { webhookId, name, url, secret, renewSecret, happenings, priority, units, on } = order
  const row = await found(webhookId, parts)
  if (!row) return refuse(NONE, webhookId)
  const format = formats[row.format as CallFormat]
  const fault =
    (url === undefined ? null : addressFault(url, format, parts.calling.rules)) ?? unknownUnits(units, parts)
  if (fault !== null) return refuse(fault, webhookId)
  if (format.secret === 'none' && (secret !== undefined || renewSecret))
    return refuse('这种机器人不签名，请不要填写密钥。', webhookId)
  if (renewSecret && format.secret !== 'ours') return refuse('密钥由对方系统给出，请填写新的密钥。', webhookId)
  if (secret !== undefined && format.secret === 'ours' && !isStandardSecret(secret))
    return refuse(NOT_STANDARD, webhookId)
  if (name !== undefined && (await listWebhooks(parts.db)).some((each) => each.name === name && each.id !== webhookId))
    return { refused: '已有同名的外呼对象，请换一个名称。', code: 'conflict', on: webhookId }
  const minted = renewSecret ? mintSecret() : null
  const next = minted ?? secret
  const plain = {
    ...(name !== undefined && { name }),
    ...(url !== undefined && { host: new URL(url).host }),
    ...(happenings !== undefined && { happenings }),
    ...(priority !== undefined && { priority }),
    ...(units !== undefined && { units }),
    ...(on !== undefined && { state: on ? ('on' as const) : ('off' as const) }),
  }
  const set = {
    ...plain,
    ...(url !== undefined && { target: parts.sealer.sealText(url) }),
    ...(next !== undefined && { secret: parts.sealer.sealText(next) }),
    // Whoever mended something wants to see whether it helped.
    ...((on === true || url !== undefined) && { failures: 0, pausedUntil: 0 }),
  }
  if (Object.keys(set).length === 0) return refuse('没有要更改的内容。', webhookId)
  return {
    on: webhookId,
    detail: { name: row.name, changed: Object.keys(set).filter((key) => key !== 'failures' && key !== 'pausedUntil') },
    effects: [required(changeReceiver(webhookId, set))],
    ...(minted !== null && { result: { secret: minted } }),
  }
}

/** What waits for it, and its dead letters, go with it; nothing more is sent. */
export const remove: Decide<'webhook.remove'> = async ({ webhookId }, { parts }) => {
  const row = await found(webhookId, parts)
  if (!row) return refuse(NONE, webhookId)
  return { on: webhookId, detail: { name: row.name }, effects: [required(removeReceiver(webhookId))] }
}

/** A letter that says it is a test goes the way of all others; what the receiver answered stands in the list. */
export const test: Decide<'webhook.test'> = async ({ webhookId }, { parts, now, orderId }) => {
  const row = await found(webhookId, parts)
  if (!row) return refuse(NONE, webhookId)
  if (row.state !== 'on') return refuse('这个外呼对象已停用，请先启用再测试。', webhookId)
  const call = {
    ...{ id: `test/${orderId}`, receiver: webhookId, happening: 'test', about: null, at: now, madeAt: now },
    ...{ letter: JSON.stringify(testLetter(now, row.name)), until: now + policies.webhook.lifeMs },
  }
  return {
    on: webhookId,
    detail: { name: row.name },
    effects: [insertCall(call), changeReceiver(webhookId, { failures: 0, pausedUntil: 0 })],
  }
}

export const retry: Decide<'webhook.retry'> = async ({ webhookId, callId }, { parts, now }) => {
  const row = await found(webhookId, parts)
  if (!row) return refuse(NONE, webhookId)
  if (row.state !== 'on') return refuse('这个外呼对象已停用，请先启用再重发。', webhookId)
  return {
    on: webhookId,
    detail: { name: row.name, ...(callId !== undefined && { callId }) },
    effects: [
      required(reviveCalls(webhookId, callId ?? null, now, now + policies.webhook.lifeMs)),
      changeReceiver(webhookId, { failures: 0, pausedUntil: 0 }),
    ],
  }
}
