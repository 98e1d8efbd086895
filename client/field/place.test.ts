import { expect, test } from 'vitest'
import type { Place } from './entry.ts'
import { FRESH_MS, mayTell, placeOf, stamp, TELL_EVERY_MS } from './use-place.ts'

const here = (at: number): Place => ({ lng: 114.1, lat: 22.6, accuracyM: 8, at })

test('where somebody is, is told on duty only', () => {
  expect(mayTell(false, here(100_000), { at: 0, place: null }, 100_000)).toBe(false)
  expect(mayTell(true, here(100_000), { at: 0, place: null }, 100_000)).toBe(true)
  expect(mayTell(true, null, { at: 0, place: null }, 100_000)).toBe(false)
})

test('it is told at most every ten seconds, and never the same place of the same moment twice', () => {
  const told = { at: 100_000, place: here(99_000) }
  expect(mayTell(true, here(105_000), told, 100_000 + TELL_EVERY_MS - 1)).toBe(false)
  expect(mayTell(true, here(105_000), told, 100_000 + TELL_EVERY_MS)).toBe(true)
  expect(mayTell(true, here(99_000), told, 200_000)).toBe(false)
})

test('a place of long ago is no stamp, and is not told', () => {
  expect(stamp(here(0), FRESH_MS)).toEqual(here(0))
  expect(stamp(here(0), FRESH_MS + 1)).toBeNull()
  expect(mayTell(true, here(0), { at: 0, place: null }, FRESH_MS + 1)).toBe(false)
})

test('a fix of the browser is whole metres and whole milliseconds', () => {
  const coords = { longitude: 114.1, latitude: 22.6, accuracy: 12.7 } as GeolocationCoordinates
  expect(placeOf({ coords, timestamp: 1_000.4 } as GeolocationPosition)).toEqual({
    lng: 114.1,
    lat: 22.6,
    accuracyM: 13,
    at: 1_000,
  })
})
