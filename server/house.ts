import { createHash, randomBytes } from 'node:crypto'
import { conditions } from './alarms/index.ts'
import { alarmsFrom } from './alarms/alarm.ts'
import { toldByClock } from './alarms/clock.ts'
import type { District } from './contract/district.ts'
import type { Fact, Told } from './contract/fact.ts'
import type { Reading, Rejection, Telling } from './contract/telling.ts'
import { inSteps } from './in-steps.ts'
import { admit, personalHash, prepareDistrict, type Admitted } from './intake/admit.ts'
import { openJournal, type Journal, type StoredPicture } from './journal/journal.ts'
import type { Printer } from './journal/printer.ts'
import type { Sealer } from './journal/sealer.ts'
import type { Statement } from './journal/statement.ts'
import type { Refused } from './journal/write.ts'
import { openPicture, type Picture } from './picture/picture.ts'
import { FORMAT, pack, textOf, unpack } from './picture/store.ts'
import { emptyState } from './picture/state.ts'

/** What a teller hears: how many became durable, how many were known, which were refused and why. */
export interface Heard {
  readonly accepted: number
  readonly duplicates: number
  /** Indexes of the duplicates. */
  readonly known: readonly number[]
  readonly rejected: readonly Rejection[]
}

export interface Numbered {
  readonly index: number
  readonly telling: Telling
}

export interface From {
  /** Who tells: a feed, a key of the push door, an import. Rejected records are kept under this name. */
  readonly feed: string
  readonly cursor?: { readonly path: string; readonly value: string }
  /** Refused before the intake saw them. */
  readonly refused?: readonly { readonly rejection: Rejection; readonly raw: unknown }[]
  /** An import writes its refused rows to a file of its own; nothing is kept for mending. */
  readonly keepRefused?: boolean
}

export interface House {
  readonly journal: Journal
  readonly picture: Picture
  readonly district: District
  /** Facts in the journal when the doors opened, and how long it took to stand on them. */
  readonly opened: { readonly records: number; readonly replayed: number; readonly ms: number }
  /** The one way in. Resolves after what was accepted is durable and on the picture. Rejects with StoreAway or StoreBusy. */
  tell(tellings: readonly Numbered[], from: From): Promise<Heard>
  /** The whole check of `tell`, nothing stored. */
  check(tellings: readonly Numbered[]): Heard
  /** The same check of one telling, giving the fact that it would be. */
  admit(telling: Telling): Admitted
  /** What the house itself has to say: silence, thresholds, hotspots; with it what is due by the clock of the alarms. */
  say(facts: readonly Fact[]): Promise<void>
  /** Facts with what follows from the first of them for the tables, in one transaction; `fresh` is false when it was told before. */
  readonly record: (
    told: Told | readonly Told[],
    effects?: readonly Statement[],
  ) => Promise<{ readonly seq: number; readonly fresh: boolean }>
  /** Stores the picture, so that the next start need not replay what came before. */
  savePicture(): Promise<void>
  close(): Promise<void>
}

export interface HouseOptions {
  readonly district: District
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
  readonly migrations: string
  readonly sealer: Sealer
  readonly printer: Printer
  /** Hears every fact that became durable, here or on another node, after it is on the picture. */
  readonly onRecorded?: (facts: readonly Fact[]) => void
  readonly onReadings: (readings: readonly Reading[]) => Promise<void>
  readonly onFault: (what: string, error?: unknown) => void
  readonly now?: () => number
}

/** A stored picture is worth its cost after this many records, or at closing. */
const RECORDS_PER_PICTURE = 50_000

const CONFLICT = 'was told before with other content; the first telling stands: give the correction an id of its own'

