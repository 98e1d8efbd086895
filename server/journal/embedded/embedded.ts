import { randomBytes } from 'node:crypto'
import { accessSync, chownSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { findBinaries, makeAllExecutable, type Binaries } from './binaries.ts'
import { databaseOwner, runAs, type Owner, type Run } from './owner.ts'

export interface Embedded {
  readonly url: string
  /** True when the database was already running: a killed parent had left it behind. */
  readonly adopted: boolean
  stop(): Promise<void>
}

/** Fixed at start, so that a change needs no rewriting of the folder's own configuration. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '40',
  shared_buffers: '128MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
  timezone: 'UTC',
}

/**
 * Starts (or adopts) the PostgreSQL inside `folder`. It is a process of its own, so it outlives a killed parent; the next
 * start finds it by `postmaster.pid` and goes on with it. Throws one clear sentence when the folder cannot be used. `again`:
 * it was open before, so a folder without it is a loss, and an empty one in its place would hide that.
 */
export async function openEmbedded(folder: string, moment: 'first' | 'again' = 'first'): Promise<Embedded> {
  const root = resolve(folder)
  const pgdata = join(root, 'pg')
  const owner = databaseOwner()
  prepareFolder(root)
  const binaries = await findBinaries()
  makeAllExecutable(binaries)
  const run = runAs(owner, root, binaries.postgres)

  const passwordFile = join(root, 'pg.password')
  const exists = existsSync(join(pgdata, 'PG_VERSION'))
  if (!exists && moment === 'again')
    throw new Error(`运行中的数据库从 ${pgdata} 消失了。前哨不会用空库代替它：请恢复该目录，再重新启动。`)
  if (!exists) await initialise(pgdata, passwordFile, binaries, run, owner)
  const password = readFileSync(passwordFile, 'utf8').trim()
  const urlAt = (port: number) => `postgres://qianshao:${password}@127.0.0.1:${port}/postgres`

  const stop = async () => {
    await run(binaries.pg_ctl, ['stop', '-D', pgdata, '-m', 'fast', '-w', '-t', '60'])
  }

  const found = async () => {
    const left = lastRun(pgdata)
    return left?.alive && (await answers(urlAt(left.port), 20_000))
      ? { url: urlAt(left.port), adopted: true, stop }
      : null
  }
  const adopted = await found()
  if (adopted) return adopted

  const log = join(root, 'pg.log')
  writeFileSync(log, '', { mode: 0o640 })
  if (owner) chownSync(log, owner.uid, owner.gid)
  const port = await freePort(lastRun(pgdata)?.port ?? 0)
  const options = Object.entries(SETTINGS).map(([name, value]) => `-c ${name}='${value}'`)
  const start = ['start', '-D', pgdata, '-w', '-t', '60', '-l', log, '-o', `-p ${port} ${options.join(' ')}`]
  for (const until = Date.now() + 15_000; ; await wait(200)) {
    try {
      await run(binaries.pg_ctl, start)
      break
    } catch (error) {
      // Another process may have started it between our look and our start; one that was killed may not be quite gone.
      const theirs = await found()
      if (theirs) return theirs
      if (lastRun(pgdata) && Date.now() < until) continue
      throw new Error(`内嵌数据库没有启动：${lastWords(log)}（数据目录 ${root}）`, { cause: error })
    }
  }
  return { url: urlAt(port), adopted: false, stop }
}

function prepareFolder(root: string) {
  try {
    mkdirSync(root, { recursive: true, mode: 0o755 })
    accessSync(root, constants.W_OK)
    writeFileSync(join(root, '.writable'), '')
    rmSync(join(root, '.writable'))
  } catch (error) {
    throw new Error(
      `数据目录 ${root} 不能写入（${(error as NodeJS.ErrnoException).code}）。请检查权限与磁盘，或用 DATA_DIR 指定另一处。`,
      { cause: error },
    )
  }
}

async function initialise(pgdata: string, passwordFile: string, binaries: Binaries, run: Run, owner: Owner | null) {
  rmSync(pgdata, { recursive: true, force: true }) // what a cut-off initdb left behind is not a database
  mkdirSync(pgdata, { mode: 0o700 })
  writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 })
  if (owner) for (const path of [pgdata, passwordFile]) chownSync(path, owner.uid, owner.gid)
  const flags = [
    '--auth=scram-sha-256',
    '--username=qianshao',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
    '--data-checksums',
  ]
  try {
    await run(binaries.initdb, [`--pgdata=${pgdata}`, ...flags])
  } catch (error) {
    rmSync(pgdata, { recursive: true, force: true })
    const said = (error as { stderr?: string }).stderr?.trim().split('\n').slice(-3).join(' ') ?? String(error)
    throw new Error(`内嵌数据库不能在 ${pgdata} 建立：${said}。`, { cause: error })
  }
}

/** `postmaster.pid`: line 1 the process, line 4 the port. Null when no database ran here since the last clean stop. */
function lastRun(pgdata: string): { port: number; alive: boolean } | null {
  let lines: string[]
  try {
    lines = readFileSync(join(pgdata, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null // no such file: no database
  }
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if (!pid || !port) return null
  try {
    process.kill(pid, 0)
    return { port, alive: !isZombie(pid) }
  } catch (error) {
    return { port, alive: (error as NodeJS.ErrnoException).code === 'EPERM' }
  }
}

/** Dead, but not yet collected by its parent: it answers to signals and to nothing else. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/\(.*\)/, ''))
  } catch {
    return false // gone in the meantime: the next look will find nobody
  }
}

/** Whether a database at `url` lets us in within `patienceMs` (it may still be recovering). */
async function answers(url: string, patienceMs: number): Promise<boolean> {
  const until = Date.now() + patienceMs
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
    client.on('error', () => undefined) // a socket that dies after the answer says nothing new
    try {
      await client.connect()
      await client.end()
      return true
    } catch (error) {
      const { code } = error as { code?: string }
      // 57P03 and a refused connection: starting up. Anything else (wrong password, another program there) will not get better.
      if ((code !== '57P03' && code !== 'ECONNREFUSED') || Date.now() > until) return false
      await wait(100)
    }
  }
}

/** `wanted` when nobody has it, so that connections find a restarted database where it was; otherwise any that is free. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer()
    server.once('error', (error) => (wanted === 0 ? reject(error) : resolvePort(freePort(0))))
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolvePort(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function lastWords(log: string): string {
  const lines = readFileSync(log, 'utf8').trim().split('\n').slice(-3)
  return lines.join(' ') || '没有留下原因'
}
