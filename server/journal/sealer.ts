/** A value under a key of its own (`wrapped`), which is itself wrapped under key `kek`. */
export interface Sealed {
  readonly kek: string
  readonly wrapped: Buffer
  readonly sealed: Buffer
}

/** The lock that the journal is given: it stores what comes out and never sees a key. */
export interface Sealer {
  /** Name of the key under which new values are sealed. */
  readonly kek: string
  /** Seals anything that JSON holds, under a fresh key. */
  seal(value: unknown): Sealed
  /** Throws when the key is not known or a byte was changed. */
  open(sealed: Sealed): unknown
  /** The same value key under the current `kek`; the sealed value stays as it is. Throws when the old one is not known. */
  rewrap(key: { kek: string; wrapped: Buffer }): { kek: string; wrapped: Buffer }
  knows(kek: string): boolean
  sealText(text: string): Buffer
  /** Throws when the key is not known or a byte was changed. */
  openText(bytes: Buffer): string
  /** The same text under the current `kek`; the very same bytes when it already is, so that a second pass changes nothing. */
  rewrapText(bytes: Buffer): Buffer
}
