import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** The product's own folder: where package.json stands, whether this runs from source or built. */
export const ROOT = (() => {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
})()

const whole = (least: number, most: number) =>
  z.string().regex(/^\d+$/, 'must be a whole number').transform(Number).pipe(z.number().min(least).max(most))
const onOff = z.enum(['on', 'off'], 'must be on or off')
const positive = z.string().transform(Number).pipe(z.number('must be a number').positive())
const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => protocols.some((each) => text.startsWith(`${each}://`)),
      `must begin with ${protocols.join(':// or ')}://`,
    )

const environment = z.object({
  PORT: whole(0, 65_535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default(join(ROOT, 'data')),
  DATABASE_URL: url('postgres', 'postgresql').optional(),
  REDIS_URL: url('redis', 'rediss').optional(),
  DISTRICT: z.string().min(1).optional(),
  DEMO: onOff.optional(),
  /** Which invented records are loaded beside the demo's live day. */
  DEMO_DATA: z.enum(['2022H1'], 'must be 2022H1, or not set').optional(),
  /** Whether invented people work the demo's complaints, so that lanes and stations live. */
  DEMO_HANDS: onOff.default('on'),
  /** Key under which sessions, challenges and forms are signed; 32 characters or more. The demo makes its own. */
  SESSION_SECRET: z.string().optional(),
  /** Key that wraps the keys of personal fields; lost, they are lost. `PII_KEY_PREVIOUS`: the one before, while it is rotated. */
  PII_KEY: z.string().optional(),
  PII_KEY_PREVIOUS: z.string().optional(),
  /** Days after which personal fields are destroyed: three years, as long as a complaint may be lodged (Reg. 121, art. 16-4). */
  PII_RETENTION_DAYS: whole(1, 36_500).default(1_095),
  /** Which reading of “1+5” is in force: a preset of the interception room. */
  GOVERNANCE_MODEL: z.string().min(1).default('onePlusFive'),
  /** JSON file of signs that the city's bureau published under item 5 of Art. 17 (Reg. 121): shown as reasons, never acted on. */
  ART17_LOCAL: z.string().min(1).optional(),
  /** Base address of a routing service (OSRM’s HTTP API): times by road. Without it they are estimated by the straight line. */
  ROUTING_URL: url('http', 'https').optional(),
  /** Proxies before this server whose X-Forwarded-* is believed. */
  TRUST_PROXY: whole(0, 9).default(0),
  /** Minutes after which a person who does nothing is signed out. */
  IDLE_MINUTES: whole(1, 720).default(15),
  /** Days a password is good; 0: for ever. */
  PASSWORD_DAYS: whole(0, 3_650).default(90),
  /** Earlier passwords that may not come again. */
  PASSWORD_HISTORY: whole(0, 50).default(5),
  /** Failed sign-ins of one address before it waits a quarter of an hour. */
  SIGN_IN_FAILURES: whole(5, 1_000).default(5),
  /** `name=key` pairs, comma separated: who may tell facts at the push door. Part of the demo has one of its own. */
  FEED_KEYS: z.string().optional(),
  /** Base addresses of the city's systems, `feed=url` pairs, comma separated; `*=url` for all. The demo sets its own. */
  UPSTREAM: z.string().optional(),
  /** Whole address under which people open this server, for links in what is called out. Absent: no links. */
  PUBLIC_URL: url('https', 'http').optional(),
  /** Whether receivers on addresses inside (private, loopback, link-local) may be called. */
  WEBHOOK_PRIVATE: onOff.default('off'),
  /** Whether devices of the field may ask to be called by web push. On in the demo, off elsewhere. */
  WEB_PUSH: onOff.optional(),
  /** `mailto:` or `https://`: whom a push service tells when it has something against us (RFC 8292). */
  PUSH_CONTACT: z
    .string()
    .regex(/^(mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)$/, 'must be mailto:name@host or https://…')
    .optional(),
  /** Further push services, by host, comma separated; those of the known browsers are in the program. */
  PUSH_HOSTS: z.string().optional(),
  /** Keys of web push (base64url), both or neither: otherwise they are made at the first start and kept sealed. */
  VAPID_PUBLIC_KEY: z.string().optional(),
  VAPID_PRIVATE_KEY: z.string().optional(),
  /** Evidence in an S3-compatible store: address without the bucket, bucket, region, keys; absent: a folder of DATA_DIR. */
  EVIDENCE_S3_ENDPOINT: url('https', 'http').optional(),
  EVIDENCE_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be a bucket’s name')
    .optional(),
  EVIDENCE_S3_REGION: z.string().min(1).default('auto'),
  EVIDENCE_S3_ACCESS_KEY: z.string().optional(),
  EVIDENCE_S3_SECRET_KEY: z.string().optional(),
  /** Days after which a file that no step refers to is thrown away, once its task has ended. */
  EVIDENCE_UNUSED_DAYS: whole(1, 3_650).default(7),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  SOCKET_PING_INTERVAL_MS: whole(100, 600_000).default(10_000),
  SOCKET_PING_TIMEOUT_MS: whole(100, 600_000).default(8_000),
  SOCKET_CONNECT_TIMEOUT_MS: whole(100, 600_000).default(45_000),
  /** The demo's invented district: how large, which morning, how fast, what goes wrong. */
  MOCK_SIZE: positive.default(1),
  MOCK_SEED: whole(0, 2 ** 31).default(20_220_630),
  MOCK_SPEED: positive.default(1),
  MOCK_SCRIPT: z.string().optional(),
})
export type Config = z.infer<typeof environment> & {
  readonly demo: boolean
  /** Web push may be asked for. */
  readonly push: boolean
  readonly feedKeys: ReadonlyMap<string, string>
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])
export const DEMO_FEED_KEY = 'demo-feed-key'

