import { expect, test } from 'vitest'
import { orbitAt, ORBIT_STEP_MS } from './orbit.ts'

test('the wall wanders by single pixels, within two, and comes round', () => {
  const steps = Array.from({ length: 9 }, (_, index) => orbitAt(index * ORBIT_STEP_MS))
  expect(steps[8]).toEqual(steps[0])
  expect(new Set(steps.map(({ x, y }) => `${x},${y}`)).size).toBe(8)
  for (let index = 1; index < steps.length; index++) {
    const [from, to] = [steps[index - 1]!, steps[index]!]
    expect(Math.abs(from.x - to.x) + Math.abs(from.y - to.y)).toBe(1)
    expect(Math.max(to.x, to.y)).toBeLessThanOrEqual(2)
  }
})
