import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { Client, Pool } from 'pg'
import type { Fact } from '../contract/fact.ts'
import { fillAlarms } from './alarms-past.ts'
import { openAppender, type Appended } from './append.ts'
import { embeddedBackend, serverBackend, type Backend } from './backend.ts'
import { GENESIS, type Break } from './chain.ts'
import type { Printer } from './printer.ts'
import { recorded, type Recorded, type StoredRow } from './rows.ts'
import { sealPlain } from './seal-plain.ts'
import type { Sealer } from './sealer.ts'
import type { Database } from './statement.ts'
import { verifyAll, type PersonalHash } from './verify.ts'
import type { Batch } from './write.ts'

export interface StoredPicture {
  readonly seq: number
  readonly at: number
  readonly format: number
  readonly bytes: Buffer
}

export interface Journal {
  readonly kind: Backend['kind']
  /** Reads, and statements run alone; never for writing facts. */
  readonly db: Database
  append(batch: Batch): Promise<Appended>
  /** Facts waiting for the disk. */
  waiting(): number
  /** Why the store is away, or null. */
  fault(): string | null
  cursor(feed: string, path: string): Promise<string | null>
  savePicture(picture: StoredPicture): Promise<void>
  /** Walks the whole chain and what is sealed beside it; the first broken record, or how many were sound. */
  verify(): Promise<Break | { records: number }>
  connectionString(): string
  /** Ends connections; an embedded database is stopped too. */
  close(): Promise<void>
}

export interface JournalOptions {
  readonly databaseUrl?: string | undefined
  readonly dataDir: string
  /** Folder of the migrations; they are data, so a built server is told where they are. */
  readonly migrations: string
  /** Locks what stands beside the chain and must not be read by whoever copies the database. */
  readonly sealer: Sealer
  /** Makes prints of submissions, to find those alike. */
  readonly printer: Printer
  /** As the intake computes it; without it the verification walks the chain only. */
  readonly personalHash?: PersonalHash
  /** What follows from fresh facts, one list per fact; journalled in the same transaction. */
  readonly derive: (fresh: readonly Fact[]) => readonly (readonly Fact[])[]
  /** Called once at start with the newest stored picture that this program can read; returns the number it stands at, or 0. */
  readonly restore: (pictures: AsyncIterable<StoredPicture>) => Promise<number>
  /** Called with facts in journal order: first the rest of the journal at start, then whatever becomes durable. */
  readonly apply: (appended: readonly Recorded[]) => void
  readonly onFault?: (fault: string | null) => void
}

const PAGE = 20_000
/** Stored pictures kept: enough to fall back when the newest cannot be read. */
const PICTURES_KEPT = 5

/** Opens the record: starts or finds the database, migrates it, brings the picture up to date, then takes facts. */
export async function openJournal(options: JournalOptions): Promise<Journal> {
  const backend = options.databaseUrl
    ? await serverBackend(options.databaseUrl)
    : await embeddedBackend(join(options.dataDir))
  const writer = await backend.connectWriter()
  writer.on('error', () => undefined) // the appender's own listener replaces it; this one only covers the opening
  try {
    await migrateOnce(writer, options)
    await writer.query('INSERT INTO journal_head (one, seq, hash) VALUES (1, 0, $1) ON CONFLICT DO NOTHING', [GENESIS])
    const seq = await replay(writer, await options.restore(storedPictures(writer)), options.apply)
    return assemble(backend, writer, seq, options)
  } catch (error) {
    await writer.end()
    await backend.stop()
    throw error
  }
}

/** Two nodes that start together must not migrate together, nor seal what an earlier version left in plain text. */
async function migrateOnce(writer: Client, { migrations, sealer }: JournalOptions) {
  await writer.query('SELECT pg_advisory_lock(7465002)')
  try {
    await writer.query('SET client_min_messages = warning')
    await migrate(drizzle(writer), { migrationsFolder: migrations })
    await sealPlain(writer, sealer)
    await fillAlarms(writer)
  } finally {
    await writer.query('SELECT pg_advisory_unlock(7465002)')
  }
}

