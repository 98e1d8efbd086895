/** The caller gave a cursor that is none of ours. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor'
}

/** A cursor is the sort key of the last row given: opaque outside, plain here. */
export const encodeCursor = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url')

/** The sort key in a cursor, null without one. Throws BadCursor when it is none of ours. */
export function decodeCursor(cursor: string | undefined): [number, string] | null {
  const whole = decodeWhole(cursor)
  return whole && [whole[0], whole[1]]
}

/** The same with what else was handed on in it. */
export function decodeWhole(cursor: string | undefined): [at: number, id: string, ...more: unknown[]] | null {
  if (!cursor) return null
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(key) && typeof key[0] === 'number')
      return [key[0], String(key[1] ?? ''), ...(key.slice(2) as unknown[])]
  } catch {
    // falls through to the sentence below
  }
  throw new BadCursor('cursor 不是本接口给出的游标，请从第一页重新开始。')
}
