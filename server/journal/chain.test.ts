import { expect, test } from 'vitest'
import { GENESIS, link, verify, type ChainedRecord } from './chain.ts'

type Linked = ChainedRecord & { hash: Buffer }

function chainOf(count: number): Linked[] {
  let hash: Buffer = GENESIS
  return Array.from({ length: count }, (_, n) => {
    const record = {
      seq: n + 1,
      source: 'test',
      id: `f${n}`,
      kind: 'complaint.received',
      subject: null,
      at: 1_000 + n,
      seenAt: 2_000 + n,
      body: JSON.stringify({ complaintId: `c${n}`, note: '甲' }),
    }
    hash = link(hash, record)
    return { ...record, hash }
  })
}
const walk = (records: readonly Linked[]) => verify({ seq: 0, hash: GENESIS }, records)
const changed = (records: Linked[], index: number, over: Partial<Linked>) =>
  records.map((record, n) => (n === index ? { ...record, ...over } : record))

test('an untouched chain leads to its last hash', () => {
  const records = chainOf(6)
  expect(walk(records)).toEqual({ seq: 6, hash: records.at(-1)!.hash })
})

test.each([
  ['one byte of a body', { body: JSON.stringify({ complaintId: 'c3', note: '乙' }) }],
  ['who told it', { source: 'other' }],
  ['its id', { id: 'f9' }],
  ['its kind', { kind: 'market.quickTest' }],
  ['its subject', { subject: 's1' }],
  ['when it happened', { at: 1 }],
  ['when it was heard', { seenAt: 1 }],
  ['its hash', { hash: Buffer.alloc(32) }],
] as const)('changing %s is found at that record', (_what, over) => {
  expect(walk(changed(chainOf(6), 3, over))).toMatchObject({ seq: 4, why: expect.stringContaining('第 4 条') })
})

test('a removed record, and a swapped pair, are found where they begin', () => {
  const records = chainOf(6)
  expect(walk(records.toSpliced(2, 1))).toMatchObject({ seq: 3, why: expect.stringContaining('缺失') })
  const [first, second] = [records[2]!, records[3]!]
  const swapped = records.with(2, { ...second, seq: 3 }).with(3, { ...first, seq: 4 })
  expect(walk(swapped)).toMatchObject({ seq: 3 })
})

test('a record rewritten together with its own hash is found at the record after it', () => {
  const records = chainOf(6)
  const forged = { ...records[2]!, body: '{}' }
  const hash = link(records[1]!.hash, forged)
  expect(walk(changed(records, 2, { body: '{}', hash }))).toMatchObject({ seq: 4 })
})
