import { expect, test } from 'vitest'
import { dayOfText, dayStart, MINUTE_MS } from './calendar.ts'
import { fridgeCelsius, fridgeDrift, liftDoorCycles, liftSpeed } from './readings.ts'

const day = dayOfText('2026-11-23')
const noon = dayStart(day) + 12 * 60 * MINUTE_MS
const shops = Array.from({ length: 2_000 }, (_, i) => `pha-${i}`)

test('a fridge keeps 2–8 ℃ except while it drifts', () => {
  const calm = shops.filter((shop) => fridgeDrift(1, shop, day) === null)
  for (const shop of calm.slice(0, 200)) {
    for (let minute = 0; minute < 1_440; minute += 7) {
      const celsius = fridgeCelsius(1, shop, dayStart(day) + minute * MINUTE_MS)
      expect(celsius).toBeGreaterThanOrEqual(2)
      expect(celsius).toBeLessThanOrEqual(8)
    }
  }
})

test('about one fridge in eighty drifts out on a day, for 10–40 minutes, and comes back', () => {
  const drifting = shops.filter((shop) => fridgeDrift(1, shop, day) !== null)
  expect(drifting.length).toBeGreaterThan(10)
  expect(drifting.length).toBeLessThan(45)
  for (const shop of drifting) {
    const drift = fridgeDrift(1, shop, day)
    if (!drift) throw new Error('a drifting fridge has a drift')
    const minutes = (drift.to - drift.from) / MINUTE_MS
    expect(minutes).toBeGreaterThanOrEqual(10)
    expect(minutes).toBeLessThanOrEqual(40)
    const during = fridgeCelsius(1, shop, (drift.from + drift.to) / 2)
    expect(during < 2 || during > 8).toBe(true)
    const after = fridgeCelsius(1, shop, drift.to + MINUTE_MS)
    expect(after >= 2 && after <= 8).toBe(true)
  }
})

test('a reading is a pure function of seed, site and time', () => {
  expect(fridgeCelsius(1, 'pha-1', noon)).toBe(fridgeCelsius(1, 'pha-1', noon))
  expect(liftSpeed(1, 'ele-1', noon)).toBe(liftSpeed(1, 'ele-1', noon))
})

test('door cycles only ever grow, and a lift is still or within its rated speed', () => {
  let before = 0
  const speeds = new Set<boolean>()
  for (let minute = 0; minute < 3_000; minute++) {
    const at = dayStart(day) + minute * MINUTE_MS
    const cycles = liftDoorCycles(1, 'ele-1', at)
    expect(cycles).toBeGreaterThanOrEqual(before)
    before = cycles
    const speed = liftSpeed(1, 'ele-1', at)
    expect(speed).toBeLessThanOrEqual(2.5)
    speeds.add(speed > 0)
  }
  expect(speeds.size).toBe(2)
})
