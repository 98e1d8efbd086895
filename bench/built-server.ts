import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from '../server/config.ts'
import { buildIfStale } from '../server/start.ts'

export const BENCH_KEY = 'a-feed-key-for-benches'
const SQUARE = {
  code: 'bench',
  name: '测量区',
  outline: [
    [
      [114, 22.5],
      [114.4, 22.5],
      [114.4, 22.9],
      [114, 22.9],
      [114, 22.5],
    ],
  ],
}

export interface BuiltServer {
  readonly url: string
  readonly child: ChildProcess
  readonly dataDir: string
  /** From the start of the process to the ready line. */
  readonly readyMs: number
  stop(): Promise<void>
}

export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qianshao-bench-'))
  chmodSync(folder, 0o755)
  return folder
}

/** Runs the built server on loopback as a process of its own. `dataDir` is kept when given, otherwise removed at `stop`. */
export async function runBuilt(env: NodeJS.ProcessEnv = {}, dataDir?: string): Promise<BuiltServer> {
  if (!buildIfStale()) throw new Error('the build failed')
  const folder = temporary()
  const district = join(folder, 'district.json')
  writeFileSync(district, JSON.stringify(SQUARE))
  const data = dataDir ?? join(folder, 'data')
  const began = performance.now()
  const child = spawn(process.execPath, [join(ROOT, 'dist/server/main.js')], {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      LOG_LEVEL: 'error',
      DEMO_HANDS: 'off',
      DATA_DIR: data,
      FEED_KEYS: `bench=${BENCH_KEY}`,
      SESSION_SECRET: 'bench-session-qV7mZ2xK9pLw4nRt8sYb',
      PII_KEY: 'bench-personal-Hc3vN6jD1gQe5uXo0aFk',
      ...(env.DEMO === 'on' ? {} : { DEMO: 'off', DISTRICT: district }),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /^前哨已就绪 (\S+?)（/.exec(line)?.[1]
      if (found) resolve(found)
      else process.stderr.write(`${line}\n`)
    })
  })
  return {
    url,
    child,
    dataDir: data,
    readyMs: performance.now() - began,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** How to reach the embedded database of a running server: what the server itself keeps beside it. */
export function databaseOf(dataDir: string): string {
  const port = readFileSync(join(dataDir, 'pg/postmaster.pid'), 'utf8').split('\n')[3]
  return `postgres://qianshao:${readFileSync(join(dataDir, 'pg.password'), 'utf8').trim()}@127.0.0.1:${port}/postgres`
}

/** Resident memory of a process, bytes: now, and at its highest. */
export function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN) * 1024
  return { now: of('VmRSS'), peak: of('VmHWM') }
}

/** A complaint as a CloudEvent, inside the bench's district. */
export const complaintEvent = (id: string) => ({
  specversion: '1.0',
  id,
  source: 'bench',
  type: 'complaint.received',
  time: new Date().toISOString(),
  data: {
    complaintId: id,
    kind: 'complaint',
    channel: '全国12315平台',
    problemClass: '质量',
    respondent: { name: '某某电器商行' },
    objectClass: '家用电器',
    text: '购买的商品使用三天后不能开机，商家拒绝退换，请求调解。',
    amount: 1299,
    lng: 114.2,
    lat: 22.7,
    complainant: { name: '测量员', phone: '19900000000' },
  },
})
