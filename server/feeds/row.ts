import { z } from 'zod'
import type { Reading, Telling } from '../contract/telling.ts'
import type { RowVerdict, Stream } from './feed.ts'
import { firstFault } from './sentence.ts'

/*
 * Bricks of row schemas. They are at least as narrow as contract/telling.ts, so that what a feed tells is never refused
 * at the door for its shape; a test holds them to it.
 */
export const name = (most: number) => z.string().min(1).max(most)
export const siteId = name(200)
export const time = z.iso.datetime({ offset: true })

/** Upstreams write null for what they do not know: the same as leaving it out. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? undefined)
}

interface Shape {
  readonly path: string
  readonly list: string
  readonly everyMs?: number
}

/** A stream whose rows are told: each becomes one telling of `feed`, or is rejected with the reason. */
export function tellingStream<Row>(
  feed: string,
  shape: Shape & {
    readonly limit: number
    readonly personal?: boolean
    readonly row: z.ZodType<Row>
    /** Where a row says which it is, for the rejection of a row that cannot be read. */
    readonly idOf: string
    readonly tell: (row: Row) => Omit<Telling, 'source'>
  },
): Stream {
  const { row, tell, idOf, ...stream } = shape
  return {
    ...stream,
    read: reader(row, idOf, (good) => ({ is: 'telling', telling: { ...tell(good), source: feed } })),
  }
}

/** A stream of readings: a rolling sample without a cursor. */
export function readingStream<Row>(
  feed: string,
  shape: Shape & {
    readonly row: z.ZodType<Row>
    readonly reading: (row: Row) => Omit<Reading, 'source'>
  },
): Stream {
  const { row, reading, ...stream } = shape
  return {
    ...stream,
    limit: null,
    read: reader(row, 'siteId', (good) => ({ is: 'reading', reading: { ...reading(good), source: feed } })),
  }
}

function reader<Row>(schema: z.ZodType<Row>, idOf: string, good: (row: Row) => RowVerdict): Stream['read'] {
  return (raw, index) => {
    const read = schema.safeParse(raw, { reportInput: true })
    if (read.success) return good(read.data)
    return { is: 'rejected', rejection: { index, id: idIn(raw, idOf), ...firstFault(read.error.issues), raw } }
  }
}

function idIn(raw: unknown, field: string): string | null {
  if (typeof raw !== 'object' || raw === null) return null
  const id = (raw as Record<string, unknown>)[field]
  return typeof id === 'string' || typeof id === 'number' ? String(id).slice(0, 200) : null
}
