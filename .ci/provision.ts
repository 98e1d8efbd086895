import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What the tests use as a user would have it, the Debian package that brings it, and how to see that it is there. */
const NEEDED: readonly { what: string; packages: readonly string[]; there: () => boolean }[] = [
  { what: 'Redis 7', packages: ['redis-server'], there: () => onPath('redis-server') },
  { what: 'PostgreSQL 15 or later', packages: ['postgresql'], there: hasPostgres },
  { what: 'Chromium', packages: ['chromium'], there: () => chromium() !== null },
  { what: 'Poppler', packages: ['poppler-utils'], there: () => onPath('pdftotext') && onPath('pdffonts') },
  { what: 'LibreOffice Writer', packages: ['libreoffice-writer-nogui'], there: () => onPath('soffice') },
  { what: 'Chinese glyphs', packages: ['fonts-noto-cjk'], there: hasChineseFont },
]

const onPath = (name: string) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))

/** Path of the browser the tests drive: `CHROMIUM`, or the first known name on PATH; null when there is none. */
export function chromium(): string | null {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  for (const name of ['chromium', 'chromium-browser', 'google-chrome'])
    for (const folder of (process.env.PATH ?? '').split(delimiter))
      if (existsSync(join(folder, name))) return join(folder, name)
  return null
}

function hasPostgres(): boolean {
  const root = '/usr/lib/postgresql'
  return (
    existsSync(root) &&
    readdirSync(root).some((version) => Number(version) >= 15 && existsSync(join(root, version, 'bin/initdb')))
  )
}

function hasChineseFont(): boolean {
  const listed = spawnSync('fc-list', [':lang=zh', 'family'])
  return listed.status === 0 && listed.stdout.toString().trim() !== ''
}

/** Installs what is missing where this may be done (root, apt-get); otherwise says one sentence per missing thing and returns false. */
export function provision(): boolean {
  const missing = NEEDED.filter((each) => !each.there())
  if (missing.length === 0) return true
  const packages = missing.flatMap((each) => each.packages)
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    process.stdout.write(`Installing for the tests: ${packages.join(' ')}\n`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env })
    spawnSync(
      'apt-get',
      [
        'install',
        '-y',
        '-qq',
        '--no-install-recommends',
        ...packages,
        ...(packages.includes('fonts-noto-cjk') ? ['fontconfig'] : []),
      ],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
        env,
      },
    )
  }
  const still = NEEDED.filter((each) => !each.there())
  for (const { what, packages: names } of still)
    process.stderr.write(`The tests need ${what}. Install it with: sudo apt-get install ${names.join(' ')}\n`)
  return still.length === 0
}
