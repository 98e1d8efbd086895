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

export interface Seat {
  readonly id: string
  readonly cookie: string
}

/** People of a role with open sessions, put straight into the tables of a running server; `scope` as accounts keep it. */
export async function seatPeople(dataDir: string, role: string, count: number, scope: object = {}): Promise<Seat[]> {
  const client = new Client({ connectionString: databaseOf(dataDir) })
  await client.connect()
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'))
  const ids = tokens.map((_, n) => `bench-${role}-${n}`)
  const at = Date.now()
  const whole = JSON.stringify({ streets: null, stations: null, lane: null, ...scope })
  await client.query(
    `INSERT INTO accounts (id, user_name, user_key, name, role, scope, state, password_at, made_at)
      SELECT id, id, lower(id), id, $2, $3, 'active', $4, $4 FROM unnest($1::text[]) AS a(id)`,
    [ids, role, whole, at],
  )
  await client.query(
    `INSERT INTO sessions (id, token_hash, kind, subject_id, made_at, last_at, expires_at, agent, agent_hash, address, second_factor)
      SELECT 's-' || id, hash, 'person', id, $3, $3, $4, '', $5, '127.0.0.1', true FROM unnest($1::text[], $2::text[]) AS s(id, hash)`,
    [ids, tokens.map(sha), at, at + 3_600_000, sha('')],
  )
  await client.end()
  return tokens.map((token, n) => ({ id: ids[n]!, cookie: `qs_session=${token}` }))
}
