import { createHash } from 'node:crypto'

/** What the chain covers: every column of a journal row, the body as its exact text. */
export interface ChainedRecord {
  readonly seq: number
  readonly source: string
  readonly id: string
  readonly kind: string
  readonly subject: string | null
  readonly at: number
  readonly seenAt: number
  readonly body: string
}

/** Hash before the first record. */
export const GENESIS = createHash('sha256').update('qianshao journal 1').digest()

/** SHA-256 over the previous hash and this record; 32 bytes. Same inputs, same hash, on every machine. */
export function link(previous: Buffer, record: ChainedRecord): Buffer {
  const { seq, source, id, kind, subject, at, seenAt } = record
  return createHash('sha256')
    .update(previous)
    .update(JSON.stringify([seq, source, id, kind, subject, at, seenAt]))
    .update('\n')
    .update(record.body)
    .digest()
}

export interface Break {
  readonly seq: number
  readonly why: string
}

/** Walks records in order from `previous`; returns the first one that does not follow, or the last hash. */
export function verify(
  previous: { seq: number; hash: Buffer },
  records: Iterable<ChainedRecord & { hash: Buffer }>,
): Break | { seq: number; hash: Buffer } {
  let { seq, hash } = previous
  for (const record of records) {
    if (record.seq !== seq + 1) return { seq: seq + 1, why: `第 ${seq + 1} 条缺失，其后是第 ${record.seq} 条` }
    const expected = link(hash, record)
    if (!expected.equals(record.hash))
      return { seq: record.seq, why: `第 ${record.seq} 条的内容与其指纹不符，或其前一条被改动` }
    ;({ seq, hash } = record)
  }
  return { seq, hash }
}
