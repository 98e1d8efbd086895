import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Fact, Personal, Told } from '../contract/fact.ts'
import { ROOT } from '../config.ts'
import { personalHash } from '../intake/personal.ts'
import { openPrinter } from '../likeness/print.ts'
import { databaseOwner } from './embedded/owner.ts'
import { openJournal, type Journal, type JournalOptions } from './journal.ts'
import type { Recorded } from './rows.ts'
import { sealerOf } from './sealer.fixture.ts'

/** A temporary folder that any user may enter, as a data folder must when tests run as root. */
export const temporaryFolder = () => mkdtempSync(join(tmpdir(), 'qianshao-'))

/** PostgreSQL as the bureau would run it: the distribution's own, 15 or later, on loopback, in a temporary folder. */
export async function distributionPostgres(): Promise<{ url: string; stop: () => void }> {
  const versions = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a))
    : []
  const bin = versions[0] && `/usr/lib/postgresql/${versions[0]}/bin`
  if (!bin || !existsSync(join(bin, 'initdb')))
    throw new Error('The tests need a PostgreSQL server: apt-get install postgresql')
  const folder = temporaryFolder()
  const owner = databaseOwner()
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const as = { cwd: folder, stdio: 'pipe' as const, ...(owner && { uid: owner.uid, gid: owner.gid }) }
  const pgdata = join(folder, 'pg')
  execFileSync(
    join(bin, 'initdb'),
    ['-D', pgdata, '-U', 'test', '--auth=trust', '--encoding=UTF8', '--locale=C', '-N'],
    as,
  )
  const port = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`
  execFileSync(join(bin, 'pg_ctl'), ['start', '-D', pgdata, '-w', '-l', join(folder, 'log'), '-o', options], {
    ...as,
    stdio: 'ignore',
  })
  return {
    url: `postgres://test@127.0.0.1:${port}/postgres`,
    stop() {
      execFileSync(join(bin, 'pg_ctl'), ['stop', '-D', pgdata, '-m', 'fast', '-w'], { ...as, stdio: 'ignore' })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A journal that remembers what it applied. */
export async function journalIn(
  where: Partial<JournalOptions> & { dataDir: string },
): Promise<Journal & { applied: Recorded[] }> {
  const applied: Recorded[] = []
  const journal = await openJournal({
    migrations: join(ROOT, 'server/journal/migrations'),
    derive: (fresh) => fresh.map(() => []),
    sealer: sealerOf('k1'),
    printer: openPrinter('k1'),
    personalHash,
    restore: async () => 0,
    apply: (recorded) => applied.push(...recorded),
    ...where,
  })
  return Object.assign(journal, { applied })
}

/** A journal on one of the two stores, in a temporary folder, with all that must be stopped after it. */
export async function journalOn(store: 'embedded' | 'server', options: Partial<JournalOptions> = {}) {
  const server = store === 'server' ? await distributionPostgres() : undefined
  const dataDir = temporaryFolder()
  const open = (over: Partial<JournalOptions> = {}) =>
    journalIn({ dataDir, databaseUrl: server?.url, ...options, ...over })
  return {
    journal: await open(),
    /** The same store once more; close the other first. */
    open,
    stop() {
      server?.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A complaint as the intake would tell it. */
export function complaint(
  id: string,
  over: Partial<Fact<'complaint.received'>['body']> = {},
  at = Date.parse('2026-11-23T09:00:00+08:00'),
): Told {
  const body = {
    complaintId: id,
    kind: 'complaint' as const,
    channel: '12315',
    receivedAt: at,
    respondent: { name: '某店' },
    place: { lng: 114.2, lat: 22.7 },
    ...over,
  }
  return { fact: { id, source: 'test', kind: 'complaint.received', subject: null, at, seenAt: at, body } }
}

/** A complaint with its complainant's particulars, as the intake would tell it. */
export function personalComplaint(id: string, value: Personal, at?: number, salt = `salt of ${id}`): Told {
  return { ...complaint(id, { personalHash: personalHash(salt, value) }, at), personal: { salt, value } }
}
