import { afterEach, describe, expect, test } from 'vitest'
import { closeAll, openHouse, things, thingsFeed, until } from './house.fixture.ts'
import { listReply } from './little-upstream.fixture.ts'

afterEach(closeAll)

describe('silence', () => {
  test('a feed that falls silent is told once, and its recovery once', async () => {
    const { house, upstream, healthOf } = await openHouse([thingsFeed('a')])
    upstream.on('/a', listReply('things', things(1)))
    await until(() => expect(house.facts.size).toBe(1))
    const heardAt = house.now
    upstream.on('/a', () => ({ status: 500 }))
    await until(() => expect(healthOf('a').fault).toContain('HTTP 500'))
    house.now += 60_001
    await until(() => expect(house.silences).toHaveLength(1))
    expect(house.silences).toEqual([{ feed: 'a', since: heardAt, staleAfterMs: 60_000 }])
    expect(healthOf('a')).toMatchObject({ state: 'stale', heardAt })
    house.now += 10_000
    upstream.on('/a', listReply('things', things(1)))
    await until(() => expect(house.recoveries).toEqual([{ feed: 'a', silentMs: 70_001 }]))
    const asked = upstream.asked.length
    await until(() => expect(upstream.asked.length).toBeGreaterThan(asked + 5))
    expect([house.silences.length, house.recoveries.length]).toEqual([1, 1])
  })

  test('a silence that the journal could not take is told again until it can', async () => {
    let attempts = 0
    const onSilence = async () => {
      attempts += 1
      if (attempts < 3) throw new Error('磁盘已满')
    }
    const { house } = await openHouse([thingsFeed('a')], { options: { onSilence } })
    house.now += 60_001
    await until(() => expect(attempts).toBe(3))
    expect(house.errors.filter((error) => error.includes('磁盘已满'))).toHaveLength(2)
  })

  test('a feed that the journal holds as silent since before the start is told as recovered', async () => {
    const since = Date.parse('2026-11-23T08:00:00+08:00')
    const { house, upstream } = await openHouse([thingsFeed('a')], { options: { silent: new Map([['a', since]]) } })
    upstream.on('/a', listReply('things', []))
    await until(() => expect(house.recoveries).toEqual([{ feed: 'a', silentMs: 3_660_000 }]))
    expect(house.silences).toEqual([])
  })

  test('health is told when state, fault or circuit change, and otherwise once a second at most', async () => {
    const { house, upstream } = await openHouse([thingsFeed('a')])
    const list: { no: number }[] = []
    upstream.on('/a', listReply('things', list))
    await until(() => expect(house.healths.at(-1)?.state).toBe('fresh'))
    const told = house.healths.length
    for (let no = 0; no < 10; no++) {
      list.push({ no })
      await until(() => expect(house.facts.size).toBe(no + 1))
    }
    expect(house.healths.length).toBe(told)
    house.now += 1_000
    await until(() => expect(house.healths.at(-1)?.accepted).toBe(10))
  })
})
