import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

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
