import { afterEach, describe, expect, test } from 'vitest'
import { closeAll, openHouse, openUpstream, things, thingsFeed, until } from './house.fixture.ts'
import { feeds } from './index.ts'
import { listReply } from './little-upstream.fixture.ts'
import * as rows from './rows.fixture.ts'
import { watchFeeds } from './watch.ts'

afterEach(closeAll)
const brief = (numbers: Iterable<unknown>) => new Set([...numbers])

describe('asking and telling', () => {
  test('a backlog of many pages is told at once, and what comes later is told when it comes', async () => {
    const rowsNow = things(95)
    const { house, upstream, healthOf } = await openHouse([thingsFeed('a')])
    upstream.on('/a', listReply('things', rowsNow))
    await until(() => expect(house.facts.size).toBe(95))
    rowsNow.push(...things(5, 95))
    await until(() => expect(house.facts.size).toBe(100))
    expect(healthOf('a')).toMatchObject({ state: 'fresh', fault: null, accepted: 100, duplicates: 0, rejected: 0 })
    expect(house.cursors.get('a /a')).toBe('100')
    expect(house.batches).toHaveLength(11)
  })

  test('a backlog does not wait for the next round: all its pages are asked in one', async () => {
    const upstream = await openUpstream()
    upstream.on('/slow', listReply('things', things(95)))
    const { house } = await openHouse([thingsFeed('slow', 3_600_000)], { upstream })
    await until(() => expect(house.facts.size).toBe(95))
  })

  test('a feed that is asked once an hour is not left alone for an hour when its upstream starts a second late', async () => {
    const { house, upstream, healthOf } = await openHouse([thingsFeed('slow', 3_600_000)])
    await until(() => expect(healthOf('slow').fault).toContain('HTTP 404'))
    upstream.on('/slow', listReply('things', things(1)))
    await until(() => expect(house.facts.size).toBe(1))
  })

  test('what the upstream said of one question is never held against another', async () => {
    const { house, upstream } = await openHouse([thingsFeed('a')])
    // One ETag for the whole register, as some upstreams have it: sent with the wrong question it would hide rows.
    upstream.on('/a', (asked) => ({ ...listReply('things', things(25))(asked) as object, headers: { etag: '"all"' } })) // prettier-ignore
    await until(() => expect(house.facts.size).toBe(25))
    const conditions = upstream.asked.slice(0, 4).map(({ query, headers }) => [query.get('since'), headers['if-none-match']]) // prettier-ignore
    expect(conditions.slice(0, 3)).toEqual([[null, undefined], ['10', undefined], ['20', undefined]]) // prettier-ignore
  })

  test('nothing new is asked for conditionally, costs no batch, and counts as heard', async () => {
    const { house, upstream, healthOf } = await openHouse([thingsFeed('a')])
    upstream.on('/a', listReply('things', things(3)))
    await until(() => expect(house.facts.size).toBe(3))
    house.now += 30_000
    const seen = upstream.asked.length
    await until(() => expect(upstream.asked.length).toBeGreaterThan(seen + 4))
    expect(upstream.asked.at(-1)?.headers['if-none-match']).toBeDefined()
    expect(house.batches).toHaveLength(1)
    expect(healthOf('a')).toMatchObject({ heardAt: house.now, state: 'fresh' })
  })

  test('when the journal refuses, the cursor stays and the same rows are told again, unchanged answer or not', async () => {
    const { house, upstream, healthOf } = await openHouse([thingsFeed('a')])
    house.refuse = '磁盘已满'
    upstream.on('/a', listReply('things', things(3)))
    await until(() => expect(house.batches.length).toBeGreaterThan(1))
    expect(house.cursors.size).toBe(0)
    // The second time the upstream said 304: the rows came out of the cache.
    expect(upstream.asked.at(-1)?.headers['if-none-match']).toBeDefined()
    expect(healthOf('a').fault).toBe('本批 3 条未能记入（磁盘已满），游标不动，稍后重问')
    expect(house.errors[0]).toContain('磁盘已满')
    house.refuse = null
    await until(() => expect(house.facts.size).toBe(3))
    await until(() => expect(healthOf('a').fault).toBeNull())
  })

  test('a house that starts anew goes on from its cursor', async () => {
    const first = await openHouse([thingsFeed('a')])
    first.upstream.on('/a', listReply('things', things(15)))
    await until(() => expect(first.house.facts.size).toBe(15))
    await first.watch.close()
    const { house, upstream, cache } = first
    const asked = upstream.asked.length
    upstream.on('/a', listReply('things', things(18)))
    await openHouse([thingsFeed('a')], { house, upstream, cache })
    await until(() => expect(house.facts.size).toBe(18))
    expect(upstream.asked[asked]?.query.get('since')).toBe('15')
  })

  test('a bad row among good ones is rejected with its row, and the good ones are told', async () => {
    const { house, upstream, healthOf } = await openHouse([thingsFeed('a')])
    upstream.on('/a', listReply('things', [{ no: 1 }, { no: 'two' }, { no: 3 }]))
    await until(() => expect(house.facts.size).toBe(2))
    expect(house.rejections).toEqual([{ index: 1, id: 'two', pointer: '/no', message: '应为数字', raw: { no: 'two' } }])
    expect(healthOf('a')).toMatchObject({ accepted: 2, rejected: 1, fault: null })
  })

  test('an upstream whose every row is bad is seen at the feed, also while its answer does not change', async () => {
    const { house, upstream, healthOf } = await openHouse([thingsFeed('a')])
    upstream.on('/a', () => ({ body: '{"things":[{"nr":1}],"next":"x","more":false}' }))
    await until(() => expect(upstream.asked.length).toBeGreaterThan(6))
    expect(healthOf('a').fault).toBe('上游给的 1 行全都读不懂（第一行 /no：缺少这一项）')
    expect(house.cursors.get('a /a')).toBe('x')
  })

  test('an upstream that says more and never moves on is not asked in a circle', async () => {
    const { upstream, healthOf } = await openHouse([thingsFeed('a', 400)])
    upstream.on('/a', () => ({ body: '{"things":[],"next":"x","more":true}' }))
    await until(() => expect(healthOf('a').fault).toContain('游标却没有前移'))
    expect(upstream.asked.length).toBeLessThan(6)
  })

  test('what names people is never kept in the cache', async () => {
    const complaints = feeds.filter((feed) => feed.name === 'complaints-12315')
    const { house, upstream, cache } = await openHouse(complaints)
    upstream.on('/12315/v1/orders', listReply('orders', [rows.order]))
    await until(() => expect(house.facts.size).toBe(1))
    expect(await cache.lastAnswer('complaints-12315', '/12315/v1/orders')).toBeNull()
  })

  test('an address that is missing or is no address stops the start with a sentence', async () => {
    const { house, cache } = await openHouse([])
    const start = (upstream: string | Record<string, string>) => () =>
      watchFeeds({
        feeds: [thingsFeed('a')],
        upstream,
        cache,
        cursors: { get: () => null },
        tell: (batch) => house.tell(batch),
        onCrossing: async () => undefined,
        onHealth: () => undefined,
        onSilence: () => undefined,
        onRecovery: () => undefined,
      })
    expect(start({ b: 'http://127.0.0.1:1' })).toThrow('数据源 a 没有上游地址')
    expect(start('127.0.0.1:1')).toThrow('http://')
  })
})

