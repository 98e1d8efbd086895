import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from '../server/config.ts'
import type { District } from '../server/contract/district.ts'

/** What tests tell events with; under its own name, or under one that a test gives it. */
export const KEY = 'e2e-feed-key-for-tests-only'

/** The built product with its demo district or one of its own, on a port of its own that it keeps over restarts. */
export class House {
  readonly #folder = mkdtempSync(join(tmpdir(), 'qianshao-e2e-'))
  readonly #env: NodeJS.ProcessEnv
  #child: ChildProcess | null = null
  #port = 0
  #firstSaid: (link: string) => void = () => {}
  /** The one-time link for the first administrator, when the console has printed it. */
  readonly firstLink = new Promise<string>((resolve) => (this.#firstSaid = resolve))

  /** With a district the house stands outside the demo: it has nobody yet, and asks no upstream. */
  constructor(env: NodeJS.ProcessEnv = {}, district: District | null = null) {
    chmodSync(this.#folder, 0o755)
    this.#env = district ? { ...this.#outsideDemo(district), ...env } : env
  }

  #outsideDemo(district: District): NodeJS.ProcessEnv {
    const file = join(this.#folder, 'district.json')
    writeFileSync(file, JSON.stringify(district))
    return {
      DEMO: 'off',
      DISTRICT: file,
      SESSION_SECRET: 'e2e-session-kT4wZ8mQ1xR6vB3nLp9s',
      PII_KEY: 'e2e-personal-Yd7gC2jH5fU0eS4aWi1o',
    }
  }

  get url() {
    return `http://127.0.0.1:${this.#port}`
  }

  async start(): Promise<void> {
    this.#port ||= await freePort()
    const child = spawn(process.execPath, [join(ROOT, 'dist/server/main.js')], {
      env: {
        PATH: process.env.PATH,
        PORT: String(this.#port),
        DATA_DIR: join(this.#folder, 'data'),
        LOG_LEVEL: 'error',
        MOCK_SIZE: '0.1',
        // What a test orders is the test's own to order.
        DEMO_HANDS: 'off',
        FEED_KEYS: `e2e=${KEY}`,
        ...this.#env,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#child = child
    await new Promise<void>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the house ended with ${code}`)))
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (line.startsWith('前哨已就绪')) resolve()
        const link = /^还没有人员账号。.*：(http\S+)$/.exec(line)?.[1]
        if (link !== undefined) this.#firstSaid(link)
      })
    })
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async close(): Promise<void> {
    await this.#end('SIGTERM')
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM') {
    const child = this.#child
    this.#child = null
    if (!child || child.exitCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }

  /** Tells events at the push door; returns the answer's body. */
  async tell(...events: object[]): Promise<{ accepted: number; rejected: unknown[] }> {
    const answer = await fetch(`${this.url}/ingest/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/cloudevents-batch+json' },
      body: JSON.stringify(events),
    })
    return (await answer.json()) as { accepted: number; rejected: unknown[] }
  }
}

let told = 0
/** One event, happening now. */
export const event = (type: string, data: object) => ({
  specversion: '1.0',
  id: `e2e-${process.pid}-${(told += 1)}`,
  source: 'e2e',
  type,
  time: new Date().toISOString(),
  data,
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
