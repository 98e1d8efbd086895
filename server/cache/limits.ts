/** What the cache holds at most, so that months of feeding never fill the memory or the Redis of a district. */
export interface Limits {
  /** UTF-8 bytes of one answer; a longer one is not kept. */
  readonly answerBytes: number
  /** Answers in process; one per feed and path, so a handful is usual. */
  readonly answers: number
  /** Newest points of one quantity at one site. */
  readonly pointsPerSeries: number
  /** Sites with readings in process; the one that was silent longest gives way. */
  readonly sites: number
  /** Points of all series together in process, 16 bytes each. */
  readonly points: number
  /** Redis forgets an answer after this long. */
  readonly answerTtlMs: number
  /** Redis forgets a site's readings this long after the last of them. */
  readonly readingTtlMs: number
}

export const defaultLimits: Limits = {
  answerBytes: 4 * 1024 * 1024,
  answers: 256,
  pointsPerSeries: 120,
  sites: 200_000,
  points: 2_000_000,
  answerTtlMs: 24 * 3_600_000,
  readingTtlMs: 48 * 3_600_000,
}
