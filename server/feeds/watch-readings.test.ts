import { afterEach, describe, expect, test } from 'vitest'
import { closeAll, openHouse, until } from './house.fixture.ts'
import { feeds } from './index.ts'
import { listReply } from './little-upstream.fixture.ts'
import * as rows from './rows.fixture.ts'

afterEach(closeAll)

describe('readings', () => {
  const pharmacy = feeds
    .filter((feed) => feed.name === 'pharmacy')
    .map((feed) => ({
      ...feed,
      contract: { ...feed.contract, everyMs: 20 },
      streams: feed.streams.map((stream) => ({ ...stream, everyMs: 20 })),
    }))
  const minutes = (minute: number) => new Date(Date.parse(rows.fridge.at) + minute * 60_000).toISOString()
  const fridges =
    (...list: readonly unknown[]) =>
    () => ({ body: JSON.stringify({ at: minutes(0), fridges: list }) })

  test('fridges are kept as readings, and one that is out too long becomes a fact of the house, once', async () => {
    const { house, upstream, cache } = await openHouse(pharmacy)
    house.now += 3_600_000
    upstream.on('/pharmacy/v1/sales', listReply('sales', [rows.sale]))
    for (const [minute, celsius] of [
      [0, 5],
      [1, 9.5],
      [6, 9.6],
      [12, 9.7],
      [13, 9.8],
      [14, 6],
    ] as const) {
      // prettier-ignore
      upstream.on('/pharmacy/v1/fridges', fridges({ ...rows.fridge, celsius, at: minutes(minute) }))
      await until(async () => {
        const last = await cache.lastReading('pha-00001', 'fridge.temperature')
        expect(last?.value).toBe(celsius)
      })
    }
    await until(() => expect(house.crossings).toHaveLength(2))
    const [out, back] = house.crossings
    expect(out).toMatchObject({
      source: 'house',
      subject: 'pha-00001',
      at: Date.parse(minutes(12)),
      seenAt: house.now,
      body: { state: 'out', value: 9.7, sinceAt: Date.parse(minutes(1)) },
    })
    expect(back?.body).toMatchObject({ state: 'back', sinceAt: Date.parse(minutes(1)) })
    expect(house.facts.size).toBe(1)
  })

  test('a bad fridge that stays in the rolling sample is rejected once', async () => {
    const { house, upstream, healthOf } = await openHouse(pharmacy)
    upstream.on('/pharmacy/v1/sales', listReply('sales', []))
    const bad = { siteId: 'pha-00002', celsius: 'warm', at: rows.fridge.at }
    for (const celsius of [4, 5, 6]) {
      upstream.on('/pharmacy/v1/fridges', fridges(bad, { ...rows.fridge, celsius, at: minutes(celsius) }))
      const asked = upstream.asked.length
      await until(() => expect(upstream.asked.length).toBeGreaterThan(asked + 5))
    }
    expect(house.rejections.map(({ id, pointer }) => [id, pointer])).toEqual([['pha-00002', '/celsius']])
    expect(healthOf('pharmacy').rejected).toBe(1)
  })

  test('readings that come through another door are watched as well, and those from the future refused', async () => {
    const { house, watch, cache } = await openHouse([])
    const reading = (minute: number, value: number) => ({
      siteId: 'pha-00009',
      quantity: 'fridge.temperature',
      value,
      unit: '℃',
      at: house.now + minute * 60_000,
      source: 'pushed',
    })
    expect(await watch.takeReadings([reading(-20, 9), reading(-5, 9), reading(60, 4)])).toMatchObject([{ value: 4 }])
    expect(house.crossings).toHaveLength(1)
    expect((await cache.lastReading('pha-00009', 'fridge.temperature'))?.value).toBe(9)
  })

  test('a crossing that the journal could not take is told at the next reading', async () => {
    const { house, watch } = await openHouse([])
    const reading = (minute: number, siteId = 'pha-1') => ({
      siteId,
      quantity: 'fridge.temperature',
      value: 9,
      unit: '℃',
      at: house.now + minute * 60_000,
      source: 'pushed',
    })
    await watch.takeReadings([reading(-30), reading(-30, 'pha-2')])
    house.refuse = '磁盘已满'
    await expect(watch.takeReadings([reading(-15), reading(-15, 'pha-2')])).rejects.toThrow('磁盘已满')
    house.refuse = null
    await watch.takeReadings([reading(-14), reading(-14, 'pha-2')])
    expect(house.crossings.map(({ body }) => body.siteId)).toEqual(['pha-1', 'pha-2'])
  })
})
