import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A redis-server of one's own, for tests: started on a free port of the loopback, killed and started again at will. */
export interface RealRedis {
  readonly url: string
  start(): Promise<void>
  /** kill -9: no goodbye, nothing saved. */
  kill(): Promise<void>
  /** Stops it from answering without closing a connection, and lets it go on. */
  freeze(): void
  thaw(): void
  remove(): Promise<void>
}

const absent =
  '测试需要 redis-server，这台机器上没有：请安装 Debian 软件包 redis-server（apt-get install redis-server）'

export async function realRedis(): Promise<RealRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'qianshao-redis-'))
  const port = await freePort()
  let child: ChildProcess | null = null

  async function start() {
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder]
    const born = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] })
    child = born
    await new Promise<void>((resolve, reject) => {
      born.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'ENOENT' ? new Error(absent) : error))
      born.once('exit', (code) => reject(new Error(`redis-server ended with ${code} before it was ready`)))
      createInterface({ input: born.stdout }).on('line', (line) => {
        if (line.includes('Ready to accept connections')) resolve()
      })
    })
  }

  async function kill() {
    const dying = child
    child = null
    if (!dying || dying.exitCode !== null || dying.signalCode !== null) return
    const ended = once(dying, 'exit')
    dying.kill('SIGKILL')
    await ended
  }

  await start().catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true })
    throw error
  })
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    kill,
    freeze: () => child?.kill('SIGSTOP'),
    thaw: () => child?.kill('SIGCONT'),
    async remove() {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
