import { taskKindsEn, taskKindsZh } from '../contract/task-said.ts'
import type { TaskKind } from '../contract/task-words.ts'
import webpush from 'web-push'
import { addressFault, type AddressRules } from './address.ts'
import type { Outgoing } from './format.ts'
import type { Letter } from './letter.ts'
import { policies } from './schedule.ts'

/** A device of the field as its browser describes it (Push API), and the language of its page. */
export interface Device {
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
  readonly lang: 'zh-CN' | 'en'
}

/** The house’s own keys (RFC 8292), and whom a push service may write to when it has something against us. */
export interface Vapid {
  readonly publicKey: string
  readonly privateKey: string
  readonly contact: string
}

/** How devices are called. */
export interface PushDesk {
  /** Public key that a browser subscribes with, base64url. */
  readonly publicKey: string
  /** Why a device will not do, as a sentence, or null. */
  fault(device: Device): string | null
}

/** Push services of the browsers, by the end of their host: a device can name no other address of the world as its own. */
const SERVICES = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '.push.apple.com',
  '.notify.windows.com',
] as const

const base64url = (text: string, bytes: number) =>
  /^[A-Za-z0-9_-]+={0,2}$/.test(text) && Buffer.from(text, 'base64url').length === bytes

/** Fresh keys as JSON text. */
export const mintVapid = (): string => JSON.stringify(webpush.generateVAPIDKeys())

/** `hosts`: further push services that the settings name. */
export function openPush(vapid: Vapid, hosts: readonly string[], rules: AddressRules): PushDesk {
  return {
    publicKey: vapid.publicKey,
    fault({ endpoint, keys }) {
      if (!base64url(keys.p256dh, 65) || !base64url(keys.auth, 16))
        return '浏览器给出的推送密钥不完整，请重新打开开关。'
      const fault = addressFault(endpoint, null, rules)
      if (fault !== null) return fault
      const { hostname } = new URL(endpoint)
      const known = [...SERVICES, ...hosts].some((each) =>
        each.startsWith('.') ? hostname.endsWith(each) : hostname === each,
      )
      return known ? null : `推送服务 ${hostname.slice(0, 100)} 不在允许的名单里；确需使用请由运维加入 PUSH_HOSTS。`
    },
  }
}

/** What the phone shows: number, kind and place of the task. No person, no free text. */
export function pushText({ facts, at }: Letter, lang: Device['lang']): string {
  const kind = facts.kind as TaskKind
  const place = typeof facts.siteName === 'string' ? facts.siteName : null
  const words = lang === 'en' ? (taskKindsEn[kind] ?? kind) : (taskKindsZh[kind] ?? kind)
  const title = lang === 'en' ? `New task: ${words}` : `新任务：${words}`
  const taskId = String(facts.taskId)
  return JSON.stringify({ taskId, title, body: [taskId, place].filter((each) => each !== null).join(' · '), at, lang })
}

/** One encrypted message (RFC 8291) to one device. */
export function composePush(
  letter: Letter,
  { endpoint, keys, lang }: Device,
  { publicKey, privateKey, contact }: Vapid,
): Outgoing {
  const { headers, body } = webpush.generateRequestDetails({ endpoint, keys }, pushText(letter, lang), {
    vapidDetails: { subject: contact, publicKey, privateKey },
    TTL: policies.push.lifeMs / 1_000,
    urgency: 'high',
    contentEncoding: 'aes128gcm',
  })
  const given = Object.entries(headers as Record<string, string | number>).filter(
    ([name]) => name.toLowerCase() !== 'content-length',
  )
  return {
    url: endpoint,
    headers: Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), String(value)])),
    body: body ?? Buffer.alloc(0),
  }
}
