import { PERSON_SESSIONS_MOST } from '../contract/access-rows.ts'
import { knownBrowser } from '../contract/browser-of.ts'
import type { KeyRow, AuditRow } from '../contract/identity.ts'
import { districtIso } from '../contract/time.ts'
import type { AccessDesk } from '../gateway/access.ts'
import { accountById, allAccounts } from '../journal/accounts.ts'
import { searchAudit, type AuditQuery } from '../journal/audit.ts'
import { listFeedKeys } from '../journal/feed-keys.ts'
import { listScreens } from '../journal/screens.ts'
import { listSessions } from '../journal/sessions.ts'
import { actorOf, noted } from './notes.ts'
import type { AccessParts } from './parts.ts'

type Lists = Pick<AccessDesk, 'people' | 'personSessions' | 'screens' | 'keys' | 'audit' | 'auditCsv' | 'note'>
/** Rows of one export; more is asked for by period. */
const MOST_ROWS = 50_000

/** A cell that no spreadsheet takes for a formula, and that keeps its commas. */
export function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

const HEAD = ['seq', 'at', 'act', 'verb', 'by', 'name', 'role', 'on', 'outcome', 'reason', 'detail', 'address']
const lineOf = (row: AuditRow) =>
  [
    row.seq,
    districtIso(row.at),
    row.act,
    row.verb,
    row.by?.id ?? null,
    row.by?.name ?? null,
    row.by?.role ?? null,
    row.on,
    row.outcome,
    row.reason,
    JSON.stringify(row.detail),
    row.address,
  ]
    .map(cell)
    .join(',')

/** The lists of administration, and what the auditor reads. Reading and taking out the audit is itself in it. */
export function openLists(parts: AccessParts): Lists {
  const { db, now, record } = parts
  return {
    async people() {
      const rows = await allAccounts(db, now())
      return rows.map((row) => ({
        id: row.id,
        user: row.userName,
        name: row.name,
        role: row.role,
        scope: row.scope,
        state: row.state,
        secondFactor: row.totp !== null,
        lockedUntil: row.lockedUntil !== null && row.lockedUntil > now() ? row.lockedUntil : null,
        lastSignInAt: row.lastSignInAt,
        madeAt: row.madeAt,
        sessions: row.sessions,
        attributes: row.attributes,
      }))
    },
    async personSessions(id) {
      if (!(await accountById(db, id))) return null
      const rows = await listSessions(db, id, now())
      const items = rows.slice(0, PERSON_SESSIONS_MOST).map(({ agent, ...row }) => ({
        ...{ id: row.id, madeAt: row.madeAt, lastAt: row.lastAt, expiresAt: row.expiresAt },
        browser: knownBrowser(agent),
        secondFactor: row.secondFactor,
      }))
      return { items, total: rows.length }
    },
    async screens() {
      const rows = await listScreens(db)
      return rows.map(({ id, name, place, audience, jwk, pairedAt, lastAt, revokedAt }) => ({
        id,
        name,
        place,
        audience,
        bound: jwk === null ? ('browser' as const) : ('key' as const),
        pairedAt,
        lastAt,
        revokedAt,
      }))
    },
    async keys() {
      const environment = [...parts.feedKeys.keys()].map((name): KeyRow => ({
        id: `env/${name}`,
        name,
        origin: 'environment',
        kinds: null,
        sources: null,
        madeAt: null,
        lastAt: null,
        revokedAt: null,
      }))
      const made = (await listFeedKeys(db)).map(({ id, name, kinds, sources, madeAt, lastAt, revokedAt }): KeyRow => ({
        id,
        name,
        origin: 'made',
        kinds,
        sources,
        madeAt,
        lastAt,
        revokedAt,
      }))
      return [...environment, ...made]
    },
    async audit(query, who, from) {
      const found = await searchAudit(db, query as unknown as AuditQuery)
      const { limit, cursor, ...asked } = query as Record<string, unknown>
      if (cursor === undefined)
        await record(noted({ act: 'auditRead', by: actorOf(who), detail: { ...plain(asked) }, from }, now()))
      return found
    },
    async auditCsv(query, who, from) {
      const lines: string[] = []
      let cursor: string | undefined
      do {
        const page = await searchAudit(db, { ...(query as unknown as AuditQuery), limit: 500, cursor })
        lines.push(...page.items.map(lineOf))
        cursor = page.next ?? undefined
      } while (cursor !== undefined && lines.length < MOST_ROWS)
      const name = who.kind === 'key' ? who.name : who.kind === 'person' ? `${who.name}（${who.user}）` : who.name
      await record(
        noted(
          { act: 'exported', by: actorOf(who), on: 'audit', detail: { ...plain(query), rows: lines.length }, from },
          now(),
        ),
      )
      const cut = cursor === undefined ? '' : `，只含最近 ${lines.length} 条，请分时段导出其余`
      const mark = `导出人：${name}，导出时间：${districtIso(now())}，共 ${lines.length} 条${cut}`
      return `\ufeff${[cell(mark), HEAD.join(','), ...lines, cell(mark)].join('\r\n')}\r\n`
    },
    async note(act, who, on, from) {
      await record(noted({ act, by: actorOf(who), on, from }, now()))
    },
  }
}

/** What was asked for, as a fact may hold it. */
const plain = (asked: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(asked).filter((entry): entry is [string, string | number] =>
      ['string', 'number'].includes(typeof entry[1]),
    ),
  )
