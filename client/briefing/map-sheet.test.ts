import type { District } from '@contract/district.ts'
import { expect, test } from 'vitest'
import { sheetOf } from './map-sheet.ts'

const outline = [
  [
    [114, 22.5],
    [114.2, 22.5],
    [114.2, 22.7],
    [114, 22.7],
    [114, 22.5],
  ],
] as const
const district = { outline, streets: [], stations: [], water: [] } as unknown as District

test('the frame of a view stands round its middle, and closer in it is smaller', () => {
  const far = sheetOf(district, { lng: 114.1, lat: 22.6, zoom: 12 }).view
  const near = sheetOf(district, { lng: 114.1, lat: 22.6, zoom: 14 }).view
  expect(near.width).toBeLessThan(far.width)
  expect(far.x + far.width / 2).toBeCloseTo(near.x + near.width / 2, 0)
  expect(far.y + far.height / 2).toBeCloseTo(500, 0)
})
test('a district is drawn closed and within its box', () => {
  const { land, box } = sheetOf(district, { lng: 114.1, lat: 22.6, zoom: 12 })
  expect(land).toMatch(/^M.*Z$/)
  expect(box.split(' ')[3]).toBe('1020')
})
