import { createReadStream, readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { DEMO_FEED_KEY, readConfig, ROOT } from './config.ts'
import { readDistrict } from './district.ts'
import { openHouse } from './house.ts'
import { readSecrets } from './secrets.ts'
import { rowTeller } from './imports.ts'
import { importKindOf, importKinds, readMapping, runImport } from './imports/index.ts'

const USAGE = `npm run import -- --kind K --file F [--mapping M.json] [--district D.json] [--source S] [--dry-run]
  K: ${importKinds.map(({ kind }) => kind).join(', ')}`

interface Wish {
  readonly kind: string
  readonly file: string
  readonly mapping: unknown
  readonly source: string | undefined
  readonly dryRun: boolean
}

/** `npm run import`: through the running server when one holds the data folder, otherwise straight into the store. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      kind: { type: 'string' },
      file: { type: 'string' },
      mapping: { type: 'string' },
      district: { type: 'string' },
      source: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  })
  if (!values.kind || !values.file || !importKindOf(values.kind)) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  const mapping: unknown = values.mapping === undefined ? undefined : JSON.parse(readFileSync(values.mapping, 'utf8'))
  const wish: Wish = { kind: values.kind, file: values.file, mapping, source: values.source, dryRun: values['dry-run'] }
  const config = readConfig({ ...process.env, ...(values.district && { DISTRICT: values.district }) })
  const server = `http://${config.HOST}:${config.PORT}`
  if (!values.district && (await answers(server))) return throughServer(server, wish, config.feedKeys)
  return straight(config, wish)
}

async function answers(server: string): Promise<boolean> {
  try {
    return (await fetch(`${server}/healthz`, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false // nobody there: the import opens the store itself
  }
}

function say(job: { rows: number; accepted: number; duplicates: number; refused: number }, end = '\r') {
  process.stderr.write(
    `${job.rows} 行：受理 ${job.accepted}，已有 ${job.duplicates}，拒收 ${job.refused}        ${end}`,
  )
}

async function throughServer(server: string, wish: Wish, keys: ReadonlyMap<string, string>): Promise<number> {
  const key = [...keys.values()][0] ?? DEMO_FEED_KEY
  const headers = { authorization: `Bearer ${key}` }
  const query = new URLSearchParams({ kind: wish.kind, name: basename(wish.file), dryRun: String(wish.dryRun) })
  if (wish.mapping !== undefined) query.set('mapping', JSON.stringify(wish.mapping))
  if (wish.source !== undefined) query.set('source', wish.source)
  const body = createReadStream(wish.file)
  const started = await fetch(`${server}/api/v1/imports?${query}`, {
    method: 'POST',
    headers,
    body: body as never,
    duplex: 'half',
  } as RequestInit)
  const { id, error } = (await started.json()) as { id?: string; error?: string }
  if (!id) throw new Error(error ?? `服务器答复 ${started.status}`)
  for (;;) {
    const job = (await (await fetch(`${server}/api/v1/imports/${id}`, { headers })).json()) as {
      state: string
      message?: string
      rows: number
      accepted: number
      duplicates: number
      refused: number
      hasRefused: boolean
    }
    if (job.state === 'running') {
      say(job)
      await new Promise((resolve) => setTimeout(resolve, 300))
      continue
    }
    say(job, '\n')
    if (job.hasRefused) process.stderr.write(`拒收的行：${server}/api/v1/imports/${id}/refused.csv\n`)
    if (job.message) process.stderr.write(`${job.message}\n`)
    return job.state === 'done' ? 0 : 1
  }
}

function locksOf(config: ReturnType<typeof readConfig>) {
  const { sealer, printer } = readSecrets(config)
  return { sealer, printer }
}

async function straight(config: ReturnType<typeof readConfig>, wish: Wish): Promise<number> {
  const district = config.DISTRICT
    ? readDistrict(config.DISTRICT)
    : config.demo
      ? (await import('../mock/index.ts')).demoDistrict()
      : null
  if (!district) throw new Error('请用 --district 或环境变量 DISTRICT 指定辖区文件。')
  const house = await openHouse({
    district,
    dataDir: config.DATA_DIR,
    databaseUrl: config.DATABASE_URL,
    migrations: join(ROOT, 'server/journal/migrations'),
    ...locksOf(config),
    onReadings: async () => undefined,
    onFault: (what, error) => process.stderr.write(`${what} ${error instanceof Error ? error.message : ''}\n`),
  })
  try {
    const summary = await runImport({
      path: wish.file,
      kind: importKindOf(wish.kind)!,
      mapping: wish.mapping === undefined ? undefined : readMapping(wish.mapping),
      source: wish.source,
      tell: rowTeller(house, wish.kind, wish.dryRun),
      onProgress: say,
      refusedPath: join(await mkdtemp(join(tmpdir(), 'qianshao-import-')), `${basename(wish.file)}.refused.csv`),
    })
    say(summary, '\n')
    for (const { pointer, message, count } of summary.reasons.slice(0, 10))
      process.stderr.write(`  ${count} × ${pointer} ${message}\n`)
    if (summary.refusedPath) process.stderr.write(`拒收的行：${summary.refusedPath}\n`)
    return 0
  } finally {
    await house.close()
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`导入没有完成：${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  },
)
