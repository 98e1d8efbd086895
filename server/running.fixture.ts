import { spawn, type ChildProcess } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pino } from 'pino'
import { ROOT } from './config.ts'
import type { District } from './contract/district.ts'
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
    DISTRICT: districtFile,
    DATA_DIR: join(folder, 'data'),
    FEED_KEYS: `test=${FEED_KEY}`,
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
