import { expect, test } from 'vitest'
import { demoDistrict } from './demo.ts'
import { districtHall, outline } from './ground.ts'
import { areaKm2, inRing } from './ring.ts'
import { streetAt } from './settle.ts'

const demo = demoDistrict()

test('the demo district has eleven streets, a station in each, and says that its borders are schematic', () => {
  expect(demo.streets.map((street) => street.code)).toHaveLength(11)
  expect(demo.stations.map((station) => station.id)).toEqual(demo.streets.map((street) => `st-${street.code}`))
  expect(demo.outlineNote).toBe('示意图，非法定边界，街道为示意')
  expect(demo.stations[0]?.name).toBe('平湖市场监督管理所')
})

test('street cells fill the outline and nothing but the outline', () => {
  const cells = demo.streets.reduce((sum, street) => sum + areaKm2(street.rings[0] ?? []), 0)
  expect(cells).toBeCloseTo(areaKm2(outline), 3)
})

test('every street has its own centre in its cell and no other', () => {
  for (const street of demo.streets) {
    const holders = demo.streets.filter((each) => inRing(each.rings[0] ?? [], [street.lng, street.lat]))
    expect(holders.map((each) => each.code)).toEqual([street.code])
    expect(streetAt([street.lng, street.lat]).code).toBe(street.code)
  }
})

test('water lies inside the district and drowns no centre and no hall', () => {
  for (const ring of demo.water) {
    for (const point of ring) expect(inRing(outline, point)).toBe(true)
    for (const street of demo.streets) expect(inRing(ring, [street.lng, street.lat])).toBe(false)
    expect(inRing(ring, districtHall)).toBe(false)
  }
  expect(demo.water).toHaveLength(3)
})

test('every ring is closed', () => {
  for (const ring of [...demo.outline, ...demo.water, ...demo.streets.flatMap((street) => street.rings)]) {
    expect(ring.at(-1)).toEqual(ring[0])
  }
})
