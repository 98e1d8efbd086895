import { execFile, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'

/** The user the database runs as when the product itself runs as root. */
export interface Owner {
  readonly uid: number
  readonly gid: number
}

/** Null when no other user is needed (not root, or no such notion). Creates system user `postgres` where root finds none. */
export function databaseOwner(): Owner | null {
  if (process.getuid?.() !== 0) return null
  const found = lookUp('postgres')
  if (found) return found
  spawnSync('groupadd', ['--system', 'postgres'])
  const made = spawnSync('useradd', [
    '--system',
    '--gid',
    'postgres',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ])
  const owner = lookUp('postgres')
  if (owner) return owner
  throw new Error(
    `以 root 运行时，内嵌数据库需要系统用户 postgres，创建失败（${made.error?.message ?? made.stderr.toString().trim()}）。请手工创建该用户，或改用普通用户运行。`,
  )
}

function lookUp(name: string): Owner | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
}

export type Run = (file: string, args: readonly string[]) => Promise<{ stdout: string }>

/**
 * Runs the engine's programs as `owner` (or as ourselves when null). Root's own folders are closed to other users, the
 * product's and the data's among them; the owner is then given the one right to pass through them, and no other.
 */
export function runAs(owner: Owner | null, folder: string, program: string): Run {
  const run = promisify(execFile)
  if (!owner) return (file, args) => run(file, args, { cwd: folder })
  const as = { uid: owner.uid, gid: owner.gid }
  const reaches =
    spawnSync(program, ['--version'], { ...as, cwd: '/' }).status === 0 &&
    spawnSync('test', ['-x', folder], { ...as, cwd: '/' }).status === 0
  if (reaches) return (file, args) => run(file, args, { ...as, cwd: folder })
  const pass = [
    `--reuid=${owner.uid}`,
    `--regid=${owner.gid}`,
    '--clear-groups',
    // The right holds for access(2) too, by which the engine looks for its own programs; nothing else is left to it.
    '--securebits=+no_setuid_fixup',
    '--bounding-set=-all,+dac_read_search',
    '--inh-caps=+dac_read_search',
    '--ambient-caps=+dac_read_search',
    '--',
  ]
  const tried = spawnSync('setpriv', [...pass, 'test', '-r', program], { cwd: '/' })
  if (tried.status === 0) return (file, args) => run('setpriv', [...pass, file, ...args], { cwd: '/' })
  throw new Error(
    `以 root 运行时，内嵌数据库改用系统用户 postgres，但该用户进不了 ${folder} 或程序目录的上层目录。请放开目录的进入权限（chmod o+x），或改用普通用户运行。`,
  )
}