/** Journal, picture, intake and alarms, joined: facts go in here and come out on the picture, once, in one order. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const now = options.now ?? Date.now
  const began = performance.now()
  const context = { district: prepareDistrict(options.district), salt: salts() }
  const onFault = (fact: Fact, error: unknown) =>
    options.onFault(`态势不能消化事实 ${fact.source}#${fact.id}（${fact.kind}）`, error)
  let picture: Picture | undefined
  let savedAt = 0
  let saving: Promise<void> | null = null

  async function restore(pictures: AsyncIterable<StoredPicture>): Promise<number> {
    for await (const stored of pictures) {
      if (stored.format !== FORMAT) continue
      try {
        const state = await unpack(stored.bytes)
        picture = openPicture({ state, onFault })
        savedAt = state.seq
        return state.seq
      } catch (error) {
        options.onFault(`第 ${stored.seq} 条处的态势存档不能读取，改用更早的存档或重放流水`, error)
      }
    }
    picture = openPicture({ state: emptyState(), onFault })
    return 0
  }

  const journal = await openJournal({
    databaseUrl: options.databaseUrl,
    dataDir: options.dataDir,
    migrations: options.migrations,
    derive: (fresh) => fresh.map((fact) => alarmsFrom(conditions, fact)),
    restore,
    sealer: options.sealer,
    printer: options.printer,
    personalHash,
    apply(recorded) {
      inSteps(recorded, (some) => {
        picture?.apply(some)
        options.onRecorded?.(some.map(({ fact }) => fact))
      })
    },
    onFault: (fault) => options.onFault(fault ?? '数据库恢复'),
  })
  const live = picture!
  const opened = { records: live.state.seq, replayed: live.state.seq - savedAt, ms: performance.now() - began }

  async function savePicture() {
    const { seq, clock } = live.state
    if (seq === savedAt) return
    const text = textOf(live.state)
    await journal.savePicture({ seq, at: clock, format: FORMAT, bytes: await pack(text) })
    savedAt = seq
  }

  function sort(tellings: readonly Numbered[]) {
    const at = now()
    const told: { index: number; told: Told }[] = []
    const readings: Reading[] = []
    const refused: { rejection: Rejection; raw: unknown }[] = []
    for (const { index, telling } of tellings) {
      const admitted = admit(telling, index, { ...context, now: at })
      if ('told' in admitted) told.push({ index, told: admitted.told })
      else if ('reading' in admitted) readings.push(admitted.reading)
      else refused.push({ rejection: admitted.rejection, raw: telling })
    }
    return { told, readings, refused }
  }

  async function tell(tellings: readonly Numbered[], from: From): Promise<Heard> {
    const { told, readings, refused } = sort(tellings)
    const all = [...(from.refused ?? []), ...refused]
    const keep = from.keepRefused === false ? [] : all
    const { verdicts } = await journal.append({
      told: told.map((each) => each.told),
      refused: keep.map((each) => kept(from.feed, now(), each)),
      ...(from.cursor && { cursor: { feed: from.feed, path: from.cursor.path, value: from.cursor.value, at: now() } }),
    })
    if (readings.length > 0) await options.onReadings(readings)
    const known = told.flatMap(({ index }, nth) => (verdicts[nth] === 'duplicate' ? [index] : []))
    const conflicts = told.flatMap(({ index, told: { fact } }, nth) =>
      verdicts[nth] === 'conflict'
        ? [
            {
              rejection: { index, id: fact.id, pointer: '/id', message: CONFLICT },
              raw: tellings.find((each) => each.index === index)?.telling,
            },
          ]
        : [],
    )
    if (conflicts.length > 0 && from.keepRefused !== false) {
      await journal.append({ told: [], refused: conflicts.map((each) => kept(from.feed, now(), each)) })
    }
    if (live.state.seq - savedAt >= RECORDS_PER_PICTURE && !saving) {
      saving = savePicture()
        .catch((error: unknown) => options.onFault('态势存档未写成', error))
        .finally(() => (saving = null))
    }
    return {
      accepted: verdicts.filter((verdict) => verdict === 'accepted').length + readings.length,
      duplicates: known.length,
      known,
      rejected: [...all, ...conflicts].map((each) => each.rejection).sort((a, b) => a.index - b.index),
    }
  }

  return {
    journal,
    picture: live,
    district: options.district,
    opened,
    tell,
    check(tellings) {
      const { told, readings, refused } = sort(tellings)
      return {
        ...{ accepted: told.length + readings.length, duplicates: 0, known: [] },
        rejected: refused.map((each) => each.rejection),
      }
    },
    admit: (telling) => admit(telling, 0, { ...context, now: now() }),
    async say(facts) {
      const { shelves, waiting } = live.state
      const told = [...facts, ...toldByClock(conditions, shelves.alarms, waiting, now())].map((fact): Told => ({
        fact,
      }))
      if (told.length > 0) await journal.append({ told })
    },
    async record(told, effects) {
      const { verdicts, seq } = await journal.append({
        told: 'fact' in told ? [told] : told,
        ...(effects && { effects }),
      })
      return { seq, fresh: verdicts[0] === 'accepted' }
    },
    savePicture,
    async close() {
      try {
        await saving
        await savePicture()
      } finally {
        await journal.close()
      }
    },
  }
}

/** Fresh random salts, 16 bytes each in hex; drawn a thousand at a time, because each draw asks the system. */
function salts(): () => string {
  let pool = ''
  let at = 0
  return () => {
    if (at === pool.length) {
      pool = randomBytes(16_000).toString('hex')
      at = 0
    }
    at += 32
    return pool.slice(at - 32, at)
  }
}

const LONGEST_KEPT = 70_000

/** The same bad record told again is one record to mend. */
function kept(feed: string, at: number, { rejection, raw }: { rejection: Rejection; raw: unknown }): Refused {
  const whole = (JSON.stringify(raw) ?? 'null').replaceAll('\\u0000', '\\ufffd')
  // Too long to be mended by hand: its beginning is enough to see what it was.
  const text =
    whole.length <= LONGEST_KEPT ? whole : JSON.stringify({ cut: whole.slice(0, 4_000), length: whole.length })
  const id = createHash('sha256').update(`${feed}\n${rejection.pointer}\n${text}`).digest('hex').slice(0, 32)
  // What PostgreSQL cannot hold (NUL, half a surrogate pair) is shown as the replacement character.
  const clean = (value: string) => Buffer.from(value.replaceAll('\u0000', '\ufffd')).toString()
  return {
    id,
    feed,
    at,
    recordId: rejection.id === null ? null : clean(rejection.id),
    pointer: clean(rejection.pointer),
    message: clean(rejection.message),
    raw: text,
  }
}
