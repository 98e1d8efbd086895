import { setImmediate } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Fact, FactKind, Personal, Told } from '../contract/fact.ts'
import { link } from './chain.ts'

/** A journal row on its way in or out. */
export interface Row {
  readonly seq: number
  readonly told: Told
  readonly body: string
  readonly hash: Buffer
}

/** A fact with its place in the journal. */
export interface Recorded {
  readonly seq: number
  readonly fact: Fact
}

/** How a fact is named everywhere: unique, stable, short enough for a link. */
export const refOf = (fact: { source: string; id: string }) => `${fact.source}#${fact.id}`

/** Gives facts their numbers and hashes, continuing the chain after `head`. */
export function chained(head: { seq: number; hash: Buffer }, all: readonly Told[]): Row[] {
  let { seq, hash } = head
  return all.map((told) => {
    const { fact } = told
    const body = bodyText(fact)
    seq += 1
    hash = link(hash, { ...fact, seq, body })
    return { seq, told, body, hash }
  })
}

/** Facts chained before others have their turn: a few milliseconds of work. */
const PART = 100

/** The same for a batch of thousands, as a campaign is: what waits for the thread has its turn in between, and no frame stalls. */
export async function chainedInParts(head: { seq: number; hash: Buffer }, all: readonly Told[]): Promise<Row[]> {
  if (all.length <= PART) return chained(head, all)
  const rows: Row[] = []
  let last = head
  for (let at = 0; at < all.length; at += PART) {
    for (const row of chained(last, all.slice(at, at + PART))) {
      rows.push(row)
      last = row
    }
    await setImmediate()
  }
  return rows
}

/** Kinds that only the auditor reads: who did what, who came in. */
export const ACCESS_KINDS: readonly FactKind[] = ['order.given', 'access.noted']
/** Kinds that no general list gives: they are read one case at a time, or by the auditor. */
export const CLOSED_KINDS: readonly FactKind[] = [
  ...ACCESS_KINDS,
  'complaint.stepped',
  'alarm.acted',
  'task.stepped',
  'urging.stepped',
  'campaign.stepped',
]

const UNREADABLE = /\\u(0000|d[89a-f])/i
const readable = (_key: string, value: unknown) =>
  typeof value === 'string' ? Buffer.from(value.replaceAll('\u0000', '\ufffd')).toString() : value

/**
 * What the intake let in is sound; what people typed at the doors is not, and one NUL or half a surrogate pair would make
 * the database refuse every search of the audit: there they become the replacement character.
 */
function bodyText({ kind, body }: Fact): string {
  const text = JSON.stringify(body)
  return ACCESS_KINDS.includes(kind) && UNREADABLE.test(text) ? JSON.stringify(body, readable) : text
}

export interface StoredRow {
  seq: string
  source: string
  id: string
  kind: string
  subject: string | null
  at: string
  seen_at: string
  body: string
}

/** A stored row as a fact. The journal only ever held bodies that the intake had made, so the kind is trusted. */
export function recorded(row: StoredRow): Recorded {
  const fact = {
    id: row.id,
    source: row.source,
    kind: row.kind as FactKind,
    subject: row.subject,
    at: Number(row.at),
    seenAt: Number(row.seen_at),
    body: JSON.parse(row.body) as never,
  } as Fact
  return { seq: Number(row.seq), fact }
}

/** A fact that the journal has, with what stands beside it; `unreadable` when its key was destroyed. */
export interface Known {
  readonly fact: Fact
  readonly personal: Personal | null | 'unreadable'
}

/**
 * Whether a second telling of the same id says the same. Times and stations that the intake filled in because the source gave none, and
 * the salted hash, differ from telling to telling and do not count; nor do personal fields that nobody can read any more.
 */
export function sameTelling(stored: Known, told: Told): boolean {
  const { personal } = stored
  return (
    stored.fact.kind === told.fact.kind &&
    isDeepStrictEqual(comparable(stored.fact), comparable(told.fact)) &&
    (personal === 'unreadable' ||
      isDeepStrictEqual(personal && plain(personal), told.personal ? plain(told.personal.value) : null))
  )
}

function comparable(fact: Fact): unknown {
  const body = plain(fact.body) as Record<string, unknown>
  delete body.personalHash
  if (body.receivedAt === fact.at) delete body.receivedAt
  if (body.stationBy !== undefined) {
    delete body.wouldBeStation
    delete body.stationBy
  }
  return body
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as Personal