/** Reads the environment; throws one sentence that names the variable, what it holds and what it may hold. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const read = environment.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    const name = String(issue?.path[0])
    throw new Error(`环境变量 ${name}=${given[name]} 不可用：${issue?.message}。`)
  }
  const loopback = LOOPBACK.has(read.data.HOST)
  const demo = (read.data.DEMO ?? (loopback && !read.data.DATABASE_URL ? 'on' : 'off')) === 'on'
  if (demo && !loopback)
    throw new Error(`演示模式带有公开的口令，只能在本机地址上运行；HOST=${read.data.HOST} 时请设 DEMO=off。`)
  if (read.data.DEMO_DATA !== undefined && !demo)
    throw new Error(`DEMO_DATA=${read.data.DEMO_DATA} 是演示数据，只在演示模式下载入；请设 DEMO=on，或去掉 DEMO_DATA。`)
  const push = (read.data.WEB_PUSH ?? (demo ? 'on' : 'off')) === 'on'
  const fault = push ? pushFault(read.data, demo) : null
  if (fault !== null) throw new Error(fault)
  const feedKeys = pairs('FEED_KEYS', read.data.FEED_KEYS)
  for (const [name, key] of feedKeys)
    if (key.length < 16) throw new Error(`FEED_KEYS 中 ${name} 的密钥不足 16 个字符。`)
  if (demo) feedKeys.set('demo', DEMO_FEED_KEY)
  return { ...read.data, demo, push, feedKeys }
}

/** The S3-compatible store of evidence, or null: none is set. Throws a sentence when only half of it is. */
export function evidenceStore(config: Config) {
  const given = {
    EVIDENCE_S3_ENDPOINT: config.EVIDENCE_S3_ENDPOINT,
    EVIDENCE_S3_BUCKET: config.EVIDENCE_S3_BUCKET,
    EVIDENCE_S3_ACCESS_KEY: config.EVIDENCE_S3_ACCESS_KEY,
    EVIDENCE_S3_SECRET_KEY: config.EVIDENCE_S3_SECRET_KEY,
  }
  const missing = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [name] : []))
  if (missing.length === Object.keys(given).length) return null
  if (missing.length > 0)
    throw new Error(
      `证据存到 S3 兼容存储时四项要一起设置，还缺 ${missing.join('、')}；或都不设，存在 DATA_DIR/evidence。`,
    )
  return {
    endpoint: given.EVIDENCE_S3_ENDPOINT!,
    bucket: given.EVIDENCE_S3_BUCKET!,
    region: config.EVIDENCE_S3_REGION,
    accessKey: given.EVIDENCE_S3_ACCESS_KEY!,
    secretKey: given.EVIDENCE_S3_SECRET_KEY!,
  }
}

/** Why web push cannot be switched on with these settings, or null. */
function pushFault(given: z.infer<typeof environment>, demo: boolean): string | null {
  const { PUSH_CONTACT, VAPID_PUBLIC_KEY: open, VAPID_PRIVATE_KEY: closed } = given
  if (PUSH_CONTACT === undefined && !demo)
    return 'WEB_PUSH=on 时请设 PUSH_CONTACT（mailto:… 或 https://…）：推送服务凭它联系您。'
  if ((open === undefined) !== (closed === undefined))
    return 'VAPID_PUBLIC_KEY 与 VAPID_PRIVATE_KEY 请一起设置，或都不设。'
  const bytes = (text: string) => (/^[A-Za-z0-9_-]+$/.test(text) ? Buffer.from(text, 'base64url').length : 0)
  if (open !== undefined && (bytes(open) !== 65 || bytes(closed ?? '') !== 32))
    return 'VAPID_PUBLIC_KEY、VAPID_PRIVATE_KEY 不是一对 P-256 密钥：请用 npx web-push generate-vapid-keys 生成，或都不设。'
  return null
}

/** `a=b,c=d` as a map; throws a sentence naming the variable. */
export function pairs(name: string, text: string | undefined): Map<string, string> {
  const found = new Map<string, string>()
  for (const pair of (text ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)) {
    const at = pair.indexOf('=')
    if (at < 1) throw new Error(`环境变量 ${name} 应写成 名称=值，以逗号分隔；“${pair.slice(0, 20)}”不是。`)
    found.set(pair.slice(0, at), pair.slice(at + 1))
  }
  return found
}
