import { expect, test } from 'vitest'
import { stepOf } from './step.ts'

const at = { epoch: 'e1', version: 6 }
const frame = (from: number, to: number, epoch = 'e1') => ({ epoch, from, to })

test('the next frame fits', () => {
  expect(stepOf(at, frame(6, 7))).toBe('apply')
})
test('a frame that gathers several steps fits as long as it begins where the screen is, or before', () => {
  expect(stepOf(at, frame(6, 40))).toBe('apply')
  expect(stepOf(at, frame(2, 7))).toBe('apply')
})
test('a missed frame is noticed', () => {
  expect(stepOf(at, frame(7, 8))).toBe('missed')
})
test('a heartbeat of a version that the screen never saw is a missed frame too', () => {
  expect(stepOf(at, frame(9, 9))).toBe('missed')
})
test('a doubled frame changes nothing', () => {
  expect(stepOf(at, frame(5, 6))).toBe('known')
  expect(stepOf(at, frame(1, 3))).toBe('known')
})
test('a heartbeat says that the link lives and nothing changed', () => {
  expect(stepOf(at, frame(6, 6))).toBe('heartbeat')
})
test('a heartbeat of an earlier version is no proof that the picture is current', () => {
  expect(stepOf(at, frame(5, 5))).toBe('known')
})
test('a restarted server is another epoch, whatever its versions say', () => {
  expect(stepOf(at, frame(6, 7, 'e2'))).toBe('otherEpoch')
  expect(stepOf(at, frame(6, 6, 'e2'))).toBe('otherEpoch')
})
test('a frame that leads backwards is never applied', () => {
  expect(stepOf(at, frame(6, 2))).toBe('malformed')
  expect(stepOf(at, frame(6, Number.NaN))).toBe('malformed')
})
