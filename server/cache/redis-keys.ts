import type { Answer, Point } from './cache.ts'

/*
 * How the cache lies in Redis. Every write may be repeated and reordered without changing the result (a point is a
 * member of a sorted set by time), so several nodes may write, and what was kept while Redis was away is just written.
 *
 *   <prefix>answer:["feed","/path"]     string   JSON of an Answer
 *   <prefix>site:<siteId>               hash     quantity -> JSON [unit, source]
 *   <prefix>points:["siteId","quantity"] sorted set, score = at, member = at:value, newest 120
 */
export interface Keys {
  answer(key: string): string
  site(siteId: string): string
  points(siteId: string, quantity: string): string
}

/** The keys under one prefix. */
export function keysUnder(prefix: string): Keys {
  return {
    answer: (key) => `${prefix}answer:${key}`,
    site: (siteId) => `${prefix}site:${siteId}`,
    points: (siteId, quantity) => `${prefix}points:${JSON.stringify([siteId, quantity])}`,
  }
}

/** A point as a member of its sorted set: time and value, so that equal values at two times are two points. */
export const memberOf = (point: Point) => `${point.at}:${point.value}`

/** The point of a member, or null when someone else wrote it. */
export function pointOf(member: string): Point | null {
  const [at, value, ...more] = member.split(':').map(Number)
  if (at === undefined || value === undefined || more.length > 0) return null
  return Number.isFinite(at) && Number.isFinite(value) ? { at, value } : null
}

/** Unit and source of a quantity, or null when someone else wrote it. */
export function namingOf(text: string): { unit: string; source: string } | null {
  const told = parsed(text)
  if (!Array.isArray(told)) return null
  const [unit, source] = told as readonly unknown[]
  return typeof unit === 'string' && typeof source === 'string' ? { unit, source } : null
}

/** An answer as Redis keeps it, or null when it cannot be read (then it is asked for again, in full). */
export function answerOf(text: string): Answer | null {
  const told = parsed(text)
  if (typeof told !== 'object' || told === null) return null
  const { query, etag, lastModified, body, at } = told as Record<string, unknown>
  if (typeof query !== 'string' || typeof body !== 'string' || typeof at !== 'number') return null
  return { query, body, at, etag: stringOrNull(etag), lastModified: stringOrNull(lastModified) }
}

const stringOrNull = (value: unknown) => (typeof value === 'string' ? value : null)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not ours: the caller treats it as absent.
    return null
  }
}
