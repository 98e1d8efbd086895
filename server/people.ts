import { join } from 'node:path'
import { openAccess } from './access/access.ts'
import { demoPeople, inviteDemo } from './access/demo.ts'
import { openCalendars } from './access/calendar.ts'
import { firstLink } from './access/invitations.ts'
import { openLanes, presetNamed } from './access/lanes.ts'
import { openLimits } from './access/limits.ts'
import { noted } from './access/notes.ts'
import type { AccessParts } from './access/parts.ts'
import { openUnused } from './access/unused-evidence.ts'
import { deadlinesBy } from './access/stands.ts'
import { openWalls } from './access/walls.ts'
import type { Positions } from './cache/positions.ts'
import type { Limiter } from './cache/limiter.ts'
import { evidenceStore, type Config } from './config.ts'
import type { Fact } from './contract/fact.ts'
import { s3Shelf } from './evidence/s3.ts'
import { openEvidence } from './evidence/store.ts'
import type { AccessDesk } from './gateway/access.ts'
import type { House } from './house.ts'
import type { GovernanceModel } from './interception/model.ts'
import { models } from './interception/models/index.ts'
import { searchAudit } from './journal/audit.ts'
import { destroyPersonal, dropRejected } from './journal/personal.ts'
import { dropExpiredInvitations } from './journal/invitations.ts'
import { dropExpiredPairings } from './journal/pairings.ts'
import { emptyOrphans, renewPrints } from './journal/prints.ts'
import { rotateKeys, unknownKeks } from './journal/rotation.ts'
import { dropExpiredSessions } from './journal/sessions.ts'
import { run } from './journal/statement.ts'
import { readSigns } from './local-signs.ts'
import { readOidc } from './oidc/oidc-config.ts'
import { openOidc } from './oidc/oidc.ts'
import { openRoads } from './routing/roads.ts'
import type { Secrets } from './secrets.ts'

export interface People {
  readonly access: AccessDesk
  /** Path with a one-time token for the first administrator; null when there are people. */
  readonly first: string | null
  /** Returns to the desk what ran out in a lane; gives how many. */
  readonly runOut: () => Promise<number>
  /** Parts what came in mixed; gives how many. */
  readonly splitMixed: () => Promise<number>
  /** Tells of tasks what is over: silences, legal limits, parts of their time. */
  readonly silences: () => Promise<number>
  /** Tells the picture the lanes in force, and the deadlines as the holidays known now have them, when they are others than before. */
  readonly reckon: () => Promise<void>
  /** What the access room is joined from. */
  readonly parts: AccessParts
  /** The lanes and the calendar in force. */
  readonly model: AccessParts['model']
  readonly calendar: AccessParts['calendar']
  /** Destroys personal fields that are past their time (gives how many), and drops sessions, invitations and codes that ran out. */
  readonly retain: () => Promise<number>
  /** Throws away files of evidence that nobody handed in; gives how many. */
  readonly unused: () => Promise<number>
  /** Stops what is still being computed. */
  readonly close: () => Promise<void>
}

const HOUSE = { kind: 'house' as const, id: 'house', role: null }
const BATCH = 1_000
const DAY_MS = 86_400_000
/** A change of the holidays shows in the deadlines of what was received within so many days. */
const RECKONED_DAYS = 60
/** A refused record that was replayed or discarded is kept this long. */
const PUT_AWAY_MS = 30 * DAY_MS

const ENDING: ReadonlySet<string> = new Set(['signOut', 'sessionEnded', 'passwordChanged', 'secondFactorSet'])
/** Whether a fact may have ended somebody's session: open lines are then looked at anew. */
export const endsSessions = (fact: Fact): boolean =>
  fact.kind === 'order.given' || (fact.kind === 'access.noted' && ENDING.has(fact.body.act))

/** Whether a fact puts other lanes or another calendar in force: the picture is told at once, at every node. */
export const changesLanes = (fact: Fact): boolean =>
  fact.kind === 'order.given' &&
  fact.body.outcome === 'accepted' &&
  (fact.body.verb === 'lanes.choose' || fact.body.verb === 'calendar.load')

function modelNamed(code: string): GovernanceModel {
  const found = presetNamed(code)
  if (!found) throw new Error(`GOVERNANCE_MODEL=${code} 不存在；可用 ${models.map((each) => each.code).join('、')}。`)
  return found
}

/** What was asked is kept until it is forgotten: the record it stands in is long, and every request needs it. */
function kept<Answer>(ask: () => Promise<Answer>) {
  let last: Promise<Answer> | null = null
  return {
    now: () => {
      const asked = (last ??= ask())
      // One that failed is asked again.
      asked.catch(() => last === asked && (last = null))
      return asked
    },
    forget: () => void (last = null),
  }
}

/** Refuses a key that does not open what is there; puts everything under the current one when it was changed. */
async function rightKey(house: House, { sealer, printer }: Secrets, parts: AccessParts) {
  const { db } = house.journal
  const unknown = await unknownKeks(db, sealer)
  if (unknown.length > 0)
    throw new Error(
      'PII_KEY 打不开库中的个人信息：请用原来的 PII_KEY 启动；若正在轮换，请把原来的值放在 PII_KEY_PREVIOUS。',
    )
  const rotated = await rotateKeys(db, sealer, BATCH)
  await renewPrints(db, sealer, printer, BATCH)
  if (rotated > 0)
    await parts.record(noted({ act: 'keyRotated', by: HOUSE, detail: { rotated }, from: null }, parts.now()))
}

