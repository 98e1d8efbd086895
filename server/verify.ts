import { join } from 'node:path'
import { readConfig, ROOT } from './config.ts'
import { personalHash } from './intake/admit.ts'
import { openJournal } from './journal/journal.ts'
import { readSecrets } from './secrets.ts'

/** `npm run audit:verify`: walks the whole chain without starting the house; exit code 1 when a record does not follow. */
async function main() {
  const config = readConfig(process.env)
  const { sealer, printer } = readSecrets(config)
  const journal = await openJournal({
    databaseUrl: config.DATABASE_URL,
    dataDir: config.DATA_DIR,
    migrations: join(ROOT, 'server/journal/migrations'),
    sealer,
    printer,
    personalHash,
    derive: (fresh) => fresh.map(() => []),
    // Only the chain is walked; no picture is built.
    restore: async () => Number.MAX_SAFE_INTEGER,
    apply: () => undefined,
  })
  try {
    const found = await journal.verify()
    if ('why' in found) {
      process.stdout.write(`流水不完整：${found.why}。\n`)
      return 1
    }
    process.stdout.write(`流水完整：${found.records} 条，首尾相连。\n`)
    return 0
  } finally {
    await journal.close()
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`不能核验：${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(2)
  },
)
