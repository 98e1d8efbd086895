import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Config } from './config.ts'
import { openSealer } from './identity/seal.ts'
import { deriveKey, weakSecret } from './identity/secrets.ts'
import { openPrinter } from './likeness/print.ts'

const demoSecrets = z.object({ session: z.string().min(32), pii: z.string().min(32) })

/** The demo makes its own secrets and keeps them in its data folder, so that it opens what it sealed yesterday. */
function demoOnes(folder: string): z.infer<typeof demoSecrets> {
  const path = join(folder, 'demo-secrets.json')
  if (existsSync(path)) {
    const read = demoSecrets.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    if (!read.success) throw new Error(`${path} 不完整；演示数据无法打开，请删除 ${folder} 重新开始。`)
    return read.data
  }
  const fresh = { session: randomBytes(32).toString('base64'), pii: randomBytes(32).toString('base64') }
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, JSON.stringify(fresh), { mode: 0o600 })
  return fresh
}

export type Secrets = ReturnType<typeof readSecrets>

/** The keys of the house. Outside the demo they come from the environment; throws a sentence when one is missing or weak. */
export function readSecrets(config: Config) {
  const made =
    config.demo && (config.SESSION_SECRET === undefined || config.PII_KEY === undefined)
      ? demoOnes(config.DATA_DIR)
      : null
  const session = config.SESSION_SECRET ?? made?.session
  const pii = config.PII_KEY ?? made?.pii
  const weak =
    weakSecret('SESSION_SECRET', session) ??
    weakSecret('PII_KEY', pii) ??
    (config.PII_KEY_PREVIOUS === undefined ? null : weakSecret('PII_KEY_PREVIOUS', config.PII_KEY_PREVIOUS))
  if (weak !== null || session === undefined || pii === undefined) throw new Error(weak ?? '缺少密钥。')
  if (session === pii) throw new Error('SESSION_SECRET 与 PII_KEY 不能相同，请各用一个。')
  return {
    sealer: openSealer(pii, config.PII_KEY_PREVIOUS),
    printer: openPrinter(pii),
    keys: {
      csrf: deriveKey(session, 'csrf'),
      challenge: deriveKey(session, 'screen challenge'),
      limits: deriveKey(session, 'limits'),
    },
  }
}
