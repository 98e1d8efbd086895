import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { openEmbedded } from './embedded/embedded.ts'

/** Where the database is, and how to be let in again after it went away. */
export interface Backend {
  readonly kind: 'embedded' | 'server'
  /** Connection string; may change when an embedded database had to be started again. */
  url(): string
  /** A connection for the one writer. Rejects with a sentence when the store cannot be had. */
  connectWriter(): Promise<Client>
  stop(): Promise<void>
}

const EXCLUSIVE_LOCK = 7_465_001

/** The bureau's own PostgreSQL, 15 or later. Several nodes may share it. */
export async function serverBackend(url: string): Promise<Backend> {
  const backend: Backend = {
    kind: 'server',
    url: () => url,
    connectWriter: () => connect(url),
    stop: async () => undefined,
  }
  const client = await backend.connectWriter()
  try {
    const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num')
    if (Number(rows[0]?.server_version_num) < 150_000) {
      throw new Error('DATABASE_URL 指向的 PostgreSQL 低于 15 版，请升级。')
    }
  } finally {
    await client.end()
  }
  return backend
}

/** The engine that came with the product, in `folder`. One process only: the second is told who holds it. */
export async function embeddedBackend(folder: string): Promise<Backend> {
  let embedded = await openEmbedded(folder)
  return {
    kind: 'embedded',
    url: () => embedded.url,
    async connectWriter() {
      let client: Client
      try {
        client = await connect(embedded.url)
      } catch {
        embedded = await openEmbedded(folder, 'again') // it died on its own: start it again; its recovery keeps what was committed
        client = await connect(embedded.url)
      }
      if (await lockWithin(client, 3_000)) return client
      await client.end()
      throw new Error(`数据目录 ${folder} 正由另一个前哨进程使用。请先停止它，或用 DATA_DIR 指定另一处。`)
    },
    stop: () => embedded.stop(),
  }
}

async function connect(url: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'qianshao',
    keepAlive: true,
    pipeline: true,
  })
  await client.connect()
  return client
}

/** The lock belongs to the connection: a process that is killed leaves it within moments, so a little patience is enough. */
async function lockWithin(client: Client, patienceMs: number): Promise<boolean> {
  const until = Date.now() + patienceMs
  for (;;) {
    const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
      EXCLUSIVE_LOCK,
    ])
    if (rows[0]?.locked) return true
    if (Date.now() > until) return false
    await wait(100)
  }
}
