import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at, calendar } from '../interception/matter.fixture.ts'
import { addWorkingHours } from '../interception/working-hours.ts'
import { axisOver } from './axis.ts'

const [from, to] = [at('2026-04-20', '00:00'), at('2027-01-20')]
const axis = axisOver(from, to, calendar)
const moment = fc.integer({ min: from, max: at('2026-12-20') })

test('working time counted along the line ends where the house’s own counting ends, holidays and lunch left out', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 80 * 4 }), (start, quarters) => {
      expect(axis.after(start, quarters * 900_000)).toBe(addWorkingHours(start, quarters / 4, calendar).at)
    }),
  )
})

test('as much working time lies between as was counted', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 100 * 3_600_000 }), (start, ms) => {
      expect(axis.worked(axis.after(start, ms)) - axis.worked(start)).toBe(ms)
    }),
  )
})

test('what lies beyond the line is never reached, and no time is no wait', () => {
  expect(axis.after(at('2026-06-01'), 10_000 * 3_600_000)).toBe(Infinity)
  expect(axis.after(at('2026-06-06', '22:00'), 0)).toBe(at('2026-06-06', '22:00'))
  expect(axis.worked(at('2020-01-01'))).toBe(0)
  expect(axis.worked(at('2030-01-01'))).toBe(axis.worked(to + 86_400_000))
})
