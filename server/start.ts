import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/*
 * `npm start`: builds what is stale, then runs the built server in this process' place. Runs from source through tsx, so
 * it may use nothing that needs a build.
 */

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const STAMP = join(ROOT, 'dist/stamp')
const SOURCES = ['client', 'server', 'mock', 'package.json', 'vite.config.ts', 'tsconfig.json', 'package-lock.json']

/** Names, sizes and times of all sources: changes whenever a build would. */
function stampOf(): string {
  const hash = createHash('sha256')
  const note = (path: string) => {
    const { size, mtimeMs } = statSync(path)
    hash.update(`${path.slice(ROOT.length)} ${size} ${mtimeMs}\n`)
  }
  for (const source of SOURCES) {
    const path = join(ROOT, source)
    if (!existsSync(path)) continue
    if (!statSync(path).isDirectory()) note(path)
    else
      for (const entry of readdirSync(path, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()))
        if (!entry.name.endsWith('.test.ts')) note(join(entry.parentPath, entry.name))
  }
  return hash.digest('hex')
}

/** Builds client and server unless the last build was of the same sources. Returns false when a build failed. */
export function buildIfStale(): boolean {
  const stamp = stampOf()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp && existsSync(join(ROOT, 'dist/server/main.js')))
    return true
  process.stderr.write('正在构建（首次或源码有变动，约十几秒）……\n')
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  for (const args of [['build'], ['build', '--ssr']]) {
    const built = spawnSync(process.execPath, [vite, ...args, '--logLevel', 'warn'], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    if (built.status !== 0) return false
  }
  mkdirSync(dirname(STAMP), { recursive: true })
  writeFileSync(STAMP, stamp)
  return true
}

const ENTRIES: Readonly<Record<string, string>> = { import: 'import.js', verify: 'verify.js' }

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!buildIfStale()) {
    process.stderr.write('构建失败，没有启动。\n')
    process.exit(1)
  }
  const [verb = '', ...rest] = process.argv.slice(2)
  const entry = ENTRIES[verb] ?? 'main.js'
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', join(ROOT, 'dist/server', entry), ...(ENTRIES[verb] ? rest : process.argv.slice(2))],
    { stdio: 'inherit' },
  )
  // The child shares our terminal and hears Ctrl-C itself; a signal sent to us alone is passed on.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
