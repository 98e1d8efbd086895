import { expect, test } from 'vitest'
import { gridKm, gridLines } from './grid.ts'

test('grid lines keep a quiet distance at every zoom', () => {
  for (let zoom = 10; zoom <= 16; zoom++) {
    const pixels = (gridKm(zoom, 22.7) * 256 * 2 ** zoom) / (40_075 * Math.cos((22.7 * Math.PI) / 180))
    expect(pixels).toBeGreaterThanOrEqual(44)
    expect(pixels).toBeLessThan(125)
  }
})

test('grid cells are square on the ground', () => {
  const lines = gridLines(
    [
      [114, 22.6],
      [114.3, 22.8],
    ],
    2,
  )
  const upright = lines.filter(([a, b]) => a[0] === b[0]).map(([a]) => a[0])
  const level = lines.filter(([a, b]) => a[1] === b[1]).map(([a]) => a[1])
  const dLng = ((upright[1] ?? 0) - (upright[0] ?? 0)) * Math.cos((22.7 * Math.PI) / 180)
  expect(dLng).toBeCloseTo((level[1] ?? 0) - (level[0] ?? 0), 6)
})

test('a district without an outline has no grid', () => {
  expect(gridLines([], 2)).toEqual([])
})
