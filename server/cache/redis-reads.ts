import type { Redis } from 'ioredis'
import type { Reading } from '../contract/telling.ts'
import type { Point } from './cache.ts'
import { type Keys, namingOf, pointOf } from './redis-keys.ts'
import { run } from './redis-writes.ts'

/** The newest reading of one quantity, or null when Redis knows none. */
export async function readLast(redis: Redis, keys: Keys, siteId: string, quantity: string): Promise<Reading | null> {
  const pipeline = redis.pipeline()
  pipeline.zrange(keys.points(siteId, quantity), '-1', '-1')
  pipeline.hget(keys.site(siteId), quantity)
  const [members, naming] = await run(pipeline)
  const member = Array.isArray(members) ? (members as readonly unknown[])[0] : undefined
  const point = typeof member === 'string' ? pointOf(member) : null
  const named = typeof naming === 'string' ? namingOf(naming) : null
  return point && named ? { siteId, quantity, ...named, ...point } : null
}

/** The names of the quantities that Redis knows of a site. */
export const readQuantities = (redis: Redis, keys: Keys, siteId: string) => redis.hkeys(keys.site(siteId))

/** The points that Redis knows, oldest first. */
export async function readPoints(redis: Redis, keys: Keys, siteId: string, quantity: string): Promise<Point[]> {
  const members = await redis.zrange(keys.points(siteId, quantity), '0', '-1')
  return members.map(pointOf).filter((point) => point !== null)
}