describe('one feed and the others', () => {
  test('a feed whose upstream hangs, one that speaks nonsense and one that throws leave the fourth alone', async () => {
    const throwing = thingsFeed('throwing')
    const [stream] = throwing.streams
    const bad = { ...throwing, streams: stream ? [{ ...stream, read: () => { throw new Error('broken feed') } }] : [] } // prettier-ignore
    const { house, upstream, healthOf } = await openHouse([
      thingsFeed('hanging'),
      thingsFeed('nonsense'),
      bad,
      thingsFeed('well'),
    ])
    const list = things(5)
    upstream.on('/hanging', () => 'hang')
    upstream.on('/nonsense', () => ({ body: '<html>' }))
    upstream.on('/throwing', listReply('things', things(2)))
    upstream.on('/well', listReply('things', list))
    for (let round = 1; round < 4; round++) {
      await until(() => expect(healthOf('well').accepted).toBe(5 * round))
      list.push(...things(5, 5 * round))
    }
    await until(() => expect(healthOf('hanging').fault).toBe('上游 1 秒内没有应答'))
    expect(healthOf('nonsense').fault).toContain('不是 JSON')
    expect(healthOf('throwing').fault).toContain('broken feed')
    expect(brief(house.rejections.map(({ message }) => message))).toEqual(new Set(['读这一行时程序出错：broken feed']))
    expect(healthOf('well')).toMatchObject({ state: 'fresh', fault: null })
  })

  test('an upstream that fails opens its circuit, says so, and is heard again when it is well', async () => {
    const options = { limits: { openAfter: 3, halfOpenAfterMs: 50 } }
    const { house, upstream, healthOf } = await openHouse([thingsFeed('a')], { options })
    upstream.on('/a', () => ({ status: 503 }))
    await until(() => expect(healthOf('a')).toMatchObject({ circuit: 'open', state: 'never' }))
    await until(() => expect(healthOf('a').fault).toContain('暂停询问'))
    upstream.on('/a', listReply('things', things(2)))
    await until(() => expect(house.facts.size).toBe(2))
    await until(() => expect(healthOf('a')).toMatchObject({ circuit: 'closed', fault: null, state: 'fresh' }))
  })

  test('a feed that is poked is asked at once, and an unknown one is said to be unknown', async () => {
    const { upstream, watch, house } = await openHouse([thingsFeed('slow', 3_600_000)])
    upstream.on('/slow', listReply('things', things(1)))
    await until(() => expect(upstream.asked).toHaveLength(1))
    watch.poke('slow')
    await until(() => expect(house.facts.size).toBe(1))
    expect(watch.poke('nobody')).toBe(false)
  })

  test('closing gives up the question under way and asks nothing more', async () => {
    const { upstream, watch } = await openHouse([thingsFeed('a')], { options: { limits: { timeoutMs: 60_000 } } })
    upstream.on('/a', () => 'hang')
    await until(() => expect(upstream.asked.length).toBeGreaterThan(0))
    const began = performance.now()
    await watch.close()
    expect(performance.now() - began).toBeLessThan(1_000)
    const asked = upstream.asked.length
    await new Promise((resolve) => setImmediate(resolve))
    expect(upstream.asked).toHaveLength(asked)
  })
})
