import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueAt, startClock } from '../law/clock.ts'
import { at, calendar } from './matter.fixture.ts'
import { laneDue } from './guards.ts'
import { addWorkingHours } from './working-hours.ts'
import type { LaneLimit } from './model.ts'

const limit = (amount: number, unit: LaneLimit['unit']): { limit: LaneLimit } => ({
  limit: { amount, unit, article: null },
})
const HOUR = 3_600_000

describe('a lane’s time', () => {
  test('of three working days ends at 24:00 of the third, the day of routing not counted', () => {
    const due = laneDue(limit(3, 'workingDays'), at('2026-06-01'), at('2026-06-01', '16:00'), 'R121', calendar)
    expect(due).toEqual({ at: at('2026-06-05', '00:00'), boundBy: 'lane', article: null, provisional: false })
  })

  test('of ten is cut off at the end of working day 5 from receipt, and says by which article', () => {
    const due = laneDue(limit(10, 'workingDays'), at('2026-06-01'), at('2026-06-02'), 'R121', calendar)
    expect(due).toMatchObject({ at: at('2026-06-09', '00:00'), boundBy: 'window', article: '总局令第121号第15条' })
  })

  test('routed late in the window has only what is left of it', () => {
    const due = laneDue(limit(3, 'workingDays'), at('2026-06-01'), at('2026-06-08', '17:00'), 'R121', calendar)
    expect(due).toMatchObject({ at: at('2026-06-09', '00:00'), boundBy: 'window' })
  })

  test('over the Dragon Boat holiday does not count the days off', () => {
    const due = laneDue(limit(3, 'workingDays'), at('2026-06-18'), at('2026-06-18'), 'R121', calendar)
    expect(due.at).toBe(at('2026-06-25', '00:00'))
  })

  test('of the same day ends that night, or on the next day worked', () => {
    const same = (day: string) => laneDue(limit(1, 'sameDay'), at(day), at(day), 'R121', calendar).at
    expect(same('2026-06-01')).toBe(at('2026-06-02', '00:00'))
    expect(same('2026-06-20')).toBe(at('2026-06-23', '00:00'))
  })

  test('of four working hours leaves out lunch, the night and the weekend', () => {
    const four = (day: string, time: string) => addWorkingHours(at(day, time), 4, calendar).at
    expect(four('2026-06-01', '09:00')).toBe(at('2026-06-01', '15:00'))
    expect(four('2026-06-05', '16:30')).toBe(at('2026-06-08', '11:30'))
    expect(four('2026-06-06', '10:00')).toBe(at('2026-06-08', '15:00'))
    expect(four('2026-06-01', '08:00')).toBe(at('2026-06-01', '15:00'))
  })

  test('under Order 20 is bounded by its own article', () => {
    const due = laneDue(limit(10, 'workingDays'), at('2026-04-01'), at('2026-04-01'), 'R20', calendar)
    expect(due.article).toBe('总局令第20号第14条')
  })

  test('never outlives the window, nor the decision on acceptance, whatever the model says', () => {
    const unit = fc.constantFrom<LaneLimit['unit']>('workingDays', 'workingHours', 'sameDay')
    const receipt = fc.integer({ min: at('2026-01-01') / HOUR, max: at('2026-12-20') / HOUR })
    fc.assert(
      fc.property(receipt, fc.nat(400), fc.integer({ min: 1, max: 250 }), unit, (hours, later, amount, each) => {
        const [receivedAt, routedAt] = [hours * HOUR, (hours + later) * HOUR]
        const due = laneDue(limit(amount, each), receivedAt, routedAt, 'R121', calendar)
        expect(due.at).toBeLessThanOrEqual(dueAt(startClock('interceptionWindow', 'R121', receivedAt, calendar)))
        expect(due.at).toBeLessThan(dueAt(startClock('acceptance', 'R121', receivedAt, calendar)))
      }),
    )
  })
})