/** Settings as the audit keeps them: names and values of all that is no secret, and whether each secret is set. */
function settingsOf(config: Config): Record<string, string> {
  const secret = /SECRET|KEY|URL|UPSTREAM/
  return Object.fromEntries(
    Object.entries(config)
      .filter(([name]) => name === name.toUpperCase())
      .map(([name, value]) => [
        name,
        value === undefined ? '' : secret.test(name) ? 'set' : `${value as string | number}`,
      ]),
  )
}

/** A start with other settings than the last one is a change of configuration: which, from what, to what. */
async function noteSettings(parts: AccessParts, config: Config) {
  const now = settingsOf(config)
  const last = await searchAudit(parts.db, { act: 'settingsChanged', limit: 1 })
  const before = (last.items[0]?.detail.now ?? {}) as Record<string, string>
  const changed = Object.keys({ ...before, ...now }).filter((name) => before[name] !== now[name])
  if (changed.length === 0) return
  await parts.record(noted({ act: 'settingsChanged', by: HOUSE, detail: { changed, now }, from: null }, parts.now()))
}

/** People, screens, keys and privacy, joined to the house. */
export async function openPeople(options: {
  readonly house: House
  readonly config: Config
  readonly secrets: Secrets
  readonly limiter: Limiter
  readonly positions: Positions
  readonly calling: AccessParts['calling']
  readonly env: NodeJS.ProcessEnv
  readonly onFault: (what: string, error: unknown) => void
}): Promise<People> {
  const { house, config, secrets, limiter } = options
  const oidc = readOidc(options.env)
  const { db } = house.journal
  const calendars = openCalendars({ db })
  const lanes = openLanes({ db }, modelNamed(config.GOVERNANCE_MODEL))
  const calendar = kept(() => calendars.now())
  const model = kept(() => lanes.now())
  const away = evidenceStore(config)
  const parts: AccessParts = {
    db,
    sealer: secrets.sealer,
    district: house.district,
    record: house.record,
    admit: (telling) => house.admit(telling),
    exports: { folder: join(config.DATA_DIR, 'exports'), publicUrl: config.PUBLIC_URL ?? null },
    evidence: openEvidence(join(config.DATA_DIR, 'evidence'), away ? s3Shelf(away) : undefined),
    positions: options.positions,
    roads: openRoads(config.ROUTING_URL, { onFault: options.onFault }),
    calling: options.calling,
    alarm: (id) => house.picture.state.shelves.alarms.get(id) ?? null,
    walls: await openWalls(db, () => house.picture.state.shelves.alarms, Date.now),
    feeds: () => house.picture.state.shelves.feeds,
    run: (statement) => run(db, statement),
    keys: secrets.keys,
    demo: config.demo ? demoPeople : null,
    feedKeys: config.feedKeys,
    oidc: oidc && { ...openOidc(oidc), grants: oidc.roleMap.length > 0 },
    idleMs: config.IDLE_MINUTES * 60_000,
    passwordDays: config.PASSWORD_DAYS,
    passwordHistory: config.PASSWORD_HISTORY,
    ...openLimits(limiter, config.SIGN_IN_FAILURES, secrets.keys.limits),
    now: Date.now,
    model: model.now,
    signs: readSigns(config.ART17_LOCAL),
    calendar: calendar.now,
  }
  await rightKey(house, secrets, parts)
  await noteSettings(parts, config)
  await inviteDemo(parts)
  const access = openAccess(parts, lanes.lanes, options.onFault)
  let before: ReturnType<typeof deadlinesBy> | null = null
  let chosen = ''
  async function reckon() {
    calendar.forget()
    model.forget()
    const [days, inForce] = await Promise.all([calendar.now(), model.now()])
    const text = JSON.stringify(inForce)
    if (text !== chosen) house.picture.setModel(inForce, house.district.stations)
    chosen = text
    const dueOf = deadlinesBy(days)
    const looked = Array.from({ length: RECKONED_DAYS }, (_, day) => parts.now() - day * DAY_MS)
    const same = (kind: string) => looked.every((day) => before?.(kind, day)?.at === dueOf(kind, day)?.at)
    if (same('complaint') && same('tipOff')) return
    before = dueOf
    house.picture.setDeadlines(dueOf)
  }
  await reckon()
  return {
    parts,
    access,
    runOut: access.runOut,
    splitMixed: access.splitMixed,
    silences: access.silences,
    close: () => access.close(),
    first: await firstLink(parts),
    reckon,
    model: model.now,
    calendar: calendar.now,
    unused: openUnused(parts, config.EVIDENCE_UNUSED_DAYS),
    async retain() {
      const olderThan = parts.now() - config.PII_RETENTION_DAYS * DAY_MS
      let gone = 0
      for (let batch = BATCH; batch === BATCH; gone += batch) batch = await destroyPersonal(db, olderThan, BATCH)
      await run(db, emptyOrphans())
      for (const tidy of [dropExpiredSessions, dropExpiredInvitations, dropExpiredPairings])
        await run(db, tidy(parts.now()))
      await run(db, dropRejected(olderThan, parts.now() - PUT_AWAY_MS))
      if (gone > 0)
        await parts.record(
          noted({ act: 'personalDestroyed', by: HOUSE, detail: { gone, olderThan }, from: null }, parts.now()),
        )
      return gone
    },
  }
}
