import { createHash, randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { databaseOf } from './built-server.ts'

const sha = (text: string) => createHash('sha256').update(text).digest('hex')

/** Paired screens with open sessions, put straight into the tables of a running server: one session cookie each. */
export async function seatScreens(dataDir: string, count: number): Promise<string[]> {
  const client = new Client({ connectionString: databaseOf(dataDir) })
  await client.connect()
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'))
  const ids = tokens.map((_, n) => `bench-${Date.now()}-${n}`)
  const at = Date.now()
  await client.query(
    `INSERT INTO screens (id, token_hash, name, place, audience, agent_hash, paired_at)
      SELECT id, 'bench/' || id, id, '', 'wall', $2, $3 FROM unnest($1::text[]) AS s(id)`,
    [ids, sha(''), at],
  )
  await client.query(
    `INSERT INTO sessions (id, token_hash, kind, subject_id, made_at, last_at, expires_at, agent, agent_hash, address, second_factor)
      SELECT id, hash, 'screen', id, $3, $3, $4, '', $5, '127.0.0.1', false FROM unnest($1::text[], $2::text[]) AS s(id, hash)`,
    [ids, tokens.map(sha), at, at + 3_600_000, sha('')],
  )
  await client.end()
  return tokens.map((token) => `qs_session=${token}`)
}
