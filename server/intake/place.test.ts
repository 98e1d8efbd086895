import fc from 'fast-check'
import gcoord from 'gcoord'
import { expect, test } from 'vitest'
import { inDistrict } from './district.ts'
import { centres, longgang } from './longgang.fixture.ts'
import { placeOf } from './place.ts'
import { METRES_PER_DEGREE } from './ring.ts'

const metres = (a: readonly [number, number], b: readonly [number, number]) =>
  Math.hypot((a[0] - b[0]) * Math.cos((a[1] * Math.PI) / 180), a[1] - b[1]) * METRES_PER_DEGREE

test('a WGS-84 position inside the district is taken as told', () => {
  expect(placeOf({ lng: 114.23, lat: 22.718, crs: 'WGS84' }, longgang)).toEqual({ lng: 114.23, lat: 22.718 })
  expect(placeOf({ lng: ' 114.23', lat: '22.718', crs: 'WGS84' }, longgang)).toEqual({ lng: 114.23, lat: 22.718 })
})

test.each(centres)('the centre of $code told in GCJ-02 lands where it is, the original kept', ({ wgs, gcj }) => {
  const place = placeOf({ lng: gcj[0], lat: gcj[1], crs: 'GCJ02' }, longgang)
  // The table is rounded to 1e-4 degrees: up to 8 m.
  expect(metres([place.lng!, place.lat!], wgs)).toBeLessThan(8)
  expect(place.original).toEqual({ lng: gcj[0], lat: gcj[1], crs: 'GCJ02' })
})

test.each(centres)('the centre of $code sent out in GCJ-02 and BD-09 comes back within a metre', ({ wgs }) => {
  for (const crs of ['GCJ02', 'BD09'] as const) {
    const [lng, lat] = gcoord.transform([wgs[0], wgs[1]], gcoord.WGS84, crs === 'GCJ02' ? gcoord.GCJ02 : gcoord.BD09)
    const place = placeOf({ lng, lat, crs }, longgang)
    expect(metres([place.lng!, place.lat!], wgs)).toBeLessThan(1)
  }
})

test('CGCS2000 is taken as WGS-84, and what was told is kept', () => {
  const told = { lng: '114.23', lat: '22.718', crs: 'CGCS2000' as const }
  expect(placeOf(told, longgang)).toEqual({ lng: 114.23, lat: 22.718, original: told })
})

test.each([
  [0, 0, 'zero'],
  ['0', '0.0000', 'zero'],
  [114.2, 0, 'zero'],
  [22.718, 114.23, 'swapped'],
  [-73.98, 40.75, 'outside'],
  [500, 900, 'outside'],
  [114.02, 22.63, 'outside'],
  ['abc', 22.7, 'notANumber'],
  ['0x10', 22.7, 'notANumber'],
  [{ deg: 114 }, 22.7, 'notANumber'],
  [NaN, 22.7, 'notANumber'],
  ['', 22.7, 'missing'],
  [null, 22.7, 'missing'],
] as const)('%j, %j is a position unknown: %s, kept as told', (lng, lat, why) => {
  expect(placeOf({ lng, lat, crs: 'WGS84' }, longgang)).toEqual({
    lng: null,
    lat: null,
    unknown: why,
    original: { lng, lat, crs: 'WGS84' },
  })
})

test('a record without a position keeps no original', () => {
  expect(placeOf({ crs: 'WGS84' }, longgang)).toEqual({ lng: null, lat: null, unknown: 'missing' })
})

test('a position a kilometre beyond the outline is still ours, two kilometres beyond is not', () => {
  const edge = 114.046
  const degree = 1 / (METRES_PER_DEGREE * Math.cos((22.632 * Math.PI) / 180))
  expect(placeOf({ lng: edge - 1_000 * degree, lat: 22.632, crs: 'WGS84' }, longgang).lng).not.toBeNull()
  expect(placeOf({ lng: edge - 2_000 * degree, lat: 22.632, crs: 'WGS84' }, longgang).unknown).toBe('outside')
})

const anything = fc.oneof(
  fc.double({ noNaN: false }),
  fc.double({ min: 22, max: 23.5 }),
  fc.double({ min: 113.5, max: 115 }),
  fc.double({ min: 113.5, max: 115 }).map(String),
  fc.constantFrom(0, -0, '0', null, undefined, '', 72.004, 72.0041, 137.8346, 55.827, 0.8294, 30),
  fc.jsonValue(),
)

test('no telling, however odd, puts a thing outside the district, hangs, or throws', () => {
  fc.assert(
    fc.property(anything, anything, fc.constantFrom('WGS84', 'GCJ02', 'BD09', 'CGCS2000'), (lng, lat, crs) => {
      const place = placeOf({ lng, lat, crs }, longgang)
      if (place.lng === null || place.lat === null) expect(place.unknown).toBeDefined()
      else expect(inDistrict(longgang, place.lng, place.lat)).toBe(true)
    }),
    { numRuns: 3_000 },
  )
})

test('an endless inversion at the edge of the GCJ-02 box is never begun', () => {
  expect(placeOf({ lng: 72.0041, lat: 30, crs: 'GCJ02' }, longgang).unknown).toBe('outside')
})
