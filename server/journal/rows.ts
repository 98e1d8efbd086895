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
    const body = JSON.stringify(fact.body)
    seq += 1
    hash = link(hash, { ...fact, seq, body })
    return { seq, told, body, hash }
  })
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

/**
 * Whether a second telling of the same id says the same. Times that the intake filled in because the source gave none, and
 * the salted hash, differ from telling to telling and do not count.
 */
export function sameTelling(stored: { fact: Fact; personal: Personal | null }, told: Told): boolean {
  return (
    stored.fact.kind === told.fact.kind &&
    isDeepStrictEqual(comparable(stored.fact), comparable(told.fact)) &&
    isDeepStrictEqual(stored.personal && plain(stored.personal), told.personal ? plain(told.personal.value) : null)
  )
}

function comparable(fact: Fact): unknown {
  const body = plain(fact.body) as Record<string, unknown>
  delete body.personalHash
  if (body.receivedAt === fact.at) delete body.receivedAt
  return body
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as Personal
