import type { ChainableCommander, Redis } from 'ioredis'
import type { Answer, Point } from './cache.ts'
import type { Limits } from './limits.ts'
import { type Keys, memberOf } from './redis-keys.ts'

/** What is to be known of one series: the points to add and what the newest point says of unit and source. */
export interface SeriesWrite {
  readonly siteId: string
  readonly quantity: string
  readonly unit: string
  readonly source: string
  readonly points: readonly Point[]
}

/** Points per pipeline: some 100 KB and a few milliseconds of Redis, so that nobody else waits long. */
const CHUNK = 1_000

export const writeAnswer = async (redis: Redis, keys: Keys, limits: Limits, key: string, answer: Answer) => {
  await redis.set(keys.answer(key), JSON.stringify(answer), 'PX', limits.answerTtlMs)
}

/** Writes series in pipelines of bounded size; throws at the first command that Redis did not take. */
export async function writeSeries(redis: Redis, keys: Keys, limits: Limits, writes: Iterable<SeriesWrite>) {
  let pipeline = redis.pipeline()
  let points = 0
  for (const write of writes) {
    addSeries(pipeline, keys, limits, write)
    points += write.points.length
    if (points < CHUNK) continue
    await run(pipeline)
    pipeline = redis.pipeline()
    points = 0
  }
  await run(pipeline)
}

function addSeries(pipeline: ChainableCommander, keys: Keys, limits: Limits, write: SeriesWrite) {
  if (write.points.length === 0) return
  const points = keys.points(write.siteId, write.quantity)
  const site = keys.site(write.siteId)
  // A moment has one value: what was told later replaces what was told before.
  for (const point of write.points) pipeline.zremrangebyscore(points, point.at, point.at)
  pipeline.zadd(points, ...write.points.flatMap((point) => [point.at, memberOf(point)]))
  pipeline.zremrangebyrank(points, 0, -(limits.pointsPerSeries + 1))
  pipeline.pexpire(points, limits.readingTtlMs)
  pipeline.hset(site, write.quantity, JSON.stringify([write.unit, write.source]))
  pipeline.pexpire(site, limits.readingTtlMs)
}

/** A pipeline answers per command: one that failed makes the whole failed, as every write may be repeated. */
export async function run(pipeline: ChainableCommander): Promise<unknown[]> {
  if (pipeline.length === 0) return []
  const answers = (await pipeline.exec()) ?? []
  return answers.map(([error, answer]) => {
    if (error) throw error
    return answer
  })
}