async function* storedPictures(client: Client): AsyncGenerator<StoredPicture> {
  const { rows } = await client.query<{ seq: string }>('SELECT seq FROM picture_snapshots ORDER BY seq DESC')
  for (const { seq } of rows) {
    const found = await client.query<{ at: string; format: number; bytes: Buffer }>(
      'SELECT at, format, bytes FROM picture_snapshots WHERE seq = $1',
      [seq],
    )
    const row = found.rows[0]
    if (row) yield { seq: Number(seq), at: Number(row.at), format: row.format, bytes: row.bytes }
  }
}

async function replay(client: Client, from: number, apply: (rows: readonly Recorded[]) => void): Promise<number> {
  let seq = from
  for (;;) {
    const { rows } = await client.query<StoredRow>({
      name: 'replay',
      text: 'SELECT seq, source, id, kind, subject, at, seen_at, body FROM journal WHERE seq > $1 ORDER BY seq LIMIT $2',
      values: [seq, PAGE],
    })
    if (rows.length === 0) return seq
    apply(rows.map(recorded))
    seq = Number(rows.at(-1)!.seq)
  }
}

function assemble(backend: Backend, writer: Client, seq: number, options: JournalOptions): Journal {
  let fault: string | null = null
  const pool = new Pool({
    connectionString: backend.url(),
    max: 6,
    application_name: 'qianshao-read',
    idleTimeoutMillis: 30_000,
  })
  pool.on('error', () => undefined) // an idle reader that loses its connection is replaced at its next use
  const db = drizzle(pool)
  let first: Client | null = writer
  const appender = openAppender({
    connect: async () => {
      const given = first ?? (await backend.connectWriter())
      first = null
      // An embedded database that had to be started again stands on another port: readers follow.
      pool.options.connectionString = backend.url()
      return given
    },
    locks: options,
    seq,
    derive: options.derive,
    apply: options.apply,
    onFault(now) {
      if (now === fault) return
      fault = now
      options.onFault?.(now)
    },
  })
  const stopFollowing =
    backend.kind === 'server'
      ? followOthers(backend, async (seq) => (seq > appender.seq() ? appender.follow() : undefined))
      : async () => undefined

  return {
    kind: backend.kind,
    db,
    append: (batch) => appender.append(batch),
    waiting: () => appender.waiting(),
    fault: () => fault,
    async cursor(feed, path) {
      const { rows } = await pool.query<{ cursor: string }>(
        'SELECT cursor FROM feed_cursors WHERE feed = $1 AND path = $2',
        [feed, path],
      )
      return rows[0]?.cursor ?? null
    },
    async savePicture(picture) {
      await pool.query(
        'INSERT INTO picture_snapshots (seq, at, format, bytes) VALUES ($1, $2, $3, $4) ON CONFLICT (seq) DO NOTHING',
        [picture.seq, picture.at, picture.format, picture.bytes],
      )
      await pool.query(
        'DELETE FROM picture_snapshots WHERE seq < (SELECT min(seq) FROM (SELECT seq FROM picture_snapshots ORDER BY seq DESC LIMIT $1) kept)',
        [PICTURES_KEPT],
      )
    },
    verify: () => verifyAll(pool, options.sealer, options.personalHash),
    connectionString: () => backend.url(),
    async close() {
      await stopFollowing()
      await appender.close()
      await first?.end()
      await pool.end()
      await backend.stop()
    },
  }
}

/** Other nodes say when they appended; we then read on. A lost listener is replaced, and whoever has just begun to listen reads on once: what was said before is not said again. */
function followOthers(backend: Backend, follow: (seq: number) => Promise<void>) {
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let listener: Client | undefined
  const listen = async () => {
    const client = new Client({ connectionString: backend.url(), application_name: 'qianshao-follow' })
    listener = client
    client.on('error', again)
    client.on('end', again)
    const readOn = (seq: number) => void follow(seq).catch(() => undefined) // the appender has said why
    client.on('notification', (said) => readOn(Number(said.payload)))
    try {
      await client.connect()
      await client.query('LISTEN qianshao_journal')
      readOn(Infinity)
    } catch {
      again()
    }
  }
  const again = () => {
    clearTimeout(timer)
    if (!closed) timer = setTimeout(() => void listen(), 1_000)
  }
  void listen()
  return async () => {
    closed = true
    clearTimeout(timer)
    await listener?.end().catch(() => undefined) // already gone is as good as ended
  }
}
