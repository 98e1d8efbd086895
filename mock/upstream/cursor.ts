/** A place in a stream: the district day, and how many of that day's rows were shown. */
export interface Spot {
  readonly day: number
  readonly index: number
}

/** A cursor that this upstream never gave out. */
export class BadCursor extends Error {}

/** Cursors of one play. `print` names the play: a cursor of another one, where rows stand elsewhere, starts anew. */
export function cursorsOf(print: string) {
  return {
    write: ({ day, index }: Spot): string => Buffer.from(`${print}.${day}.${index}`).toString('base64url'),
    /** Null when the cursor belongs to another play. Throws BadCursor on anything else that is not a cursor. */
    read(cursor: string): Spot | null {
      const parts = /^([0-9a-z]+)\.(\d{1,6})\.(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))
      if (!parts)
        throw new BadCursor(
          `“${cursor.slice(0, 80)}” is not a cursor of this upstream; leave since out to begin at the beginning`,
        )
      return parts[1] === print ? { day: Number(parts[2]), index: Number(parts[3]) } : null
    },
  }
}
