import { fork } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runBuilt, temporary } from './built-server.ts'
import { print } from './figure.ts'

/** From the start of the process to the ready line, with a journal of some length; filled by a process that was then killed. */
export async function run(): Promise<void> {
  const folder = temporary()
  const dataDir = join(folder, 'data')
  const empty = await runBuilt({}, dataDir)
  await empty.stop()
  const again = await runBuilt({}, dataDir)
  await again.stop()
  const yardstick = again.readyMs
  print({
    bench: 'restart',
    figure: '0 facts',
    value: again.readyMs,
    unit: 'ms',
    note: `first start ever, making the database: ${Math.round(empty.readyMs)} ms`,
  })
  let filled = 0
  for (const facts of [100_000, 1_000_000]) {
    await fill(dataDir, filled, facts)
    filled = facts
    const server = await runBuilt({}, dataDir)
    const records = await journalled(server.url)
    await server.stop()
    const target = facts === 1_000_000 ? { target: 'seconds', met: server.readyMs < 10_000 } : {}
    print({
      bench: 'restart',
      figure: `${facts} facts, after a kill`,
      value: server.readyMs,
      unit: 'ms',
      yardstick,
      ratio: server.readyMs / yardstick,
      ...target,
      note: `${records} records stood on`,
    })
  }
  rmSync(folder, { recursive: true, force: true })
}

async function journalled(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text()
  return Number(/^qianshao_journal_records (\d+)$/m.exec(metrics)?.[1])
}

/** Tells facts through the house itself, in another process, which then kills itself without a word. */
function fill(dataDir: string, from: number, to: number): Promise<void> {
  const child = fork(
    fileURLToPath(new URL('./fill-journal.ts', import.meta.url)),
    [dataDir, String(from), String(to)],
    { execArgv: ['--import', 'tsx'] },
  )
  return new Promise((resolve, reject) =>
    child.once('exit', (code, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error(`filling ended with ${code}`)),
    ),
  )
}
