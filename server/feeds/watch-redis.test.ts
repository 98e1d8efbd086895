import { afterAll, expect, test } from 'vitest'
import { openCache } from '../cache/cache.ts'
import { type RealRedis, realRedis } from '../cache/real-redis.fixture.ts'
import { closeAll, openHouse, things, thingsFeed, until } from './house.fixture.ts'
import { listReply } from './little-upstream.fixture.ts'

let redis: RealRedis | undefined
afterAll(async () => {
  await closeAll()
  await redis?.remove()
})

test('Redis is killed in the middle of feeding and comes back: every fact is told, none twice', async () => {
  redis = await realRedis()
  const cache = await openCache({ redisUrl: redis.url })
  try {
    const list = things(50)
    const { house, upstream, healthOf, watch } = await openHouse([thingsFeed('a', 5)], { cache })
    upstream.on('/a', listReply('things', list))
    const grow = async (by: number) => {
      list.push(...things(by, list.length))
      await until(() => expect(house.facts.size).toBe(list.length))
    }
    await grow(100)
    const dying = redis.kill()
    for (let i = 0; i < 10; i++) await grow(20)
    await dying
    expect(cache.state()).toBe('redisAway')
    const returning = redis.start()
    for (let i = 0; i < 10; i++) await grow(20)
    await returning
    await until(() => expect(cache.state()).toBe('redis'))
    await grow(50)
    expect(healthOf('a')).toMatchObject({ accepted: 600, duplicates: 0, fault: null, state: 'fresh' })
    await watch.close()
    expect(house.errors).toEqual([])
  } finally {
    await cache.close()
  }
})
