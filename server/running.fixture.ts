import { spawn, type ChildProcess } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pino } from 'pino'
import { ROOT } from './config.ts'
import type { District } from './contract/district.ts'
import { WHOLE, type Role, type Scope } from './contract/identity.ts'
import { mintToken } from './identity/tokens.ts'
import { insertAccount } from './journal/accounts.ts'
import { insertSession } from './journal/sessions.ts'
import { run } from './journal/statement.ts'
import { temporaryFolder } from './journal/postgres.fixture.ts'
import { open, type Running, type Surroundings } from './main.ts'

export const FEED_KEY = 'a-feed-key-for-tests-only'

/** A small square district around 114.2, 22.7. */
export const SQUARE: District = {
  code: 'test',
  name: '试验区',
  outline: [
    [
      [114.1, 22.6],
      [114.3, 22.6],
      [114.3, 22.8],
      [114.1, 22.8],
      [114.1, 22.6],
    ],
  ],
  outlineNote: '',
  streets: [],
  stations: [],
  water: [],
}

/** Environment of a house outside the demo, in a temporary folder, on a free port of loopback. */
export function testEnvironment(over: NodeJS.ProcessEnv = {}) {
  const folder = temporaryFolder()
  const districtFile = join(folder, 'district.json')
  writeFileSync(districtFile, JSON.stringify(SQUARE))
  const env = {
    PORT: '0',
    DEMO: 'off',
    DEMO_HANDS: 'off',
    DISTRICT: districtFile,
    DATA_DIR: join(folder, 'data'),
    FEED_KEYS: `test=${FEED_KEY}`,
    SESSION_SECRET: 'test-session-qV7mZ2xK9pLw4nRt8sYb',
    PII_KEY: 'test-personal-Hc3vN6jD1gQe5uXo0aFk',
    LOG_LEVEL: 'warn',
    ...over,
  }
  return { env, folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The house in this process, with its own folder; `close` removes it. */
export async function openTestHouse(
  over: NodeJS.ProcessEnv = {},
  around: Surroundings = {},
): Promise<Running & { url: string }> {
  const { env, remove } = testEnvironment(over)
  try {
    const running = await open(env, { log: pino({ level: 'silent' }), ...around })
    return { ...running, url: running.url!, close: () => running.close().finally(remove) }
  } catch (error) {
    remove()
    throw error
  }
}

export interface TestProcess {
  readonly child: ChildProcess
  /** Resolves with the URL at the ready line; rejects with what was printed when it ends before. */
  readonly ready: Promise<string>
  readonly ended: Promise<number | null>
  output(): string
}

/** The server as a process of its own, so that it can be killed. */
export function startTestProcess(env: NodeJS.ProcessEnv): TestProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'server/main.ts')], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const ready = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        output = `${output}${line}\n`.slice(-20_000)
        const url = /^前哨已就绪 (\S+?)（/.exec(line)?.[1]
        if (url) resolve(url)
      })
    }
    void ended.then((code) => reject(new Error(`ended with ${code}: ${output}`)))
  })
  ready.catch(() => undefined) // a test that only looks at `ended` need not look here
  return { child, ready, ended, output: () => output }
}

/** CloudEvents of the kind the push door takes. */
export const event = (id: string, type: string, data: unknown, over: object = {}) => ({
  specversion: '1.0',
  id,
  source: 'test',
  type,
  time: new Date().toISOString(),
  data,
  ...over,
})

export const complaintEvent = (id: string, over: object = {}) =>
  event(id, 'complaint.received', {
    complaintId: id,
    kind: 'complaint',
    channel: '12345',
    respondent: { name: '某店' },
    lng: 114.2,
    lat: 22.7,
    ...over,
  })

export async function push(url: string, events: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/ingest/v1/events`, {
    method: 'POST',
    headers: {
      'content-type': Array.isArray(events) ? 'application/cloudevents-batch+json' : 'application/cloudevents+json',
      authorization: `Bearer ${FEED_KEY}`,
      ...headers,
    },
    body: typeof events === 'string' ? events : JSON.stringify(events),
  })
}

let made = 0
/** A person with a role and an open session, put straight into the tables: the token of the session. */
export async function signedIn(
  { house }: Pick<Running, 'house'>,
  role: Role | null,
  over: { scope?: Partial<Scope>; secondFactor?: boolean; agent?: string; id?: string } = {},
): Promise<string> {
  const { db } = house.journal
  const at = Date.now()
  const id = over.id ?? `p-${role ?? 'none'}-${(made += 1)}`
  await run(
    db,
    insertAccount({
      id,
      userName: id,
      name: `测试${role ?? ''}`,
      role,
      scope: { ...WHOLE, ...over.scope },
      state: 'active',
      madeAt: at,
      passwordAt: at,
    }),
  )
  const { token, hash } = mintToken()
  await run(
    db,
    insertSession({
      id: `s-${id}`,
      tokenHash: hash,
      kind: 'person',
      subjectId: id,
      madeAt: at,
      lastAt: at,
      expiresAt: at + 900_000,
      agent: over.agent ?? 'test',
      agentHash: '',
      address: '127.0.0.1',
      secondFactor: over.secondFactor ?? true,
    }),
  )
  return token
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

/** Settings of a process that has people (the demo's) but asks no upstream: what a test that kills it needs to read its journal. */
export const PEOPLED = { DEMO: 'on', UPSTREAM: 'nothing=http://127.0.0.1:9' }

/** Signs a demo person in over HTTP; gives the session's token. */
export async function demoToken(url: string, user: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user, password: `demo-${user}` }),
  })
  const token = /qs_session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1]
  if (!token) throw new Error(`${user} could not sign in: ${answer.status} ${await answer.text()}`)
  return token
}

/** Everything that source `test` told, as the journal has it, read by the auditor. */
export async function journalOf(url: string): Promise<string[]> {
  const headers = bearer(await demoToken(url, 'auditor'))
  const refs: string[] = []
  for (let after = 0; ;) {
    const answer = await fetch(`${url}/api/v1/journal?after=${after}&limit=1000`, { headers })
    const { items } = (await answer.json()) as { items: { seq: number; ref: string }[] }
    if (items.length === 0) return refs.filter((ref) => ref.startsWith('test#'))
    refs.push(...items.map(({ ref }) => ref))
    after = items.at(-1)!.seq
  }
}
