import { expect, test } from 'vitest'
import { arcminOf, BODY_UNITS, fitWall, LEAST_UNITS, legibleUnit, seenHeightMm, viewingOf } from './compose.ts'

test.each([
  [1_920, 1_080, 'standard', 1],
  [2_560, 1_440, 'standard', 1.333],
  [3_840, 2_160, 'standard', 2],
  [3_840, 1_080, 'ultra', 1],
  [5_760, 1_080, 'panorama', 1],
  [5_760, 2_160, 'wide', 2],
  [1_080, 1_920, 'portrait', 1],
  [2_160, 3_840, 'portrait', 2],
  [1_366, 768, 'standard', 0.75],
  [1_280, 720, 'compact', 0.75],
])('a wall of %i × %i is composed as %s', (width, height, composition, unit) => {
  const fit = fitWall(width, height, null)
  expect(fit.composition).toBe(composition)
  expect(fit.unit).toBeCloseTo(unit, 3)
})
test('the heights to be seen are those of the practice notes', () => {
  expect(seenHeightMm(5, 20)).toBeCloseTo(29.1, 1)
  expect(seenHeightMm(8, 16)).toBeCloseTo(37.2, 1)
})
test('a viewer at five metres of a 0.63 mm wall gets text that he can read, and a wall that shows less', () => {
  const viewing = { viewerM: 5, pitchMm: 0.63 }
  const fit = fitWall(1_920, 1_080, viewing)
  expect(arcminOf(BODY_UNITS * fit.unit, viewing)).toBeCloseTo(20, 1)
  expect(arcminOf(LEAST_UNITS * fit.unit, viewing)).toBeGreaterThanOrEqual(16)
  expect(fit.composition).toBe('far')
  expect(fitWall(5_760, 2_160, viewing).composition).toBe('compact')
  expect(fitWall(3_840, 1_080, viewing).composition).toBe('strip')
})
test('a near viewer changes nothing: no text is made smaller than the wall would have it', () => {
  expect(fitWall(1_920, 1_080, { viewerM: 1, pitchMm: 1.25 }).unit).toBe(1)
})
test('a viewer too far for the wall gets the largest that fits, which is then called too small', () => {
  const viewing = { viewerM: 30, pitchMm: 0.3 }
  const fit = fitWall(1_920, 1_080, viewing)
  expect(fit.unit).toBeLessThan(legibleUnit(viewing))
  expect(arcminOf(LEAST_UNITS * fit.unit, viewing)).toBeLessThan(16)
})
test('map and alarms are on every wall', () => {
  for (const [width, height] of [
    [320, 240],
    [640, 360],
    [400, 900],
    [9_000, 500],
  ] as const) {
    const { panels } = fitWall(width, height, null)
    expect(panels.has('map') && panels.has('alarms'), `${width} × ${height}`).toBe(true)
  }
})
test('the viewing of a wall is read from its address, nonsense is not', () => {
  expect(viewingOf('?viewer=5&pitch=0.63')).toEqual({ viewerM: 5, pitchMm: 0.63 })
  for (const search of ['', '?viewer=5', '?viewer=-5&pitch=1', '?viewer=x&pitch=1', '?viewer=1e9&pitch=1'])
    expect(viewingOf(search)).toBeNull()
})
