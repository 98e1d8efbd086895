import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { Attributes } from '../contract/attributes.ts'
import type { Role, Scope, ScreenAudience } from '../contract/identity.ts'
import { bytes, jsonText, whole } from './columns.ts'

/* Who may ask: as it stands now. What led here is in the journal. Tokens and invitations are kept as their hash only. */

export const accounts = pgTable('accounts', {
  id: text('id').primaryKey(),
  userName: text('user_name').notNull(),
  /** `userName` as it is compared, NFKC and lower case: no two people differ by case or width only. */
  userKey: text('user_key').notNull().unique(),
  name: text('name').notNull(),
  role: text('role').$type<Role>(),
  scope: jsonText<Scope>('scope').notNull(),
  state: text('state').$type<'invited' | 'active' | 'disabled'>().notNull(),
  password: text('password'),
  passwordAt: whole('password_at'),
  /** Hashes of earlier passwords. */
  passwordHistory: jsonText<readonly string[]>('password_history')
    .notNull()
    .default(sql`'[]'`),
  /** Secret of the second factor, sealed text. */
  totp: bytes('totp'),
  /** Secret that has not yet proved itself, sealed text. */
  totpPending: bytes('totp_pending'),
  /** Last time step whose code was used (RFC 6238, 5.2): a code is good once. */
  totpStep: whole('totp_step'),
  /** Hashes of recovery codes not yet used. */
  recovery: jsonText<readonly string[]>('recovery')
    .notNull()
    .default(sql`'[]'`),
  failures: integer('failures').notNull().default(0),
  lockedUntil: whole('locked_until'),
  lastSignInAt: whole('last_sign_in_at'),
  oidcSubject: text('oidc_subject').unique(),
  /** Licences and shifts. */
  attributes: jsonText<Attributes>('attributes')
    .notNull()
    .default(sql`'{"skills":null,"shifts":null}'`),
  madeAt: whole('made_at').notNull(),
})

export const invitations = pgTable('invitations', {
  tokenHash: text('token_hash').primaryKey(),
  /** Null: makes the first administrator. */
  personId: text('person_id'),
  expiresAt: whole('expires_at').notNull(),
  madeAt: whole('made_at').notNull(),
})

export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    kind: text('kind').$type<'person' | 'screen'>().notNull(),
    /** Id of the account or the screen. */
    subjectId: text('subject_id').notNull(),
    madeAt: whole('made_at').notNull(),
    lastAt: whole('last_at').notNull(),
    expiresAt: whole('expires_at').notNull(),
    agent: text('agent').notNull(),
    agentHash: text('agent_hash').notNull(),
    address: text('address'),
    secondFactor: boolean('second_factor').notNull(),
  },
  (t) => [index('sessions_subject').on(t.subjectId)],
)

export const screens = pgTable('screens', {
  id: text('id').primaryKey(),
  tokenHash: text('token_hash').notNull().unique(),
  name: text('name').notNull(),
  place: text('place').notNull(),
  audience: text('audience').$type<ScreenAudience>().notNull(),
  /** Public key of the device (RFC 7517) as JSON text; null when plain HTTP gave it none. */
  jwk: text('jwk'),
  agentHash: text('agent_hash').notNull(),
  pairedAt: whole('paired_at').notNull(),
  lastAt: whole('last_at'),
  revokedAt: whole('revoked_at'),
})

export const pairings = pgTable('pairings', {
  secretHash: text('secret_hash').primaryKey(),
  code: text('code').notNull().unique(),
  jwk: text('jwk'),
  agentHash: text('agent_hash').notNull(),
  agent: text('agent').notNull(),
  expiresAt: whole('expires_at').notNull(),
  /** Null until somebody let the screen in. */
  screenId: text('screen_id'),
})

export const feedKeys = pgTable('feed_keys', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  hash: text('hash').notNull().unique(),
  /** Fact kinds it may tell; null: any. */
  kinds: jsonText<readonly string[]>('kinds'),
  /** Sources it may speak for; null: any. */
  sources: jsonText<readonly string[]>('sources'),
  madeAt: whole('made_at').notNull(),
  madeBy: text('made_by').notNull(),
  lastAt: whole('last_at'),
  revokedAt: whole('revoked_at'),
})
